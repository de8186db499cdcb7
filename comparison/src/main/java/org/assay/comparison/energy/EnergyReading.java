package org.assay.comparison.energy;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Tag;
import org.assay.comparison.quantity.Unit;

/** What is known of the energy of a run: a measurement, a model, or the reason why there is neither. */
public sealed interface EnergyReading {

    /** The energy, unless it is unavailable. */
    Optional<Quantity> joules();

    /** The same energy and more of it: two runs one after the other. Unavailable if either is. */
    EnergyReading plus(EnergyReading later);

    /**
     * Read from an instrument.
     *
     * @param energy   in J
     * @param boundary what the instrument covers, such as "2 processor packages and their memory"
     * @param domains  J by part, in the instrument's names; parts may overlap and need not add up
     */
    record Measured(Quantity energy, String boundary, Map<String, Double> domains) implements EnergyReading {
        public Measured {
            requireEnergy(energy);
            domains = Map.copyOf(domains);
        }

        @Override
        public Optional<Quantity> joules() {
            return Optional.of(energy);
        }

        @Override
        public EnergyReading plus(EnergyReading later) {
            return switch (later) {
                case Measured(Quantity more, String where, Map<String, Double> parts) -> {
                    Map<String, Double> sums = new TreeMap<>(domains);
                    parts.forEach((part, joules) -> sums.merge(part, joules, Double::sum));
                    String both = boundary.equals(where) ? boundary : boundary + "; then " + where;
                    yield new Measured(energy.plus(more).named(energy.name()), both, sums);
                }
                case Modelled modelled -> new Modelled(energy.plus(modelled.energy).named(energy.name()), modelled.model);
                case Unavailable unavailable -> unavailable;
            };
        }
    }

    /**
     * Computed from measured time by a power model.
     *
     * @param energy in J
     * @param model  the model's name and source
     */
    record Modelled(Quantity energy, String model) implements EnergyReading {
        public Modelled {
            requireEnergy(energy);
        }

        @Override
        public Optional<Quantity> joules() {
            return Optional.of(energy);
        }

        @Override
        public EnergyReading plus(EnergyReading later) {
            return switch (later) {
                case Measured measured -> new Modelled(energy.plus(measured.energy).named(energy.name()), model);
                case Modelled modelled -> new Modelled(energy.plus(modelled.energy).named(energy.name()), model);
                case Unavailable unavailable -> unavailable;
            };
        }
    }

    /**
     * Not known.
     *
     * @param reason what stands in the way
     * @param remedy what would remove it
     */
    record Unavailable(String reason, String remedy) implements EnergyReading {
        @Override
        public Optional<Quantity> joules() {
            return Optional.empty();
        }

        @Override
        public EnergyReading plus(EnergyReading later) {
            return this;
        }
    }

    /** {@code M}, or for a model that of its inputs; nothing for what is unavailable. */
    default Optional<Tag> tag() {
        return switch (this) {
            case Measured _ -> Optional.of(Tag.MEASURED);
            case Modelled modelled -> Optional.of(modelled.energy.tag());
            case Unavailable _ -> Optional.empty();
        };
    }

    /** This if it is known, otherwise the other. */
    default EnergyReading or(EnergyReading other) {
        return this instanceof Unavailable ? other : this;
    }

    private static void requireEnergy(Quantity energy) {
        if (!energy.unit().isCompatibleWith(Unit.JOULE) || energy.interval().low() < 0) {
            throw new IllegalArgumentException(
                    "energy is %s, but must be a non-negative number of joules".formatted(energy));
        }
    }
}
