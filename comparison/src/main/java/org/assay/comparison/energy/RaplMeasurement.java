package org.assay.comparison.energy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.assay.comparison.energy.EnergyReading.Measured;
import org.assay.comparison.energy.EnergyReading.Unavailable;
import org.assay.comparison.quantity.Interval;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Source;
import org.assay.comparison.quantity.Unit;
import org.jspecify.annotations.Nullable;

/** Adds up the steps of some RAPL counters. Sampler and reader may be different threads. */
final class RaplMeasurement implements EnergyMeter.Measurement {

    /** The counters are refreshed about this often (Intel SDM vol. 3B, section on RAPL). */
    private static final double REFRESH_SECONDS = 1e-3;

    /** Shorter runs see too few refreshes: a run within one would read 0 J. */
    private static final double SHORTEST_SECONDS = 20 * REFRESH_SECONDS;

    private static final Source RAPL = Source.of("RAPL energy counters through Linux powercap");

    private final List<RaplZone> zones;
    private final RaplZone.Reader reader;
    private final LongSupplier nanoTime;
    private final long startNanos;
    private final long[] last;
    private final long[] total;
    private @Nullable IOException failure;
    private @Nullable EnergyReading result;
    private @Nullable Sampler sampler;

    RaplMeasurement(List<RaplZone> zones, RaplZone.Reader reader, LongSupplier nanoTime) {
        this.zones = zones;
        this.reader = reader;
        this.nanoTime = nanoTime;
        this.last = new long[zones.size()];
        this.total = new long[zones.size()];
        this.startNanos = nanoTime.getAsLong();
        try {
            for (int i = 0; i < last.length; i++) {
                last[i] = zones.get(i).microjoules(reader);
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    void sampleEvery(Duration period) {
        sampler = Sampler.every(period, "rapl-sampler", this::sample);
    }

    /** Reads every counter once and adds what it moved. */
    synchronized void sample() {
        if (failure != null || result != null) {
            return;
        }
        try {
            for (int i = 0; i < last.length; i++) {
                long now = zones.get(i).microjoules(reader);
                total[i] += zones.get(i).between(last[i], now);
                last[i] = now;
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    @Override
    public synchronized EnergyReading soFar() {
        if (result != null) {
            return result;
        }
        sample();
        return failure == null ? reading((nanoTime.getAsLong() - startNanos) * 1e-9) : lost(failure);
    }

    @Override
    public synchronized EnergyReading stop() {
        if (result == null) {
            result = soFar();
            if (sampler != null) {
                sampler.stop();
            }
        }
        return result;
    }

    private static EnergyReading lost(IOException e) {
        Unavailable unavailable = RaplMeter.unreadable(e);
        return new Unavailable("lost during the run: " + unavailable.reason(), unavailable.remedy());
    }

    private EnergyReading reading(double seconds) {
        if (seconds < SHORTEST_SECONDS) {
            return new Unavailable("a run of %.3g ms is too short for RAPL, whose counters move once in %.0f ms".formatted(seconds * 1e3, REFRESH_SECONDS * 1e3),
                    "meter more trials together, with --trials");
        }
        Map<String, Double> domains = new TreeMap<>();
        double joules = 0;
        for (int i = 0; i < total.length; i++) {
            RaplZone zone = zones.get(i);
            domains.put(zone.label(), total[i] * 1e-6);
            if (zone.isPackage() || zone.isMemory()) {
                joules += total[i] * 1e-6;
            }
        }
        double slack = REFRESH_SECONDS / seconds * joules;
        Interval range = Interval.of(joules - slack, joules + slack);
        return new Measured(Quantity.measured("energy (RAPL)", joules, range, Unit.JOULE, RAPL), boundary(), domains);
    }

    private String boundary() {
        long packages = zones.stream().filter(RaplZone::isPackage).count();
        boolean memory = zones.stream().anyMatch(RaplZone::isMemory);
        return "%d processor package%s%s, whole machine".formatted(packages, packages == 1 ? "" : "s",
                memory ? " with memory" : ", memory not counted");
    }
}
