package org.assay.comparison.energy;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Energy of all processor packages and their memory by RAPL, through Linux powercap.
 *
 * <p>Sums every {@code package-N} and its {@code dram}; {@code core} and {@code uncore} are inside the
 * package, and {@code psys}, where there is one, contains the packages: both are reported by name and
 * not added. Counters start again at {@code max_energy_range_uj}; a daemon thread reads them ten times
 * a second, so that no wrap is missed. They count the whole machine, not this process.
 *
 * <p>The counters move about once a millisecond, so a reading is uncertain by that much of the mean
 * power at either end: a run of 10 ms is known to a fifth only.
 *
 * @see <a href="https://docs.kernel.org/power/powercap/powercap.html">Linux powercap</a>
 */
public final class RaplMeter implements EnergyMeter {

    private static final Path SYSTEM = Path.of("/sys/class/powercap");
    private static final Duration PERIOD = Duration.ofMillis(100);

    private final List<RaplZone> zones;
    private final Optional<EnergyReading.Unavailable> obstacle;
    private final RaplZone.Reader reader;
    private final LongSupplier nanoTime;
    private final boolean sampled;

    /** The counters of this machine. */
    public RaplMeter() {
        this(SYSTEM);
    }

    /** The counters under another powercap tree, such as a container's mount of its host's. */
    public RaplMeter(Path root) {
        this(root, Files::readString, System::nanoTime, true);
    }

    RaplMeter(Path root, RaplZone.Reader reader, LongSupplier nanoTime, boolean sampled) {
        this.reader = reader;
        this.nanoTime = nanoTime;
        this.sampled = sampled;
        List<RaplZone> found = new ArrayList<>();
        this.obstacle = findZones(root, found);
        this.zones = List.copyOf(found);
    }

    @Override
    public String name() {
        return "RAPL";
    }

    @Override
    public Optional<EnergyReading.Unavailable> obstacle() {
        return obstacle;
    }

    /** The counters by name: {@code package-0}, {@code package-0/dram}, ... */
    public List<String> domains() {
        return zones.stream().map(RaplZone::label).toList();
    }

    @Override
    public Measurement start() {
        if (obstacle.isPresent()) {
            return new Blocked(obstacle.get());
        }
        RaplMeasurement measurement = new RaplMeasurement(zones, reader, nanoTime);
        if (sampled) {
            measurement.sampleEvery(PERIOD);
        }
        return measurement;
    }

    private Optional<EnergyReading.Unavailable> findZones(Path root, List<RaplZone> found) {
        if (!Files.isDirectory(root)) {
            return Optional.of(noPowercap(root));
        }
        try (DirectoryStream<Path> directories = Files.newDirectoryStream(root, "intel-rapl:*")) {
            List<Path> sorted = new ArrayList<>();
            directories.forEach(sorted::add);
            sorted.sort(null);
            for (Path directory : sorted) {
                found.add(RaplZone.open(directory, prefix(root, directory), reader));
            }
            if (found.stream().noneMatch(RaplZone::isPackage)) {
                return Optional.of(noPackage(root));
            }
            for (RaplZone zone : found) {
                zone.microjoules(reader);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(unreadable(e));
        }
    }

    /** The kernel calls the memory of package 1 {@code intel-rapl:1:0}, {@code dram}: name its package. */
    private String prefix(Path root, Path directory) throws IOException {
        String[] numbers = directory.getFileName().toString().split(":", -1);
        return numbers.length < 3 ? "" : reader.read(root.resolve("intel-rapl:" + numbers[1]).resolve("name")).strip() + "/";
    }

    private static EnergyReading.Unavailable noPowercap(Path root) {
        return new EnergyReading.Unavailable(
                "%s does not exist: no RAPL counters here".formatted(root),
                "run on bare metal (virtual machines and most containers hide the counters) with the kernel module "
                        + "intel_rapl_common or its AMD counterpart loaded; macOS and Windows have no powercap");
    }

    private static EnergyReading.Unavailable noPackage(Path root) {
        return new EnergyReading.Unavailable(
                "%s has no intel-rapl package counter".formatted(root),
                "load it with 'modprobe intel_rapl_msr'; in a virtual machine ask the host for a share of its reading");
    }

    static EnergyReading.Unavailable unreadable(IOException e) {
        return switch (e) {
            case AccessDeniedException denied -> new EnergyReading.Unavailable(
                    "%s may be read by root only".formatted(denied.getFile()),
                    "since CVE-2020-8694 kernels keep RAPL to root: 'sudo chmod -R a+r /sys/class/powercap/intel-rapl*/' "
                            + "until the next boot (other users may then observe your power), or run as root");
            case NoSuchFileException missing -> new EnergyReading.Unavailable(
                    "%s is missing".formatted(missing.getFile()), "check that the whole powercap tree is mounted");
            default -> new EnergyReading.Unavailable(
                    "the RAPL counters cannot be read: %s".formatted(e.getMessage()), "see 'dmesg | grep -i rapl'");
        };
    }

    /** A measurement that cannot be made. */
    record Blocked(EnergyReading.Unavailable reason) implements Measurement {
        @Override
        public EnergyReading soFar() {
            return reason;
        }

        @Override
        public EnergyReading stop() {
            return reason;
        }
    }
}
