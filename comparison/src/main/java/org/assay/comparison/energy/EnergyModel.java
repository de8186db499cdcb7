package org.assay.comparison.energy;

import java.util.List;
import org.assay.comparison.quantity.Distribution;
import org.assay.comparison.quantity.Kind;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Source;
import org.assay.comparison.quantity.Unit;

/**
 * Estimates the electrical energy of a run that was timed but not metered:
 *
 * <pre>E = PUE (core-seconds . watts per core . load + seconds . GiB . watts per GiB)</pre>
 *
 * <p>Every factor carries bounds; the bounds of the result are those of all factors together. They
 * are wide: two reports whose intervals overlap do not show that one run used less than the other.
 * Use {@link RaplMeter} where the machine has one; a measurement beats this model.
 *
 * @param wattsPerCore a busy core at its rated power, often the processor's TDP divided by its cores
 * @param load         the share of that power that a busy core really draws
 * @param wattsPerGiB  main memory, for each GiB held, used or not
 * @param pue          power usage effectiveness of the site, at least 1; the same object must stand on
 *                     both sides of a comparison
 * @see <a href="https://doi.org/10.1002/advs.202100707">Lannelongue, Grealey, Inouye 2021</a>
 */
public record EnergyModel(Quantity wattsPerCore, Quantity load, Quantity wattsPerGiB, Quantity pue) {

    public static final Source GREEN_ALGORITHMS =
            Source.of("Lannelongue, Grealey, Inouye 2021, doi:10.1002/advs.202100707 (Green Algorithms)");

    /** Main memory in the Green Algorithms model. */
    public static final Quantity MEMORY = Quantity.published("memory power", 0.3725, Unit.WATT_PER_GIB, GREEN_ALGORITHMS);

    /** At the machine's plug: nothing is added for the building. */
    public static final Quantity AT_THE_PLUG = Quantity.given("PUE", Distribution.point(1), Unit.ONE, Kind.DERIVED,
            Source.of("boundary: the machine itself, without its building"));

    /** How far a busy core's power strays from TDP per core, idle-ish code to turbo: assumed, and with it every energy that rests on it. */
    public static final Quantity TYPICAL_LOAD = Quantity.given("load", new Distribution.Triangular(0.3, 1, 1.2), Unit.ONE,
            Kind.ASSUMED, Source.of("model error of TDP per core as judged by this project: 0.3 to 1.2 of it, see docs/models.md"));

    public EnergyModel {
        require(wattsPerCore, Unit.WATT_PER_CORE);
        require(load, Unit.ONE);
        require(wattsPerGiB, Unit.WATT_PER_GIB);
        require(pue, Unit.ONE);
        if (pue.interval().low() < 1) {
            throw new IllegalArgumentException(
                    "PUE is %s, but a site cannot use less than its machines do (PUE >= 1)".formatted(pue.interval()));
        }
    }

    /** A machine of which nothing is known but that it has cores: 12 W each. */
    public static EnergyModel ofUnknownMachine() {
        return new EnergyModel(
                Quantity.published("power of any core", 12, Unit.WATT_PER_CORE, GREEN_ALGORITHMS), TYPICAL_LOAD, MEMORY,
                AT_THE_PLUG);
    }

    /** A processor whose rated power is known. */
    public static EnergyModel ofProcessor(double tdpWatts, int cores, Source source) {
        if (!(tdpWatts > 0) || cores < 1) {
            throw new IllegalArgumentException(
                    "processor of %s W with %d cores; both must be positive".formatted(tdpWatts, cores));
        }
        Quantity perCore = Quantity.published("TDP per core", tdpWatts / cores, Unit.WATT_PER_CORE, source);
        return new EnergyModel(perCore, TYPICAL_LOAD, MEMORY, AT_THE_PLUG);
    }

    public EnergyModel withPue(Quantity newPue) {
        return new EnergyModel(wattsPerCore, load, wattsPerGiB, newPue);
    }

    public EnergyModel withLoad(Quantity newLoad) {
        return new EnergyModel(wattsPerCore, newLoad, wattsPerGiB, pue);
    }

    /** Energy in J of work on one core, which takes as long as its processor time. */
    public Quantity energyOf(double cpuSeconds, double memoryGiB) {
        return energyOf(cpuSeconds, cpuSeconds, memoryGiB);
    }

    /**
     * Energy in J.
     *
     * @param cpuSeconds  processor time, summed over cores
     * @param wallSeconds time from start to end, for which memory is charged
     * @param memoryGiB   memory held, whether used or not
     */
    public Quantity energyOf(double cpuSeconds, double wallSeconds, double memoryGiB) {
        Source clock = Source.of("clocks of this run");
        return energyOf(
                Quantity.given("processor time", Distribution.point(cpuSeconds), Unit.SECOND, Kind.MEASURED, clock),
                Quantity.given("run time", Distribution.point(wallSeconds), Unit.SECOND, Kind.MEASURED, clock),
                Quantity.given("memory held", Distribution.point(memoryGiB), Unit.GIBIBYTE, Kind.MEASURED, clock));
    }

    /** The same over uncertain times (s) and memory (GiB). */
    public Quantity energyOf(Quantity cpuTime, Quantity wallTime, Quantity memory) {
        requireNonNegative(cpuTime);
        requireNonNegative(wallTime);
        requireNonNegative(memory);
        return Quantity.derived("energy", Unit.JOULE,
                "{6} x ({0} x {1} x {2} + {3} x {4} x {5})",
                GREEN_ALGORITHMS, x -> x[6] * (x[0] * x[1] * x[2] + x[3] * x[4] * x[5]),
                List.of(cpuTime, wattsPerCore, load, wallTime, memory, wattsPerGiB, pue));
    }

    /**
     * Processor time that some joules buy, in s, memory left aside: the budget of a classical run that is
     * held to a quantum run's energy.
     */
    public Quantity cpuTimeFor(Quantity joules) {
        return Quantity.derived("processor time", Unit.SECOND, "{0} / ({1} x {2} x {3})", GREEN_ALGORITHMS,
                x -> x[0] / (x[1] * x[2] * x[3]), List.of(joules, pue, wattsPerCore, load));
    }

    /** The same as a reading, for a run that no meter saw. */
    public EnergyReading readingOf(double cpuSeconds, double wallSeconds, double memoryGiB) {
        return new EnergyReading.Modelled(energyOf(cpuSeconds, wallSeconds, memoryGiB), "Green Algorithms");
    }

    private static void require(Quantity quantity, Unit unit) {
        if (!quantity.unit().isCompatibleWith(unit)) {
            throw new IllegalArgumentException(
                    "%s is in %s, but must be in %s".formatted(quantity.name(), quantity.unit(), unit));
        }
        requireNonNegative(quantity);
    }

    private static void requireNonNegative(Quantity quantity) {
        if (quantity.interval().low() < 0) {
            throw new IllegalArgumentException("%s is %s, but cannot be negative".formatted(quantity.name(), quantity.interval()));
        }
    }
}
