package org.assay.comparison.energy;

import java.util.List;
import org.assay.comparison.quantity.Interval;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Source;
import org.assay.comparison.quantity.Unit;

/**
 * Power of a quantum computer at its meter:
 *
 * <pre>P = PUE (cryostat + base + qubits . control + decoder + host)</pre>
 *
 * <p>A cryostat never sleeps, so that a run is charged all of it as long as the machine is reserved;
 * {@link #marginal} leaves out what would be drawn without the run.
 *
 * @param cryostat of all refrigerators, W
 * @param base     vacuum, lasers, pumps, W
 * @param control  electronics for each physical qubit, W/qubit
 * @param decoder  W
 * @param host     computers around it, W
 * @param pue      of the site
 */
public record QuantumPower(Quantity cryostat, Quantity base, Quantity control, Quantity decoder, Quantity host,
        Quantity pue) {

    /** Watts per physical qubit of a whole fault-tolerant machine by published outlooks; see the profiles. */
    public static final Interval OUTLOOK = Interval.of(0.02, 40);

    private static final Source SUM = Source.of("sum of the parts; docs/models.md");

    public QuantumPower {
        for (Quantity part : List.of(cryostat, base, decoder, host)) {
            requireNonNegative(part, Unit.WATT);
        }
        requireNonNegative(control, Unit.WATT_PER_QUBIT);
        if (pue.interval().low() < 1) {
            throw new IllegalArgumentException("PUE is %s, but must be at least 1".formatted(pue.interval()));
        }
    }

    /** All of it, W. */
    public Quantity total(Quantity physicalQubits) {
        return Quantity.derived("machine power", Unit.WATT, "{6} x ({0} + {1} + {2} x {3} + {4} + {5})", SUM,
                x -> x[6] * (x[0] + x[1] + x[2] * x[3] + x[4] + x[5]),
                List.of(cryostat, base, physicalQubits, control, decoder, host, pue));
    }

    /** Without what runs anyway: control, decoder and host only, W. */
    public Quantity marginal(Quantity physicalQubits) {
        return Quantity.derived("marginal power", Unit.WATT, "{4} x ({0} x {1} + {2} + {3})", SUM,
                x -> x[4] * (x[0] * x[1] + x[2] + x[3]), List.of(physicalQubits, control, decoder, host, pue));
    }

    /** Refrigerators of so many qubits each: W. */
    public static Quantity refrigerators(Quantity physicalQubits, double qubitsPerRefrigerator, Quantity wattsEach) {
        if (!(qubitsPerRefrigerator >= 1)) {
            throw new IllegalArgumentException("qubits per refrigerator is %s, but must be at least 1".formatted(qubitsPerRefrigerator));
        }
        return Quantity.derived("cryostat power", Unit.WATT, "ceil({0} / %s) x {1}".formatted(qubitsPerRefrigerator),
                SUM, x -> Math.ceil(x[0] / qubitsPerRefrigerator) * x[1], List.of(physicalQubits, wattsEach));
    }

    private static void requireNonNegative(Quantity part, Unit unit) {
        if (!part.unit().isCompatibleWith(unit) || part.interval().low() < 0) {
            throw new IllegalArgumentException("%s is %s %s, but must be a non-negative number of %s"
                    .formatted(part.name(), part.interval(), part.unit(), unit));
        }
    }
}
