package org.assay.comparison.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.assay.comparison.energy.EnergyReading.Measured;
import org.assay.comparison.energy.EnergyReading.Unavailable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over a powercap tree made for the purpose, so that nothing depends on the machine. */
class RaplMeterTest {

    private static final long RANGE = 262_143_328_850L;

    @TempDir
    private Path root;

    private final AtomicLong clock = new AtomicLong();

    @Test
    void addsPackagesAndTheirMemoryButNotTheirPartsNorThePlatform() throws IOException {
        twoSockets();
        RaplMeter meter = meter();
        assertThat(meter.obstacle()).isEmpty();
        assertThat(meter.domains()).containsExactly(
                "package-0", "package-0/core", "package-0/dram", "package-1", "package-1/dram", "psys");
        EnergyMeter.Measurement run = meter.start();
        set("intel-rapl:0", 1_000_000 + 30_000_000);
        set("intel-rapl:0:0", 25_000_000);
        set("intel-rapl:0:1", 2_000_000);
        set("intel-rapl:1", 40_000_000);
        set("intel-rapl:1:0", 3_000_000);
        set("intel-rapl:2", 99_000_000);
        clock.set(2_000_000_000L);
        Measured reading = (Measured) run.stop();
        assertThat(reading.energy().value()).isCloseTo(30 + 2 + 40 + 3, within(1e-9));
        assertThat(reading.domains()).containsEntry("package-0/core", 25.0).containsEntry("psys", 99.0).hasSize(6);
        assertThat(reading.boundary()).isEqualTo("2 processor packages with memory, whole machine");
        assertThat(reading.energy().interval().low()).isCloseTo(75 - 75 * 0.0005, within(1e-9));
    }

    @Test
    void oneWrapIsWorthTheRange() throws IOException {
        zone("intel-rapl:0", "package-0", 262_143_000_000L);
        EnergyMeter.Measurement run = meter().start();
        set("intel-rapl:0", 500_000);
        clock.set(1_000_000_000L);
        assertThat(joules(run.stop())).isCloseTo(0.82885, within(1e-12));
    }

    @Test
    void twoWrapsAreSeenIfTheCounterIsReadBetweenThem() throws IOException {
        zone("intel-rapl:0", "package-0", 10_000_000);
        RaplMeasurement run = (RaplMeasurement) meter().start();
        for (long counter : new long[] {200_000_000_000L, 5_000_000, 200_000_000_000L, 7_000_000}) {
            set("intel-rapl:0", counter);
            run.sample();
        }
        clock.set(1_000_000_000L);
        double expected = 2 * RANGE * 1e-6 + (7_000_000 - 10_000_000) * 1e-6;
        assertThat(joules(run.stop())).isCloseTo(expected, within(1e-6));
    }

    @Test
    void aRunInTwoPartsAddsUpToTheWhole() throws IOException {
        zone("intel-rapl:0", "package-0", 0);
        RaplMeter meter = meter();
        EnergyMeter.Measurement whole = meter.start();
        EnergyMeter.Measurement first = meter.start();
        set("intel-rapl:0", 4_000_000);
        clock.set(1_000_000_000L);
        EnergyReading a = first.stop();
        EnergyMeter.Measurement second = meter.start();
        set("intel-rapl:0", 9_500_000);
        clock.set(3_000_000_000L);
        EnergyReading sum = a.plus(second.stop());
        assertThat(joules(sum)).isCloseTo(joules(whole.stop()), within(1e-12)).isCloseTo(9.5, within(1e-12));
        assertThat(((Measured) sum).domains()).containsEntry("package-0", 9.5);
    }

    @Test
    void aStoppedMeasurementKeepsItsReading() throws IOException {
        zone("intel-rapl:0", "package-0", 0);
        EnergyMeter.Measurement run = meter().start();
        set("intel-rapl:0", 1_000_000);
        clock.set(1_000_000_000L);
        EnergyReading first = run.stop();
        set("intel-rapl:0", 2_000_000);
        assertThat(run.stop()).isSameAs(first);
    }

