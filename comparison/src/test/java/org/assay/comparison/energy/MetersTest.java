package org.assay.comparison.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import org.assay.comparison.energy.EnergyReading.Measured;
import org.assay.comparison.energy.EnergyReading.Unavailable;
import org.assay.comparison.quantity.Interval;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Source;
import org.assay.comparison.quantity.Tag;
import org.assay.comparison.quantity.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetersTest {

    private static final Source HERE = Source.of("this test");

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-11-01T12:00:00Z");

    @Test
    void powerFromTheHostIsSummedOverTime() throws IOException {
        EnergyMeter.Measurement run = powerFile("20").start();
        integrate(run, "20", 1);
        integrate(run, "40", 2);
        Measured reading = (Measured) run.stop();
        assertThat(reading.energy().value()).isCloseTo(20 * 1 + 40 * 2, within(1e-9));
        assertThat(reading.energy().interval()).isEqualTo(Interval.of(60, 120));
        assertThat(reading.boundary()).contains("host");
        assertThat(run.stop()).isSameAs(reading);
    }

    @Test
    void aHostThatStopsWritingLosesTheReading() throws IOException {
        EnergyMeter.Measurement run = powerFile("20").start();
        now = now.plus(PowerFileMeter.STALE).plusSeconds(1);
        assertThat(((Unavailable) run.stop()).reason()).startsWith("lost during the run").contains("last written");
    }

    @ParameterizedTest
    @CsvSource({"'', not a power", "-3, not a power", "NaN, not a power", "20 W, not a power"})
    void aFileWithoutAPowerIsAnObstacle(String text, String expected) throws IOException {
        assertThat(powerFile(text).obstacle().orElseThrow().reason()).contains(expected);
        assertThat(powerFile(text).start().stop()).isInstanceOf(Unavailable.class);
    }

    @Test
    void aMissingFileIsAnObstacleWithARemedy() {
        Unavailable reason = new PowerFileMeter(folder.resolve("none")).obstacle().orElseThrow();
        assertThat(reason.reason()).contains("none");
        assertThat(reason.remedy()).contains("every second");
    }

    private PowerFileMeter powerFile(String text) throws IOException {
        write(text);
        return new PowerFileMeter(folder.resolve("power"), clock(), false);
    }

    private void integrate(EnergyMeter.Measurement run, String watts, int seconds) throws IOException {
        now = now.plusSeconds(seconds);
        write(watts);
        assertThat(run.soFar()).isInstanceOf(Measured.class);
    }

    private void write(String text) throws IOException {
        Files.writeString(folder.resolve("power"), text + "\n");
        Files.setLastModifiedTime(folder.resolve("power"), FileTime.from(now));
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
    }

    /** Power rises from 10 to 30 W within the first second and stays: 20 J, then 30 J a second. */
    @Test
    void anExternalMetersRecordIsIntegrated() {
        MeterLog log = MeterLog.parse("plug", "time,watts\n2026-11-01T12:00:00Z,10\n2026-11-01T12:00:01Z,30\n2026-11-01T12:00:05Z,30\n");
        assertThat(joules(log.between(now, now.plusSeconds(5)))).isCloseTo(20 + 120, within(1e-9));
        assertThat(joules(log.between(now.plusMillis(500), now.plusSeconds(2)))).isCloseTo(0.5 * 25 + 30, within(1e-9));
        double first = joules(log.between(now, now.plusMillis(700)));
        double second = joules(log.between(now.plusMillis(700), now.plusSeconds(5)));
        assertThat(first + second).as("a run in two parts").isCloseTo(140, within(1e-9));
    }

    @Test
    void epochSecondsAreTimesToo() {
        MeterLog log = MeterLog.parse("plug", "time,watts\n0,5\n1.5,5\n10,5\n");
        assertThat(joules(log.between(Instant.EPOCH, Instant.ofEpochSecond(4)))).isCloseTo(20, within(1e-9));
    }

    @Test
    void aRunOutsideTheRecordIsUnavailable() {
        MeterLog log = MeterLog.parse("plug", "time,watts\n0,5\n10,5\n");
        Unavailable reading = (Unavailable) log.between(Instant.ofEpochSecond(5), Instant.ofEpochSecond(11));
        assertThat(reading.reason()).contains("plug covers");
        assertThat(reading.remedy()).contains("time zones");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "time,power | 1: ",
        "time,watts;0,5;0,6 | 3: time",
        "time,watts;0,5;x,6 | 3: 'x' is no time",
        "time,watts;0,5;1,x | 3: 'x' is no number",
        "time,watts;0,5;1,-1 | 3: power is -1",
        "time,watts;0,5;1 | 3: '1' has 1 cells",
        "time,watts;0,5 | at least two",
    })
    void mistakesInARecordAreNamedByLine(String csv, String expected) {
        assertThatIllegalArgumentException().isThrownBy(() -> MeterLog.parse("plug", csv.replace(';', '\n'))).withMessageContaining(expected);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void perfsStepsAreSummedByCounter() {
        String lines = "0.1,1.50,Joules,power/energy-pkg/,100,100\\n0.1,0.25,Joules,power/energy-ram/,100,100\\n"
                + "0.2,2.50,Joules,power/energy-pkg/,100,100\\n0.2,0.25,Joules,power/energy-ram/,100,100\\n";
        Measured reading = (Measured) new PerfMeter(List.of("printf", lines)).measure(MetersTest::aMoment);
        assertThat(reading.energy().value()).isCloseTo(4.5, within(1e-12));
        assertThat(reading.domains()).isEqualTo(Map.of("power/energy-pkg/", 4.0, "power/energy-ram/", 0.5));
        assertThat(reading.energy().interval()).isEqualTo(Interval.of(2, 7));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void perfWithoutJoulesSaysWhatItPrinted() {
        EnergyMeter mute = new PerfMeter(List.of("printf", "event syntax error: unknown\\n"));
        Unavailable reading = (Unavailable) mute.measure(MetersTest::aMoment);
        assertThat(reading.reason()).contains("event syntax error");
        assertThat(reading.remedy()).contains("perf_event_paranoid");
        assertThat(new PerfMeter(List.of("printf", "0.1,<not supported>,Joules,power/energy-pkg/,0,100\\n")).obstacle()).isPresent();
        assertThat(new PerfMeter(List.of("no-such-program-anywhere")).obstacle().orElseThrow().reason()).contains("cannot be started");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void perfIsNotTriedWhereTheKernelCountsNoJoules() throws IOException {
        List<String> command = List.of("printf", "0.1,1.50,Joules,power/energy-pkg/,100,100\\n");
        Optional<Path> sources = Optional.of(Files.createDirectories(folder.resolve("sources")));
        assertThat(new PerfMeter(command, sources).obstacle().orElseThrow().reason()).contains("energy-pkg is missing");
        Files.createFile(Files.createDirectories(folder.resolve("sources/power/events")).resolve("energy-pkg"));
        assertThat(new PerfMeter(command, sources).obstacle()).isEmpty();
        assertThat(new PerfMeter(command, Optional.of(folder.resolve("no-sources"))).obstacle()).isEmpty();
    }

    private static void aMoment() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** 100 J in 10 s of which 40 J idling; the process had 6 of 12 busy seconds on 4 cores. */
    @Test
    void aProcessIsGivenItsPartOfTheBusyEnergyAndOfTheIdleCores() {
        ProcessShare share = new ProcessShare(Quantity.measured("idle", 4, Interval.point(4), Unit.WATT, HERE), 4);
        Quantity mine = share.of(machine(100), new ProcessShare.Times(6, 12, 10));
        assertThat(mine.value()).isCloseTo(60 * 0.5 + 40 * 6 / 40.0, within(1e-9));
        Quantity theirs = share.of(machine(100), new ProcessShare.Times(6, 12, 10));
        assertThat(mine.value() + theirs.value()).isLessThanOrEqualTo(100);
        assertThat(share.of(machine(100), new ProcessShare.Times(40, 40, 10)).value()).as("alone on all cores").isCloseTo(100, within(1e-9));
        assertThat(share.of(machine(100), new ProcessShare.Times(0, 0, 10)).value()).isZero();
        assertThat(mine.tag()).isEqualTo(Tag.MEASURED);
        assertThatIllegalArgumentException().isThrownBy(() -> new ProcessShare.Times(3, 2, 1)).withMessageContaining("process <= all");
    }

    private static Measured machine(double joules) {
        return new Measured(Quantity.measured("energy", joules, Interval.point(joules), Unit.JOULE, HERE), "machine", Map.of());
    }

    @Test
    void clocksAreReadFromProcAndTheControlGroup() throws IOException {
        Files.createDirectories(folder.resolve("self"));
        Files.writeString(folder.resolve("self/stat"), "17 (a (strange) name) S 1 1 1 0 -1 0 0 0 0 0 1234 66 0 0 20 0 9 0 0\n");
        Files.writeString(folder.resolve("stat"), "cpu  1000 10 200 90000 500 5 15 20 3 4\ncpu0 1 2 3\n");
        Files.writeString(folder.resolve("cpu.stat"), "usage_usec 2500000\nuser_usec 1\n");
        CpuClock clock = new CpuClock(folder, folder);
        assertThat(clock.process()).contains(13.0);
        assertThat(clock.machine().orElseThrow()).as("idle, iowait and the 20 stolen ticks are not work of this machine").isCloseTo(12.3, within(1e-12));
        assertThat(clock.container()).contains(2.5);
        CpuClock none = new CpuClock(folder.resolve("x"), folder.resolve("x"));
        assertThat(none.process()).isEmpty();
        assertThat(none.machine()).isEmpty();
        assertThat(none.container()).isEmpty();
    }

    @Test
    void aKernelWithAnotherFormatHasNoClock() throws IOException {
        Files.createDirectories(folder.resolve("self"));
        Files.writeString(folder.resolve("self/stat"), "17 oops");
        Files.writeString(folder.resolve("stat"), "cpu  1000 x 200 90000 500\n");
        CpuClock clock = new CpuClock(folder, folder);
        assertThat(clock.process()).isEmpty();
        assertThat(clock.machine()).isEmpty();
    }

    @Test
    void aRecordThatGrowsWhileTheWorkRunsIsReadAtItsEnd() throws IOException {
        Path record = Files.writeString(folder.resolve("plug.csv"), "time,watts\n999,40\n1000,40\n");
        Instant[] now = {Instant.ofEpochSecond(1000)};
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now[0];
            }
        };
        EnergyMeter meter = new MeterLogMeter(record, clock, Duration.ZERO);
        assertThat(meter.obstacle()).isEmpty();
        EnergyMeter.Measurement run = meter.start();
        now[0] = Instant.ofEpochSecond(1010);
        assertThat(run.soFar()).as("the record ends before the run does").isInstanceOf(Unavailable.class);
        Files.writeString(record, "time,watts\n999,40\n1000,40\n1010,60\n1011,60\n");
        assertThat(joules(run.stop())).isCloseTo(500, within(1e-9));
        Files.writeString(record, "seconds;power\n");
        assertThat(meter.obstacle().orElseThrow().reason()).contains("plug.csv:1: the header is");
        assertThat(new MeterLogMeter(folder.resolve("none.csv")).obstacle().orElseThrow().remedy()).contains("time,watts");
    }

    @Test
    void theModelStandsInOnTheProcessClocks() {
        double[] cpu = {5};
        double[] wall = {100};
        ModelledMeter meter = new ModelledMeter(EnergyModel.ofUnknownMachine(), () -> 2, () -> cpu[0], () -> wall[0]);
        EnergyMeter.Measurement run = meter.start();
        cpu[0] = 8;
        wall[0] = 102;
        double expected = EnergyModel.ofUnknownMachine().energyOf(3, 2, 2).value();
        assertThat(joules(run.soFar())).isCloseTo(expected, within(1e-12));
        EnergyReading stopped = run.stop();
        cpu[0] = 20;
        assertThat(run.stop()).isSameAs(stopped);
        assertThat(stopped.tag()).contains(Tag.ASSUMED);
        assertThat(joules(ModelledMeter.ofThisProcess(EnergyModel.ofUnknownMachine()).measure(MetersTest::aMoment))).isPositive();
    }

    @Test
    void theFirstMeterThatCanReadIsTheBest() {
        EnergyMeter blind = new RaplMeter(folder.resolve("none"));
        EnergyMeter model = ModelledMeter.ofThisProcess(EnergyModel.ofUnknownMachine());
        assertThat(Meters.best(List.of(blind), model)).isSameAs(model);
        assertThat(Meters.best(List.of(blind, model), blind)).isSameAs(model);
        assertThat(Meters.obstacles()).containsKeys("RAPL", "perf").hasSize(3);
    }

    @Test
    void theMonitorTellsWattsAndStopsAtTheBudget() {
        AtomicLong nanos = new AtomicLong();
        double[] cpu = {0};
        EnergyMeter meter = new ModelledMeter(EnergyModel.ofUnknownMachine().withLoad(Quantity.counted("load", 1, HERE)), () -> 0,
                () -> cpu[0], () -> nanos.get() * 1e-9);
        List<EnergyMonitor.Snapshot> seen = new ArrayList<>();
        EnergyMonitor monitor = new EnergyMonitor(meter, OptionalDouble.of(30), seen::add, nanos::get);
        monitor.look();
        cpu[0] = 2;
        nanos.set(1_000_000_000L);
        monitor.look();
        assertThat(seen.getLast()).isEqualTo(new EnergyMonitor.Snapshot(1, OptionalDouble.of(24), OptionalDouble.of(24)));
        assertThat(monitor.mustStop()).isFalse();
        cpu[0] = 3;
        nanos.set(2_000_000_000L);
        monitor.look();
        assertThat(seen.getLast().watts()).hasValue(12);
        assertThat(monitor.mustStop()).isTrue();
        assertThat(joules(monitor.stop())).isCloseTo(36, within(1e-12));
        assertThatIllegalArgumentException().isThrownBy(() -> new EnergyMonitor(meter, OptionalDouble.of(0), seen::add, nanos::get))
                .withMessageContaining("energy budget is 0.0 J");
    }

    @Test
    void withoutReadingsABudgetNeverEndsARun() {
        List<EnergyMonitor.Snapshot> seen = new ArrayList<>();
        try (EnergyMonitor monitor = new EnergyMonitor(new RaplMeter(folder.resolve("none")), OptionalDouble.of(1), seen::add, () -> 0)) {
            assertThat(monitor.look().joules()).isEmpty();
            assertThat(monitor.mustStop()).isFalse();
            assertThat(monitor.stop()).isInstanceOf(Unavailable.class);
        }
    }

    private static double joules(EnergyReading reading) {
        return reading.joules().orElseThrow().value();
    }
}
