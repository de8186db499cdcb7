package org.assay.comparison.energy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assay.comparison.energy.EnergyReading.Measured;
import org.assay.comparison.energy.EnergyReading.Unavailable;
import org.assay.comparison.quantity.Interval;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Source;
import org.assay.comparison.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * The same counters as {@link RaplMeter} through {@code perf stat}, for machines that allow this and
 * not the other (setting {@code perf_event_paranoid}).
 *
 * <p>perf prints the joules of every tenth of a second; a reading is uncertain by one such step at
 * either end.
 */
public final class PerfMeter implements EnergyMeter {

    private static final int STEP_MILLIS = 100;
    private static final Path PARANOID = Path.of("/proc/sys/kernel/perf_event_paranoid");

    /** Joules on standard output, comma separated, every step, until it is killed. */
    private static final List<String> PERF = List.of("perf", "stat", "-a", "-x", ",", "-I", String.valueOf(STEP_MILLIS),
            "--log-fd", "1", "-e", "power/energy-pkg/", "-e", "power/energy-ram/");

    /** What the kernel counts for perf, and the file there that names the joules of a package. */
    private static final Path SOURCES = Path.of("/sys/bus/event_source/devices");
    private static final Path JOULES = Path.of("power", "events", "energy-pkg");

    private final List<String> command;
    private final Optional<Path> sources;

    public PerfMeter() {
        this(PERF, Optional.of(SOURCES));
    }

    PerfMeter(List<String> command) {
        this(command, Optional.empty());
    }

    /** @param sources the kernel's list of event sources, where it is known: one without joules saves the attempt */
    PerfMeter(List<String> command, Optional<Path> sources) {
        this.command = List.copyOf(command);
        this.sources = sources;
    }

    @Override
    public String name() {
        return "perf power/energy-pkg/";
    }

    /** Tries for a moment whether perf prints joules; one that is not there, or has given up, is not waited for. */
    @Override
    public Optional<Unavailable> obstacle() {
        try (Measurement trial = start()) {
            if (trial instanceof Running running) {
                running.await(Duration.ofMillis(3L * STEP_MILLIS));
            }
            return trial.stop() instanceof Unavailable unavailable ? Optional.of(unavailable) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(new Unavailable("interrupted while perf was tried", "try again"));
        }
    }

    @Override
    public Measurement start() {
        Optional<Path> missing = sources.filter(Files::isDirectory).map(s -> s.resolve(JOULES)).filter(Files::notExists);
        if (missing.isPresent()) {
            return new RaplMeter.Blocked(silent("%s is missing".formatted(missing.get())));
        }
        try {
            return new Running(new ProcessBuilder(command).redirectErrorStream(true).start());
        } catch (IOException e) {
            return new RaplMeter.Blocked(new Unavailable("perf cannot be started: %s".formatted(e.getMessage()),
                    "install it (package linux-tools or perf)"));
        }
    }

    private static Unavailable silent(String output) {
        return new Unavailable("perf gives no joules: %s".formatted(output.isBlank() ? "it printed nothing" : output),
                "the events power/energy-pkg/ need bare metal, and 'sysctl kernel.perf_event_paranoid=0' or less (now %s)".formatted(paranoid()));
    }

    private static String paranoid() {
        try {
            return Files.readString(PARANOID).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static final class Running implements Measurement {
        private final Process process;
        private final Thread reader;
        private final Map<String, Double> joules = new TreeMap<>();
        private final StringBuilder complaints = new StringBuilder();
        private double lastStep;
        private @Nullable EnergyReading result;

        Running(Process process) {
            this.process = process;
            this.reader = Thread.ofPlatform().daemon().name("perf-reader").unstarted(this::read);
            reader.start();
        }

        /** Until perf ends, but no longer than this. */
        void await(Duration most) throws InterruptedException {
            reader.join(most);
        }

        private void read() {
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    accept(line);
                }
            } catch (IOException e) {
                // The stream closes when perf is stopped: what was read until then counts.
                return;
            }
        }

        /** {@code time,joules,Joules,event,...}; anything else is a complaint. */
        private synchronized void accept(String line) {
            String[] cells = line.strip().split(",", -1);
            if (result != null || line.isBlank() || line.startsWith("#")) {
                return;
            }
            if (cells.length >= 4 && cells[2].equals("Joules") && cells[1].matches("[0-9.eE+-]+")) {
                double step = Double.parseDouble(cells[1]);
                joules.merge(cells[3], step, Double::sum);
                lastStep = Math.max(lastStep, step);
            } else if (complaints.length() < 500) {
                complaints.append(complaints.isEmpty() ? "" : "; ").append(line.strip());
            }
        }

        @Override
        public synchronized EnergyReading soFar() {
            if (result != null) {
                return result;
            }
            if (joules.isEmpty()) {
                return silent(complaints.toString());
            }
            double sum = joules.values().stream().mapToDouble(Double::doubleValue).sum();
            Interval range = Interval.of(Math.max(0, sum - lastStep), sum + lastStep);
            return new Measured(Quantity.measured("energy (perf)", sum, range, Unit.JOULE, Source.of("RAPL counters through perf stat")),
                    "all processor packages" + (joules.containsKey("power/energy-ram/") ? " with memory" : "") + ", whole machine", joules);
        }

        @Override
        public EnergyReading stop() {
            try {
                if (process.isAlive()) {
                    Thread.sleep(STEP_MILLIS + 20L); // the step that is under way
                }
                process.destroy();
                reader.join(Duration.ofSeconds(2));
            } catch (InterruptedException e) {
                process.destroy();
                Thread.currentThread().interrupt();
            }
            synchronized (this) {
                result = soFar();
                return result;
            }
        }
    }
}
