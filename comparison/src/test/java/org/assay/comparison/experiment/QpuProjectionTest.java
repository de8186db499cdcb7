package org.assay.comparison.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.stream.Stream;
import org.assay.comparison.contender.Contenders;
import org.assay.comparison.contender.QaoaSimulation;
import org.assay.comparison.energy.EnergyModel;
import org.assay.comparison.energy.RaplMeter;
import org.assay.comparison.problem.Problems;
import org.assay.comparison.quantity.Interval;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.resource.HardwareProfile;
import org.assay.comparison.resource.HardwareProfiles;
import org.junit.jupiter.api.Test;

class QpuProjectionTest {
    private static final HardwareProfile HERON = HardwareProfiles.shipped().require("sc_heron");
    private static final Experiment EXPERIMENT =
            new Experiment(new RaplMeter(), EnergyModel.ofUnknownMachine(), Watch.NONE, Duration.ofMillis(1));

    /** K3,3 at p = 2: two circuits for each of 4 angles, to two for each of 2 x (9 + 6) gates, beside the energies. */
    @Test
    void trainingIsChargedFromCentralDifferencesToTheShiftRule() {
        ComparisonResult result = run("k33", "qaoa:p=2", 0.95);
        Entry.Ran ran = result.ran().getFirst();
        double trials = ran.trials().size();
        double gradients = ran.findings().counters().getOrDefault(QaoaSimulation.GRADIENTS, 0L) / trials;
        double energies = ran.findings().counters().getOrDefault(QaoaSimulation.ENERGIES, 0L) / trials;
        double derivatives = ran.findings().counters().getOrDefault(QaoaSimulation.DERIVATIVES, 0L) / trials;
        assertThat(derivatives).as("trained at depths 1 and 2").isBetween(2 * gradients, 4 * gradients);
        QpuProjection projection = QpuProjection.of(result, ran, HERON).orElseThrow();
        Interval circuits = find(projection.estimate().totalTime(), "training circuits").interval();
        assertThat(circuits.low()).isCloseTo(energies + gradients + 2 * derivatives, within(1e-9));
        assertThat(circuits.high()).isCloseTo(energies + gradients + (9 + 6) * derivatives, within(1e-9));
    }

    /** Ten of the 1024 assignments of the Petersen graph cut 12 edges. */
    @Test
    void theShareOfRandomStringsIsCountedNotSampled() {
        ComparisonResult result = run("petersen", "qaoa:p=1", 1);
        QpuProjection projection = QpuProjection.of(result, result.ran().getFirst(), HERON).orElseThrow();
        Quantity random = find(projection.estimate().shots(), "p_random");
        assertThat(random.value()).isEqualTo(10.0 / 1024);
        assertThat(random.interval().isPoint()).isTrue();
        assertThat(projection.isBound()).isFalse();
    }

    @Test
    void withoutAHitThereIsABoundOnly() {
        ComparisonResult result = run("reg3:18", "qaoa:p=1:steps=0:shots=1,greedy", 1);
        QpuProjection projection = QpuProjection.of(result, result.ran().getFirst(), HERON).orElseThrow();
        assertThat(projection.isBound()).isTrue();
        long shots = result.ran().getFirst().findings().samples().samples();
        assertThat(find(projection.estimate().shots(), "p_ideal").value()).isCloseTo(1 - Math.pow(0.025, 1.0 / shots), within(1e-12));
    }

    @Test
    void drawsLieWithinTheBounds() {
        ComparisonResult result = run("petersen", "qaoa:p=1", 0.9);
        QpuProjection projection = QpuProjection.of(result, result.ran().getFirst(), HERON).orElseThrow();
        Interval bounds = projection.estimate().totalEnergy().interval();
        Interval drawn = projection.energy().interval95();
        assertThat(drawn.low()).isGreaterThanOrEqualTo(bounds.low());
        assertThat(drawn.high()).isLessThanOrEqualTo(bounds.high());
        assertThat(drawn.contains(projection.energy().median())).isTrue();
    }

    private static ComparisonResult run(String problem, String contenders, double target) {
        return EXPERIMENT.run(Plan.of(Problems.resolve(problem, 7), 7).withContenders(Contenders.parseAll(contenders)).withTarget(target).withTrials(3));
    }

    /** The first input of that name, depth first. */
    private static Quantity find(Quantity quantity, String name) {
        return inputs(quantity).filter(input -> input.name().equals(name)).findFirst().orElseThrow();
    }

    private static Stream<Quantity> inputs(Quantity quantity) {
        return Stream.concat(Stream.of(quantity), quantity.inputs().stream().flatMap(QpuProjectionTest::inputs));
    }
}
