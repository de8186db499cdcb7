package org.assay.quantum.qaoa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AngleSchedulesTest {

    @Test
    void interpolationFollowsThePublishedFormula() {
        QaoaAngles three = AngleSchedules.interpolate(new QaoaAngles(new double[] {1, 3}, new double[] {4, 2}));
        // (i-1)/p a_(i-1) + (p-i+1)/p a_i for i = 1..3 and p = 2.
        assertThat(three.gammas()).containsExactly(1, 2, 3);
        assertThat(three.betas()).containsExactly(4, 3, 2);
    }

    @Test
    void frequenciesGiveTheAnglesBack() {
        QaoaAngles angles = Graphs.randomAngles(5, 1);
        QaoaAngles back = AngleSchedules.fromFrequencies(
                AngleSchedules.gammaFrequencies(angles), AngleSchedules.betaFrequencies(angles), 5);
        assertThat(back.toArray()).containsExactly(angles.toArray(), within(1e-13));
        assertThat(AngleSchedules.fourier(angles, 5).toArray()).containsExactly(angles.toArray(), within(1e-13));
        assertThatThrownBy(() -> AngleSchedules.fourier(angles, 4)).hasMessageContaining("4 layers cannot be grown from 5");
    }

    @ParameterizedTest
    @CsvSource({"Petersen", "Cube", "House", "Heawood"})
    void grownAnglesStartAboveTheOptimumTheyGrewFromOrCloseToIt(String graph) {
        Qaoa qaoa = Qaoa.of(Graphs.named(graph).diagonal());
        QaoaAngles one = DepthOne.of(Graphs.named(graph)).optimise(Sense.MAXIMISE).angles();
        double ofOne = qaoa.energy(one);
        assertThat(Ascent.climb(qaoa, AngleSchedules.interpolate(one).toArray())).isGreaterThan(ofOne + 0.1);
        assertThat(Ascent.climb(qaoa, AngleSchedules.fourier(one, 3).toArray())).isGreaterThan(ofOne + 0.1);
    }

    @Test
    void longRampReachesTheBestCutAndItsMirrorTheWorst() {
        Qaoa qaoa = Qaoa.of(Graphs.named("House").diagonal());
        assertThat(qaoa.energy(AngleSchedules.ramp(60, 0.6, Sense.MAXIMISE))).isGreaterThan(4.9);
        assertThat(qaoa.energy(AngleSchedules.ramp(60, 0.6, Sense.MINIMISE))).isLessThan(0.1);
    }

    @Test
    void randomAnglesKeepWithinTheirReachAndFollowTheirSeed() {
        QaoaAngles angles = AngleSchedules.random(200, 0.5, new SplittableRandom(3));
        assertThat(Arrays.stream(angles.gammas())).allMatch(g -> Math.abs(g) <= 0.5);
        assertThat(Arrays.stream(angles.betas())).allMatch(b -> Math.abs(b) <= Math.PI / 4);
        assertThat(angles).isEqualTo(AngleSchedules.random(200, 0.5, new SplittableRandom(3)));
    }

    @Test
    void fixedAnglesEndWithTheirTable() {
        assertThat(FixedAngles.cubic(3).depth()).isEqualTo(3);
        assertThatThrownBy(() -> FixedAngles.cubic(4)).hasMessageContaining("from depth 1 to 3, got 4");
        assertThat(FixedAngles.evenRingCutFraction(8, 2)).isCloseTo(5.0 / 6, within(1e-15));
        assertThat(FixedAngles.evenRingCutFraction(6, 3)).isEqualTo(1);
        assertThatThrownBy(() -> FixedAngles.evenRingCutFraction(5, 1)).hasMessageContaining("even number");
    }
}