    @Test
    void anAbsentTreeIsUnavailableAndSaysWhatToDo() {
        Unavailable reason = new RaplMeter(root.resolve("none")).obstacle().orElseThrow();
        assertThat(reason.reason()).contains("none does not exist");
        assertThat(reason.remedy()).contains("bare metal");
        assertThat(new RaplMeter(root).obstacle().orElseThrow().reason()).contains("no intel-rapl package");
    }

    @Test
    void anUnreadableCounterNamesTheVulnerabilityAndTheRemedy() throws IOException {
        twoSockets();
        RaplMeter meter = new RaplMeter(root, file -> {
            if (file.endsWith("intel-rapl:1/energy_uj")) {
                throw new AccessDeniedException(file.toString());
            }
            return Files.readString(file);
        }, clock::get, false);
        Unavailable reading = (Unavailable) meter.measure(() -> {});
        assertThat(reading.reason()).contains("intel-rapl:1/energy_uj").contains("root only");
        assertThat(reading.remedy()).contains("CVE-2020-8694").contains("chmod");
        assertThat(reading.joules()).isEmpty();
    }

    @Test
    void aCounterThatIsLostDuringTheRunLosesTheReading() throws IOException {
        zone("intel-rapl:0", "package-0", 0);
        EnergyMeter.Measurement run = meter().start();
        Files.delete(root.resolve("intel-rapl:0/energy_uj"));
        assertThat(((Unavailable) run.stop()).reason()).startsWith("lost during the run").contains("energy_uj");
    }

    @Test
    void garbageInACounterIsNamed() throws IOException {
        zone("intel-rapl:0", "package-0", 0);
        Files.writeString(root.resolve("intel-rapl:0/energy_uj"), "n/a\n");
        assertThat(meter().obstacle().orElseThrow().reason()).contains("'n/a'");
    }

    @Test
    void aWrapOfUnknownRangeIsNotGuessed() throws IOException {
        zone("intel-rapl:0", "package-0", 5);
        Files.delete(root.resolve("intel-rapl:0/max_energy_range_uj"));
        RaplMeter meter = meter();
        EnergyMeter.Measurement run = meter.start();
        set("intel-rapl:0", 4);
        assertThat(((Unavailable) run.stop()).reason()).contains("from 5 to 4 uJ");
    }

    @Test
    void theSamplerRunsAndStopsByItself() throws IOException {
        zone("intel-rapl:0", "package-0", 0);
        EnergyReading reading = new RaplMeter(root).measure(() -> {
            set("intel-rapl:0", 3_000_000);
            LockSupport.parkNanos(Duration.ofMillis(30).toNanos());
        });
        assertThat(joules(reading)).isCloseTo(3, within(1e-12));
    }

    /** Within one refresh of the counter a run would seem to cost nothing. */
    @Test
    void aRunTooShortForTheCountersIsNotCalledFree() throws IOException {
        zone("intel-rapl:0", "package-0", 0);
        EnergyMeter.Measurement run = meter().start();
        clock.set(225_000L);
        assertThat(run.stop()).isInstanceOfSatisfying(EnergyReading.Unavailable.class, u -> assertThat(u.reason())
                .isEqualTo("a run of 0.225 ms is too short for RAPL, whose counters move once in 1 ms"));
    }

    private RaplMeter meter() {
        return new RaplMeter(root, Files::readString, clock::get, false);
    }

    private void twoSockets() throws IOException {
        zone("intel-rapl:0", "package-0", 1_000_000);
        zone("intel-rapl:0:0", "core", 0);
        zone("intel-rapl:0:1", "dram", 0);
        zone("intel-rapl:1", "package-1", 0);
        zone("intel-rapl:1:0", "dram", 0);
        zone("intel-rapl:2", "psys", 0);
        Files.createDirectory(root.resolve("intel-rapl-mmio:0")); // the same package once more: must not count
    }

    private void zone(String directory, String name, long microjoules) throws IOException {
        Files.createDirectories(root.resolve(directory));
        Files.writeString(root.resolve(directory).resolve("name"), name + "\n");
        Files.writeString(root.resolve(directory).resolve("max_energy_range_uj"), RANGE + "\n");
        set(directory, microjoules);
    }

    private void set(String directory, long microjoules) {
        try {
            Files.writeString(root.resolve(directory).resolve("energy_uj"), microjoules + "\n");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static double joules(EnergyReading reading) {
        return reading.joules().orElseThrow().value();
    }
}
