package org.assay.comparison.energy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.assay.comparison.energy.EnergyReading.Unavailable;

/**
 * An external power meter whose record grows while the work runs: CSV as {@link MeterLog} reads it.
 *
 * <p>The record is read when a measurement ends. If it does not reach the end of the run yet, it is
 * waited for, a few seconds at most.
 */
public final class MeterLogMeter implements EnergyMeter {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration STEP = Duration.ofMillis(100);

    private final Path file;
    private final Clock clock;
    private final Duration patience;

    public MeterLogMeter(Path file) {
        this(file, Clock.systemUTC(), PATIENCE);
    }

    MeterLogMeter(Path file, Clock clock, Duration patience) {
        this.file = file;
        this.clock = clock;
        this.patience = patience;
    }

    @Override
    public String name() {
        return "record " + file;
    }

    @Override
    public Optional<Unavailable> obstacle() {
        try {
            log();
            return Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.of(unavailable(e));
        }
    }

    private MeterLog log() throws IOException {
        return MeterLog.parse(file.toString(), Files.readString(file));
    }

    private Unavailable unavailable(Exception e) {
        return e instanceof IOException
                ? new Unavailable("%s cannot be read: %s".formatted(file, e.getMessage()), "let the meter write its record there, with the header time,watts")
                : new Unavailable("%s:%s".formatted(file, e.getMessage()), "its lines are time,watts, as in 2026-11-01T13:00:00Z,41.5");
    }

    @Override
    public Measurement start() {
        Instant from = clock.instant();
        return new Measurement() {
            private Optional<EnergyReading> last = Optional.empty();

            @Override
            public EnergyReading soFar() {
                return last.orElseGet(() -> until(clock.instant()));
            }

            private EnergyReading until(Instant to) {
                MeterLog log;
                try {
                    log = log();
                } catch (IOException | IllegalArgumentException e) {
                    return unavailable(e);
                }
                return log.between(from, to);
            }

            @Override
            public EnergyReading stop() {
                if (last.isEmpty()) {
                    last = Optional.of(await(clock.instant()));
                }
                return last.get();
            }

            private EnergyReading await(Instant to) {
                EnergyReading reading = until(to);
                Duration waited = Duration.ZERO;
                try {
                    while (reading instanceof Unavailable && waited.compareTo(patience) < 0) {
                        Thread.sleep(STEP);
                        waited = waited.plus(STEP);
                        reading = until(to);
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return reading;
            }
        };
    }
}
