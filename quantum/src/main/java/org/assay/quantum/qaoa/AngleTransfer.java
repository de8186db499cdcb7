package org.assay.quantum.qaoa;

import java.util.Optional;
import java.util.stream.IntStream;
import org.assay.quantum.observable.IsingHamiltonian;

/**
 * Angles of infinite spin glasses for costs of any size that resemble them: betas as they are, gammas in units of the one that
 * is best at depth one, where the closed form tells both models' values.
 *
 * <p>At depth one the glass has {@code beta = pi/8}. A cost resembles it if it has no fields and reaches nearly as much there as at
 * its own best beta: MaxCut, weighted or not, and spin glasses do, sums of squares that serve as penalties do not.
 *
 * @see <a href="https://arxiv.org/abs/2110.14206">Basso, Farhi, Marwaha, Villalonga, Zhou 2021</a>, the glass and graphs of large girth
 * @see <a href="https://arxiv.org/abs/2305.15201">Sureshbabu, Herman, Shaydulin et al. 2023</a>, gammas of weighted graphs
 */
public final class AngleTransfer {

    /** What of the best gain at depth one the angle of the glass must give; here MaxCut has 0.94 and more, number partitioning 0.8. */
    private static final double LIKENESS = 0.9;

    private static final QaoaAngles GLASS = FixedAngles.sherringtonKirkpatrick(1);

    private AngleTransfer() {}

    /**
     * For the least energy; at most {@link FixedAngles#deepestOfSherringtonKirkpatrick} deep, for
     * {@link AngleSchedules#interpolate} to go on from. Costs that do not resemble a spin glass have none.
     */
    public static Optional<QaoaAngles> minimising(IsingHamiltonian cost, int depth) {
        DepthOne closed = DepthOne.of(cost);
        double scale = closed.rootMeanSquare();
        if (scale == 0 || !cost.isSymmetric()) {
            return Optional.empty();
        }
        // Half of the period of couplings that are all equal, which repeats itself afterwards.
        double last = Math.PI / (2 * scale);
        int points = closed.gridPoints(last);
        double step = last / points;
        DepthOne.Wave[] waves = IntStream.rangeClosed(0, points).mapToObj(i -> closed.wave(-i * step)).toArray(DepthOne.Wave[]::new);
        int best = 0;
        double mostOfAll = 0;
        for (int i = 0; i <= points; i++) {
            best = gain(waves[i]) > gain(waves[best]) ? i : best;
            mostOfAll = Math.max(mostOfAll, mostGain(waves[i]));
        }
        double gamma = DepthOneSearch.argMax(g -> gain(closed.wave(-g)), (best - 1) * step, (best + 1) * step);
        if (gain(closed.wave(-gamma)) < LIKENESS * mostOfAll) {
            return Optional.empty();
        }
        QaoaAngles angles = FixedAngles.sherringtonKirkpatrick(Math.min(depth, FixedAngles.deepestOfSherringtonKirkpatrick()));
        return Optional.of(angles.scaled(-gamma / GLASS.gamma(0), 1));
    }

    private static double gain(DepthOne.Wave wave) {
        return wave.constant() - wave.at(GLASS.beta(0));
    }

    /** At the best beta, without fields: {@code b/2 sin 4b - d/4 (1 - cos 4b)} is a cosine. */
    private static double mostGain(DepthOne.Wave wave) {
        return wave.d() / 4 + Math.hypot(wave.b(), wave.d() / 2) / 2;
    }
}
