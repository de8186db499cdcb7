package org.assay.comparison.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.assay.comparison.energy.EnergyReading;
import org.assay.comparison.energy.Meters;
import org.assay.comparison.report.Units;
import org.assay.comparison.report.Wrap;
import org.assay.quantum.kernel.KernelProvider;
import org.assay.quantum.kernel.Workers;
import org.assay.quantum.simulate.StateMemory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code assay doctor}: what this machine offers, and how to get more of it. */
@Command(name = "doctor", mixinStandardHelpOptions = true, addMethodSubcommands = false,
        description = "Shows the JDK, vectors, memory and energy meters in use, and how to get better ones.")
final class DoctorCommand implements Runnable {

    private static final int WIDTH = 80;
    private static final int LABEL = 10;

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
            List<String> lines = finding.stream().flatMap(line -> Wrap.lines(line, WIDTH - LABEL, "").stream()).toList();
            for (int i = 0; i < lines.size(); i++) {
                out.printf("%-" + LABEL + "s%s%n", i == 0 ? topic : "", lines.get(i));
            }
        });
    }

    private static Map<String, List<String>> findings() {
        MachineFacts machine = MachineFacts.ofThisMachine();
        Map<String, List<String>> findings = new LinkedHashMap<>();
        findings.put("java", List.of("%s %s".formatted(System.getProperty("java.vm.name"), Runtime.version()), System.getProperty("java.home")));
        findings.put("system", Stream.of(Optional.of("%s %s, %d processors, %d threads for states".formatted(System.getProperty("os.name"),
                        System.getProperty("os.arch"), Runtime.getRuntime().availableProcessors(), Workers.shared().size())),
                machine.processor(), machine.processorLimit()).flatMap(Optional::stream).toList());
        findings.put("kernels", List.of(KernelProvider.description(), KernelProvider.scope()));
        findings.put("memory", memory(machine));
        findings.put("pages", List.of("huge pages: " + machine.hugePages()));
        findings.put("energy", energy());
        return findings;
    }

    private static List<String> memory(MachineFacts machine) {
        double free = StateMemory.freeBytes();
        return List.of("%s free for states: up to %d qubits in double precision".formatted(Units.bytes(free), StateMemory.mostQubits(free, 1)),
                "Java's heap may grow to %s; %s".formatted(Units.bytes(Runtime.getRuntime().maxMemory()), machine.memoryLimit()),
                "more with ASSAY_JAVA_OPTS=-Xmx..., where the machine has it",
                "outside the heap, for QAOA and large states: %s".formatted(Units.bytes(StateMemory.freeOffHeapBytes())));
    }

    /** The meter in use first, then each with what stands in its way and the remedy. */
    private static List<String> energy() {
        Map<String, Optional<EnergyReading.Unavailable>> meters = Meters.obstacles();
        List<String> lines = new ArrayList<>();
        lines.add(meters.entrySet().stream().filter(m -> m.getValue().isEmpty()).findFirst()
                .map(m -> "measured by %s (tag M)".formatted(m.getKey()))
                .orElse("modelled from processor time at 12 W a core, with an assumed load (tag a)"));
        meters.forEach((name, obstacle) -> lines.add(obstacle.map(o -> "%s: no. %s. Better: %s".formatted(name, o.reason().split("; ", 2)[0], o.remedy()))
                .orElse("%s: can be read".formatted(name))));
        lines.add("other meters: --meter file:PATH for watts that a host writes, --meter log:PATH for the record of a power meter");
        return lines;
    }
}
