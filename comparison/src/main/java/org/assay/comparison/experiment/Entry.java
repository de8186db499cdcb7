package org.assay.comparison.experiment;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.assay.comparison.contender.Contender;
import org.assay.comparison.contender.Histogram;
import org.assay.comparison.contender.Trial;
import org.assay.comparison.energy.EnergyReading;
import org.assay.comparison.quantity.Interval;

/** One line of a comparison. */
public sealed interface Entry {

    Contender contender();

    /**
     * A contender that ran.
     *
     * @param findings     what follows from the seed
     * @param measurements what was measured; never the same twice
     */
    record Ran(Contender contender, List<Trial> trials, Findings findings, Measurements measurements) implements Entry {
        public Ran {
            trials = List.copyOf(trials);
        }
    }

    /** A contender that could not run on the problem, and why. */
    record Refused(Contender contender, String reason) implements Entry {}

    /**
     * Results that repeat with the seed.
     *
     * @param best         of all trials; nothing where the method gives expectations only
     * @param bestQuality  of that answer
     * @param meanQuality  the mean, over trials, of the mean quality of their samples
     * @param meanInterval of {@code meanQuality}, over trials; a point where there was one trial
     * @param samples      of all trials together
     * @param successes    trials that reached the target
     * @param workToTarget in the contender's unit; nothing where there is no answer to judge
     * @param counters     sums over trials
     * @param bound        the best that any trial proved: no assignment has a better cost
     */
    record Findings(
            Optional<Trial.Answer> best,
            OptionalDouble bestQuality,
            double meanQuality,
            Interval meanInterval,
            Histogram samples,
            int successes,
            Optional<ToTarget> workToTarget,
            Map<String, Long> counters,
            OptionalDouble bound) {}

    /**
     * What clocks and meters said.
     *
     * @param secondsToTarget wall-clock time; nothing where there is no answer to judge
     * @param joulesSampled   the same in energy, each trial at its own power; the interval is of sampling
     *                        alone, at the reading's central value. Nothing where no energy is known
     * @param energy          of all trials together
     * @param seconds         wall-clock time of all trials together
     * @param cpuSeconds      processor time of all trials together
     * @param warmUpTrials    left out of everything else
     * @param warmUpSeconds   spent on them
     */
    record Measurements(
            Optional<ToTarget> secondsToTarget,
            Optional<ToTarget> joulesSampled,
            EnergyReading energy,
            double seconds,
            double cpuSeconds,
            int warmUpTrials,
            double warmUpSeconds) {

        /** Energy to target with all that is uncertain: sampling, and the meter or the power model. */
        public Optional<ToTarget> joulesToTarget() {
            return joulesSampled.map(t -> t.times(1, uncertaintyOfEnergy()));
        }

        /** The bounds of the energy reading over its central value. */
        Interval uncertaintyOfEnergy() {
            return energy.joules().filter(j -> j.value() > 0).map(j -> j.interval().times(1 / j.value())).orElse(Interval.point(1));
        }

        /** The mean length of a trial. */
        public double secondsPerTrial(int trials) {
            return seconds / trials;
        }
    }
}
