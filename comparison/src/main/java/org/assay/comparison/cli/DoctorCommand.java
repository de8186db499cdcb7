package org.assay.comparison.cli;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.assay.comparison.energy.EnergyReading;
import org.assay.comparison.energy.RaplMeter;
import org.assay.comparison.report.Units;
import org.assay.quantum.kernel.KernelProvider;
import org.assay.quantum.simulate.StateMemory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code assay doctor}: what this machine offers, and how to get more of it. */
@Command(name = "doctor", mixinStandardHelpOptions = true,
        description = "Shows the JDK, vectors, memory and energy meters in use, and how to get better ones.")
final class DoctorCommand implements Runnable {

    @Option(names = "--java-home", description = "Print the home of the JDK in use, and nothing else.")
    boolean javaHome;

    @Spec
    @Nullable CommandSpec spec;

    @Override
    public void run() {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (javaHome) {
            out.println(System.getProperty("java.home"));
            return;
        }
        findings().forEach((topic, finding) -> {
            String[] lines = finding.split("\n", -1);
            out.printf("%-9s %s%n", topic, lines[0]);
            for (int i = 1; i < lines.length; i++) {
                out.printf("%-9s %s%n", "", lines[i]);
            }
        });
    }

    private static Map<String, String> findings() {
        Map<String, String> findings = new LinkedHashMap<>();
        findings.put("java", "%s %s (%s)".formatted(System.getProperty("java.vm.name"), Runtime.version(),
                System.getProperty("java.home")));
        findings.put("system", "%s %s, %d processors".formatted(System.getProperty("os.name"), System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors()));
        findings.put("kernels", KernelProvider.description());
        findings.put("memory", memory());
        findings.put("energy", energy());
        return findings;
    }

    private static String memory() {
        double free = StateMemory.freeBytes();
        return "%s free for states: up to %d qubits in double precision%nmore with ASSAY_JAVA_OPTS=-Xmx..., where the machine has it"
                .formatted(Units.bytes(free), StateMemory.mostQubits(free, 1));
    }

    private static String energy() {
        RaplMeter rapl = new RaplMeter();
        Optional<EnergyReading.Unavailable> obstacle = rapl.obstacle();
        if (obstacle.isEmpty()) {
            return "measured by %s: %s (tag M)".formatted(rapl.name(), String.join(", ", rapl.domains()));
        }
        return "modelled from processor time (tag m): %s cannot be read%nwhy:     %s%nbetter:  %s"
                .formatted(rapl.name(), obstacle.get().reason(), obstacle.get().remedy());
    }
}
