package org.assay.comparison.energy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.assay.comparison.energy.EnergyReading.Measured;
import org.assay.comparison.energy.EnergyReading.Unavailable;
import org.assay.comparison.quantity.Interval;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Source;
import org.assay.comparison.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Power that a host shares with a virtual machine through a file: one number, in W, written anew about
 * once a second (as PowerJoular and others do). A shared powercap tree, as Scaphandre's, is read by
 * {@link RaplMeter} instead.
 *
 * <p>Energy is the sum over time of the power last read; it is uncertain by what the power varied.
 */
public final class PowerFileMeter implements EnergyMeter {

    private static final Duration PERIOD = Duration.ofMillis(100);

    /** A file that has not been written for so long shows that its writer has died. */
    static final Duration STALE = Duration.ofSeconds(10);

    private final Path file;
    private final Clock clock;
    private final boolean sampled;

    public PowerFileMeter(Path file) {
        this(file, Clock.systemUTC(), true);
    }

    PowerFileMeter(Path file, Clock clock, boolean sampled) {
        this.file = file;
        this.clock = clock;
        this.sampled = sampled;
    }

    @Override
    public String name() {
        return "power file " + file;
    }

    @Override
    public Optional<Unavailable> obstacle() {
        try {
            watts();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(unavailable(e));
        }
    }

    @Override
    public Measurement start() {
        Optional<Unavailable> obstacle = obstacle();
        if (obstacle.isPresent()) {
            return new RaplMeter.Blocked(obstacle.get());
        }
        Integration integration = new Integration();
        if (sampled) {
            integration.sampler = Sampler.every(PERIOD, "power-file-sampler", integration::sample);
        }
        return integration;
    }

    private double watts() throws IOException {
        Instant written = Files.getLastModifiedTime(file).toInstant();
        if (Duration.between(written, clock.instant()).compareTo(STALE) > 0) {
            throw new IOException("%s was last written at %s".formatted(file, written));
        }
        String text = Files.readString(file).strip();
        try {
            double watts = Double.parseDouble(text);
            if (watts >= 0 && Double.isFinite(watts)) {
                return watts;
            }
        } catch (NumberFormatException e) {
            throw new IOException("%s holds '%s', not a power in W".formatted(file, text), e);
        }
        throw new IOException("%s holds '%s', not a power in W".formatted(file, text));
    }

    private Unavailable unavailable(IOException e) {
        return new Unavailable("no power from the host: %s".formatted(e.getMessage()),
                "let the host write this machine's power in W to %s every second".formatted(file));
    }

    private final class Integration implements Measurement {
        private Instant last = clock.instant();
        private double joules;
        private double least = Double.POSITIVE_INFINITY;
        private double most;
        private double seconds;
        private @Nullable EnergyReading result;
        private @Nullable Sampler sampler;

        synchronized void sample() {
            if (result != null) {
                return;
            }
            try {
                double watts = watts();
                Instant now = clock.instant();
                double step = Duration.between(last, now).toNanos() * 1e-9;
                last = now;
                joules += watts * step;
                seconds += step;
                least = Math.min(least, watts);
                most = Math.max(most, watts);
            } catch (IOException e) {
                Unavailable lost = unavailable(e);
                result = new Unavailable("lost during the run: " + lost.reason(), lost.remedy());
            }
        }

        @Override
        public synchronized EnergyReading soFar() {
            sample();
            if (result != null) {
                return result;
            }
            Interval range = Interval.of(Math.min(least * seconds, joules), Math.max(most * seconds, joules));
            return new Measured(Quantity.measured("energy (host)", joules, range, Unit.JOULE, Source.of("power shared by the host in " + file)),
                    "this virtual machine, as its host attributes it", Map.of());
        }

        @Override
        public synchronized EnergyReading stop() {
            result = soFar();
            if (sampler != null) {
                sampler.stop();
            }
            return result;
        }
    }
}
