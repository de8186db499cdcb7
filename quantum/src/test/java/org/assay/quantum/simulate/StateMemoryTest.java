package org.assay.quantum.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.assay.quantum.kernel.OffHeapMemory;
import org.assay.quantum.kernel.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateMemoryTest {

    private static final long MIB = 1L << 20;
    private static final Path RESIDENT = Path.of("/proc/self/statm");

    /** What would be read as free, one after another. */
    private static DoubleSupplier readings(double... mebibytes) {
        Queue<Double> queue = new ArrayDeque<>();
        for (double m : mebibytes) {
            queue.add(m * MIB);
        }
        return queue::remove;
    }

    private static double residentMib() throws IOException {
        return Long.parseLong(Files.readString(RESIDENT).split(" ")[1]) * 4096.0 / MIB;
    }

    @Test
    void memoryThatStaysFreeIsLaidOutToTheEnd() {
        try (Arena arena = Arena.ofShared()) {
            MemorySegment memory = OffHeapMemory.allocate(150 * MIB, arena);
            memory.set(ValueLayout.JAVA_DOUBLE, 8, 0.5);
            StateMemory.layOut(23, "the state", memory, readings(160, 90, 25));
            assertThat(memory.get(ValueLayout.JAVA_DOUBLE, 8)).isEqualTo(0.5);
            assertThat(memory.get(ValueLayout.JAVA_BYTE, 150 * MIB - 1)).isZero();
        }
    }

    @Test
    void memoryThatAnotherProcessTakesMidwayIsMissedBeforeItIsUsedAndAllIsGivenBack() throws IOException {
        assumeThat(RESIDENT).exists();
        try (Arena arena = Arena.ofShared()) {
            MemorySegment memory = OffHeapMemory.allocate(300 * MIB, arena);
            double before = residentMib();
            double[] after = new double[1];
            DoubleSupplier shrinking = readings(310, 240, 100);
            DoubleSupplier looking = () -> {
                try {
                    after[0] = Math.max(after[0], residentMib());
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
                return shrinking.getAsDouble();
            };
            assertThatThrownBy(() -> StateMemory.layOut(24, "the state", memory, looking))
                    .isInstanceOf(StateTooLargeException.class)
                    .hasMessageContaining("the state of 24 qubits")
                    .hasMessageContaining("172 MiB of 300 MiB")
                    .hasMessageContaining("100 MiB are free")
                    .hasMessageContaining("single precision");
            assertThat(after[0] - before).as("MiB held midway").isGreaterThan(100);
            assertThat(residentMib() - before).as("MiB held afterwards").isLessThan(60);
        }
    }

    @Test
    void anInterruptionStopsTheLayingOut() {
        try (Arena arena = Arena.ofShared()) {
            MemorySegment memory = OffHeapMemory.allocate(128 * MIB, arena);
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> StateMemory.layOut(23, "the state", memory, () -> 1e12))
                    .isInstanceOf(CancellationException.class).hasMessageContaining("the state of 23 qubits");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void aHeapThatIsFullAfterAllSaysWhatToDo() {
        assertThatThrownBy(() -> StateMemory.onHeap(29, "the state", () -> {
            throw new OutOfMemoryError("Java heap space");
        })).isInstanceOf(StateTooLargeException.class)
                .hasCauseInstanceOf(OutOfMemoryError.class)
                .hasMessageContaining("needs 8 GiB for the state of 29 qubits")
                .hasMessageContaining("Java heap space")
                .hasMessageContaining("-Xmx");
    }

    @Test
    void whatDoesNotFitOutsideTheHeapSaysWhatWould() {
        double free = StateMemory.freeOffHeapBytes();
        assumeThat(free).isFinite();
        assertThatThrownBy(() -> StateMemory.requireOffHeap(40, Math.scalb(8.0, 40), "the state"))
                .isInstanceOfSatisfying(StateTooLargeException.class, e -> {
                    assertThat(Math.scalb(8.0, e.mostQubits())).isLessThan(1.1 * free).isGreaterThan(free / 4);
                    assertThat(e).hasMessageContaining("up to %d qubits".formatted(e.mostQubits()));
                });
    }

    /** In a heap of two generations, what is said to be free can be had in two arrays. */
    public static final class Generations {
        private Generations() {}

        public static void main(String[] args) {
            int qubits = StateMemory.mostQubits(StateMemory.freeBytes(), 1);
            System.out.println(qubits + " " + StateVector.zero(qubits).norm());
            try {
                StateVector.zero(qubits + 1);
            } catch (StateTooLargeException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"-XX:+UseParallelGC -Xmx320m, 23", "-XX:+UseSerialGC -Xmx320m, 23", "-XX:+UseG1GC -Xmx320m, 24",
        "-XX:+UseParallelGC -XX:NewRatio=8 -Xmx320m, 24"})
    void whatIsFreeInAHeapCanBeHadInTwoArrays(String options, int qubits) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(options.split(" ")));
        command.addAll(List.of("-cp", classes(), Generations.class.getName()));
        Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(child.getInputStream().readAllBytes());
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said).as(options).contains(qubits + " 1.0", "needs", "fits here:").doesNotContain("refused");
    }

    private static String classes() {
        return Path.of(LargeState.class.getProtectionDomain().getCodeSource().getLocation().getPath())
                + File.pathSeparator + Path.of(StateMemoryTest.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    }

    /** Under a limit of address space the system refuses memory that the machine has. */
    public static final class Child {
        private Child() {}

        public static void main(String[] args) {
            try (LargeState state = LargeState.zero(28, Precision.DOUBLE)) {
                System.out.println("made " + state);
            } catch (StateTooLargeException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    void aLimitOnTheProcessIsReportedAndNotDiedOf() throws IOException, InterruptedException {
        assumeThat(Path.of("/bin/sh")).exists();
        assumeThat(LargeState.isSupported()).isTrue();
        assumeThat(StateMemory.freeOffHeapBytes()).isBetween(5.0 * (1L << 30), 1e15);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process child = new ProcessBuilder(List.of("/bin/sh", "-c",
                "ulimit -v 4500000 && exec \"$0\" -Xmx64m -XX:+UseSerialGC -XX:CompressedClassSpaceSize=64m -XX:ReservedCodeCacheSize=48m"
                        + " --add-modules=jdk.incubator.vector --enable-native-access=ALL-UNNAMED -cp \"$1\" \"$2\"",
                java, classes(), Child.class.getName())).redirectErrorStream(true).start();
        String said = new String(child.getInputStream().readAllBytes());
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said).contains("needs", "the state of 28 qubits, which was refused", "ulimit -v");
        assertThat(child.exitValue()).isZero();
    }
}
