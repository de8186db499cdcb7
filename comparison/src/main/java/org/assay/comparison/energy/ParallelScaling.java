package org.assay.comparison.energy;

import java.util.stream.LongStream;

/**
 * Time and energy of a run that is shared among machines: Amdahl's law with communication,
 *
 * <pre>
 * T(N) = T1 (s + (1 - s) / N) + c log2 N
 * E(N) = T(N) (P_shared + N P_machine)
 * </pre>
 *
 * <p>More machines save time up to a point, and energy only as far as they shorten what is drawn
 * whatever their number. Idle waiting is charged like work: a machine that waits is not switched off.
 *
 * @param seconds              T1, on one machine
 * @param serialShare          s, the part that cannot be shared, 0..1
 * @param communicationSeconds c, for each doubling of the machines
 * @param sharedWatts          of network, storage, cooling: independent of their number
 * @param wattsPerMachine      while it takes part
 */
public record ParallelScaling(double seconds, double serialShare, double communicationSeconds, double sharedWatts,
        double wattsPerMachine) {

    public ParallelScaling {
        boolean fine = seconds > 0 && serialShare >= 0 && serialShare <= 1 && communicationSeconds >= 0 && sharedWatts >= 0
                && wattsPerMachine > 0;
        if (!fine) {
            throw new IllegalArgumentException("seconds %s, serial share %s, communication %s s, %s W shared, %s W each; need positive seconds and watts, 0 <= serial share <= 1"
                    .formatted(seconds, serialShare, communicationSeconds, sharedWatts, wattsPerMachine));
        }
    }

    /** s on so many machines. */
    public double seconds(long machines) {
        if (machines < 1) {
            throw new IllegalArgumentException("machines is %d, but must be at least 1".formatted(machines));
        }
        return seconds * (serialShare + (1 - serialShare) / machines) + communicationSeconds * Math.log((double) machines) / Math.log(2);
    }

    /** How many times faster than one machine. */
    public double speedup(long machines) {
        return seconds(1) / seconds(machines);
    }

    /** Speedup over machines: 1 where nothing is lost. */
    public double efficiency(long machines) {
        return speedup(machines) / machines;
    }

    /** J on so many machines. */
    public double joules(long machines) {
        return seconds(machines) * (sharedWatts + machines * wattsPerMachine);
    }

    /** The number of machines, up to a limit, that needs the least energy. */
    public long frugal(long most) {
        return LongStream.rangeClosed(1, most).boxed().min((a, b) -> Double.compare(joules(a), joules(b))).orElseThrow();
    }

    /** The number of machines, up to a limit, that is soonest done. */
    public long fastest(long most) {
        return LongStream.rangeClosed(1, most).boxed().min((a, b) -> Double.compare(seconds(a), seconds(b))).orElseThrow();
    }
}
