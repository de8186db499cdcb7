package org.assay.quantum.qaoa;

import org.assay.quantum.kernel.Interruption;
import org.assay.quantum.kernel.PhaseKernels;
import org.assay.quantum.observable.DiagonalCost;
import org.assay.quantum.observable.DiagonalHamiltonian;
import org.assay.quantum.simulate.StateVector;
import org.jspecify.annotations.Nullable;

/**
 * The obvious engine, for any mixer: all amplitudes in two arrays, layer after layer. It is the
 * oracle of faster ones.
 *
 * <p>The gradient is by the adjoint method: with {@code lambda = O psi} taken back through the
 * circuit together with {@code psi}, {@code dE/dangle = 2 Im <lambda|generator|psi>} at each layer;
 * about four times the work of an energy, whatever the depth.
 *
 * @see <a href="https://arxiv.org/abs/2009.02823">Jones, Gacon 2020</a>
 */
final class PlainEngine implements ArrayEngine {

    private final double[] cost;
    private final double[] observable;
    private final @Nullable CostLevels levels;
    private final MixerAction mixer;
    private final boolean halved;
    private final double[] re;
    private final double[] im;

    PlainEngine(DiagonalHamiltonian cost, Mixer mixer) {
        this(cost, cost, mixer);
    }

    /** Evolves under the cost, but expects the observable, both diagonal and on the same qubits. */
    PlainEngine(DiagonalHamiltonian cost, DiagonalHamiltonian observable, Mixer mixer) {
        this(cost.values(), observable.values(), MixerAction.of(mixer, cost.qubits()), false);
    }

    private PlainEngine(double[] cost, double[] observable, MixerAction mixer, boolean halved) {
        this.cost = cost;
        this.observable = observable;
        this.levels = CostLevels.of(cost);
        this.mixer = mixer;
        this.halved = halved;
        this.re = new double[cost.length];
        this.im = new double[cost.length];
    }

    /** With the X mixer on a symmetric cost: holds the assignments whose highest bit is 0, with norm 1. */
    static PlainEngine halved(DiagonalCost cost) {
        int bits = cost.qubits() - 1;
        double[] half = cost.first(bits);
        return new PlainEngine(half, half, MixerAction.halved(bits), true);
    }

    @Override
    public PlainEngine twin() {
        return new PlainEngine(this);
    }

    private PlainEngine(PlainEngine other) {
        cost = other.cost;
        observable = other.observable;
        levels = other.levels;
        mixer = other.mixer;
        halved = other.halved;
        re = new double[cost.length];
        im = new double[cost.length];
    }

    @Override
    public double energy(QaoaAngles angles) {
        evolve(angles);
        return PhaseKernels.expectation(re, im, observable);
    }

    @Override
    public double energyAndGradient(QaoaAngles angles, double[] gradient) {
        double energy = energy(angles);
        double[] adjointRe = new double[re.length];
        double[] adjointIm = new double[re.length];
        PhaseKernels.multiply(re, im, observable, adjointRe, adjointIm);
        int depth = angles.depth();
        for (int l = depth - 1; l >= 0; l--) {
            Interruption.check("interrupted on the way back, at layer %d of %d of QAOA; the gradient is not complete", l + 1, depth);
            gradient[depth + l] = mixer.undo(re, im, adjointRe, adjointIm, angles.beta(l));
            gradient[l] = 2 * PhaseKernels.imaginaryInner(adjointRe, adjointIm, cost, re, im);
            phase(re, im, -angles.gamma(l));
            phase(adjointRe, adjointIm, -angles.gamma(l));
        }
        return energy;
    }

    private void evolve(QaoaAngles angles) {
        mixer.prepare(re, im);
        for (int l = 0; l < angles.depth(); l++) {
            Interruption.check("interrupted at layer %d of %d of QAOA; it has no result", l + 1, angles.depth());
            phase(re, im, angles.gamma(l));
            mixer.apply(re, im, angles.beta(l));
        }
    }

    @Override
    public StateVector state(QaoaAngles angles) {
        evolve(angles);
        return halved ? whole(re, im) : StateVector.wrap(re, im);
    }

    /** The state of which these are the assignments whose highest bit is 0, and which is the same on complements. */
    static StateVector whole(double[] re, double[] im) {
        double[] wholeRe = new double[2 * re.length];
        double[] wholeIm = new double[2 * re.length];
        for (int x = 0; x < re.length; x++) {
            int complement = wholeRe.length - 1 - x;
            wholeRe[x] = wholeRe[complement] = Math.sqrt(0.5) * re[x];
            wholeIm[x] = wholeIm[complement] = Math.sqrt(0.5) * im[x];
        }
        return StateVector.wrap(wholeRe, wholeIm);
    }

    private void phase(double[] onRe, double[] onIm, double gamma) {
        if (levels == null) {
            PhaseKernels.phase(onRe, onIm, cost, gamma);
        } else {
            double[] values = levels.values();
            PhaseKernels.phase(onRe, onIm, levels.level(), CostLevels.cosines(values, gamma, 1), CostLevels.minusSines(values, gamma, 1));
        }
    }
}
