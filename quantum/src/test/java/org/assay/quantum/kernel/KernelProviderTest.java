package org.assay.quantum.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is chosen on virtual machines that are started in other ways than this one. */
class KernelProviderTest {

    private static final String MODULE = "--add-modules=jdk.incubator.vector";

    /** Run in a process of its own. */
    public static final class Child {
        private Child() {}

        public static void main(String[] args) {
            System.out.println(KernelProvider.description());
            System.out.println(KernelProvider.scope());
            System.out.println(TileKernelProvider.isAvailable() + " " + CellProvider.isAvailable());
        }
    }

    /** Processors with less, or of another kind, may have no vectors that the kernels can use. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "%M -XX:UseAVX=2; (256|128)-bit vectors|scalar loops .*no fused multiply-add.*",
        "%M -XX:MaxVectorSize=16; 128-bit vectors|scalar loops .*no fused multiply-add.*",
        "%M -XX:-UseFMA; scalar loops .the processor has no fused multiply-add.",
        "%M -Xint; scalar loops .vectors need the optimising compiler.*",
        "%M -XX:TieredStopAtLevel=1; scalar loops .vectors need the optimising compiler.*",
        "-Xshare:auto; scalar loops .start Java with --add-modules=jdk.incubator.vector for vectors."})
    void kernelsAreThoseThatTheMachineCanRun(String options, String description) throws IOException, InterruptedException {
        List<String> said = child(options.replace("%M", MODULE).split(" "));
        assertThat(said).hasSize(3);
        assertThat(said.get(0)).matches(description);
        boolean wide = said.get(0).matches("(256|512)-bit.*");
        assertThat(said.get(1).contains("states outside the heap need")).isEqualTo(!wide);
        assertThat(said.get(2)).isEqualTo(said.get(0).contains("-bit") + " " + wide);
    }

    private static List<String> child(String... options) throws IOException, InterruptedException {
        String classes = Stream.of(KernelProvider.class, KernelProviderTest.class)
                .map(c -> Path.of(c.getProtectionDomain().getCodeSource().getLocation().getPath()).toString())
                .reduce("", (a, b) -> a + File.pathSeparator + b);
        List<String> command = Stream.of(Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+IgnoreUnrecognizedVMOptions", "-Xmx64m"),
                Stream.of(options), Stream.of("-cp", classes, Child.class.getName())).flatMap(s -> s).toList();
        Process process = new ProcessBuilder(command).start();
        String out = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as("exit code of %s", command).isZero();
        return out.lines().toList();
    }
}
