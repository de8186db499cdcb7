package org.assay.comparison.energy;

import java.util.List;
import org.assay.comparison.energy.EnergyReading.Measured;
import org.assay.comparison.quantity.Distribution;
import org.assay.comparison.quantity.Kind;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Source;
import org.assay.comparison.quantity.Unit;

/**
 * The part of a machine's measured energy that belongs to one process:
 *
 * <pre>E_process = (E - P_idle T) t_process / t_all + P_idle T t_process / (cores T)</pre>
 *
 * <p>What the machine uses above idling is shared by processor time; idling by the share of the
 * machine's cores that the process kept busy. Two processes that share the machine are given no more
 * than the whole, and an idle rest belongs to nobody.
 *
 * @param idleWatts of the metered parts when nothing runs
 * @param cores     that the meter covers
 */
public record ProcessShare(Quantity idleWatts, int cores) {

    private static final Source SHARE = Source.of("attribution by processor time, idle power subtracted; docs/models.md");

    public ProcessShare {
        if (cores < 1 || idleWatts.interval().low() < 0) {
            throw new IllegalArgumentException("%d cores idling at %s W; need at least one core and no negative power"
                    .formatted(cores, idleWatts.interval()));
        }
    }

    /**
     * What two clocks said of a run.
     *
     * @param process processor seconds of the process
     * @param all     processor seconds of everything
     * @param wall    seconds from start to end
     */
    public record Times(double process, double all, double wall) {
        public Times {
            if (!(process >= 0 && all >= process && wall > 0)) {
                throw new IllegalArgumentException(
                        "times are %s s of the process, %s s of all, %s s of the clock; need 0 <= process <= all and a positive clock"
                                .formatted(process, all, wall));
            }
        }
    }

    /** J of the process, beside the machine's reading, which stays as it is. */
    public Quantity of(Measured machine, Times times) {
        double ofBusy = times.all() == 0 ? 0 : times.process() / times.all();
        double ofIdle = Math.min(1, times.process() / (cores * times.wall()));
        Quantity busyShare = clocked("share of busy time", ofBusy);
        Quantity idleShare = clocked("share of all cores", ofIdle);
        Quantity wall = Quantity.given("run time", Distribution.point(times.wall()), Unit.SECOND, Kind.MEASURED, Source.of("clock of this run"));
        return Quantity.derived("energy of this process", Unit.JOULE,
                "max(0, {0} - {1} x {4}) x {2} + min({0}, {1} x {4}) x {3}", SHARE, x -> {
                    double idle = Math.min(x[0], x[1] * x[4]);
                    return (x[0] - idle) * x[2] + idle * x[3];
                }, List.of(machine.energy(), idleWatts, busyShare, idleShare, wall));
    }

    private static Quantity clocked(String name, double share) {
        return Quantity.given(name, Distribution.point(share), Unit.ONE, Kind.MEASURED, Source.of("processor clocks of this run"));
    }
}
