package org.assay.comparison.resource.tolerant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assay.comparison.energy.EnergyModel;
import org.assay.comparison.quantity.Distribution;
import org.assay.comparison.quantity.Kind;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Source;
import org.assay.comparison.quantity.Unit;

/**
 * A fault-tolerant estimate with what it leaves open: qubits, time, power and energy as quantities.
 *
 * <p>Both models keep the job's limits, and both leave the share of the error budget that rotations have spent. Where both apply, qubits and time take the Azure model's value in one half of all cases and
 * the CCZ2T model's in the other: the spread of the two is the uncertainty of the model. The power is a
 * prior per physical qubit that covers the whole machine, decoder and host included.
 *
 * @param azure          the integers
 * @param ccz            the second opinion; empty for Majorana qubits and where it finds no machine
 * @param physicalQubits over both models
 * @param runTime        in s, over both models
 * @param power          in W
 * @param energy         in J
 */
public record FaultTolerantRun(EstimateJob job, FaultTolerantEstimate azure, Optional<Ccz2tModel.Cost> ccz,
        Quantity physicalQubits, Quantity runTime, Quantity power, Quantity energy, List<String> notes) {

    private static final Source TWO_MODELS =
            Source.of("Azure model (arXiv:2211.07629) and CCZ2T model (arXiv:1812.01238); neither is preferred");
    private static final Source AZURE = Source.of("Azure model, arXiv:2211.07629; integers of this estimate");
    private static final Source CCZ2T = Source.of("CCZ2T model, arXiv:1812.01238; cheapest by qubits times time");
    private static final Source POWER = Source.of("definition; the prior per qubit covers the whole machine");

    public FaultTolerantRun {
        notes = List.copyOf(notes);
    }

    /** At the machine's plug. */
    public static FaultTolerantRun of(EstimateJob job) {
        return of(job, EnergyModel.AT_THE_PLUG);
    }

    /** @param pue of the site; the same object must stand on both sides of a comparison */
    public static FaultTolerantRun of(EstimateJob job, Quantity pue) {
        AzureModel model = job.model();
        FaultTolerantEstimate azure = model.estimate(job.constraints());
        Optional<Ccz2tModel.Cost> ccz = secondOpinion(job, azure);
        Quantity choice = Quantity.given("model: 0 Azure, 1 CCZ2T", choice(ccz.isPresent()), Unit.ONE, Kind.ASSUMED, TWO_MODELS);
        Quantity qubits = either("physical qubits", choice, azureQubits(azure), ccz.map(cost -> counted("qubits by CCZ2T", cost.qubits(), Unit.QUBIT, CCZ2T)));
        Quantity time = either("run time", choice, azureTime(azure), ccz.map(cost -> counted("run time by CCZ2T", cost.seconds(), Unit.SECOND, CCZ2T)));
        Quantity power = Quantity.derived("power", Unit.WATT, "{0} x {1} x {2}", POWER,
                x -> x[0] * x[1] * x[2], List.of(qubits, job.profile().require("control_power"), pue));
        Quantity energy = Quantity.derived("QPU energy", Unit.JOULE, "{0} x {1}", POWER, x -> x[0] * x[1],
                List.of(power, time));
        return new FaultTolerantRun(job, azure, ccz, qubits, time, power, energy, notes(ccz));
    }

    private static Optional<Ccz2tModel.Cost> secondOpinion(EstimateJob job, FaultTolerantEstimate azure) {
        PhysicalQubit qubit = PhysicalQubit.of(job.profile());
        if (qubit.kind() != PhysicalQubit.Kind.GATE_BASED || azure.tStates() == 0) {
            return Optional.empty();
        }
        LogicalCounts counts = job.counts();
        Ccz2tModel.Work work = new Ccz2tModel.Work(counts.numQubits(),
                counts.tAfterSynthesis(azure.tPerRotation().orElse(0)), counts.toffoliCount());
        ErrorBudget budget = ErrorBudget.split(job.errorBudget(), counts);
        return Ccz2tModel.of(qubit).cheapest(work, budget.logical() + budget.magic(), job.constraints());
    }

    private static Distribution choice(boolean both) {
        return both ? new Distribution.Discrete(List.of(0.0, 1.0), List.of(1.0, 1.0)) : Distribution.point(0);
    }

    /** The choice is 0 or 1. */
    private static Quantity either(String name, Quantity choice, Quantity first, Optional<Quantity> second) {
        return second.<Quantity>map(other -> Quantity.derived(name, first.unit(), "(1 - {0}) x {1} + {0} x {2}", TWO_MODELS,
                        x -> (1 - x[0]) * x[1] + x[0] * x[2], List.of(choice, first, other)))
                .orElseGet(() -> first.named(name));
    }

    private static Quantity azureQubits(FaultTolerantEstimate azure) {
        Quantity tiles = counted("logical qubits", azure.logicalQubits(), Unit.ONE, AZURE);
        Quantity tile = counted("qubits of a patch", azure.patch().qubits(), Unit.QUBIT, AZURE);
        Quantity factories = counted("factories", azure.factories(), Unit.ONE, AZURE);
        Quantity factory = counted("qubits of a factory", azure.factory().map(TFactory::qubits).orElse(0L), Unit.QUBIT, AZURE);
        return Quantity.derived("qubits by Azure", Unit.QUBIT, "{0} x {1} + {2} x {3}", AZURE, x -> x[0] * x[1] + x[2] * x[3],
                List.of(tiles, tile, factories, factory));
    }

    private static Quantity azureTime(FaultTolerantEstimate azure) {
        return Quantity.derived("run time by Azure", Unit.SECOND, "{0} x {1}", AZURE, x -> x[0] * x[1],
                List.of(counted("logical depth", azure.logicalDepth(), Unit.ONE, AZURE),
                        counted("logical cycle", azure.patch().cycleNs(), Unit.NANOSECOND, AZURE)));
    }

    private static Quantity counted(String name, double value, Unit unit, Source source) {
        return Quantity.given(name, Distribution.point(value), unit, Kind.DERIVED, source);
    }

    private static List<String> notes(Optional<Ccz2tModel.Cost> ccz) {
        List<String> notes = new ArrayList<>();
        notes.add("not modelled: magic-state cultivation, yoked and qLDPC codes, which may need fewer qubits");
        if (ccz.isEmpty()) {
            notes.add("one model only: the CCZ2T model does not apply or finds no machine, so the spread of models is not known");
        }
        return notes;
    }
}
