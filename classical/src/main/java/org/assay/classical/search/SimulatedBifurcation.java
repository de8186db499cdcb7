package org.assay.classical.search;

import java.util.random.RandomGenerator;

/**
 * Simulated bifurcation (Goto et al. 2021): classical particles with positions x in [-1, 1] and
 * momenta y move in a landscape that grows from one valley into two for each spin,
 *
 * <pre>y' = y - dt [(1 - a) x + c (h + J s)]      x' = x + dt y'      a from 0 to 1,</pre>
 *
 * where {@code s = x} (ballistic) or {@code s = sign x} (discrete). A particle that hits the wall stops
 * there: {@code x = sign x, y = 0}. The strength is {@code c = 1 / (2 S)}, S the root-mean-square local
 * field over random spins, so that a model's scale plays no part. The integration is stable where
 * {@code dt^2 (1 + c L) < 4}, L the largest eigenvalue of J; a time step past nine tenths of this is
 * shortened, for beyond it all particles cross the landscape together and nothing is found. The signs
 * of the positions are offered at every tenth of the way and at the end, each after a descent. One
 * step counts as one update of each spin; a run has a fixed number of steps.
 *
 * @param variant  ballistic or discrete
 * @param steps    steps of a run, at least 1
 * @param timeStep dt, greater than 0 and at most 1.25
 */
public record SimulatedBifurcation(Variant variant, int steps, double timeStep) implements SpinSolver {
    private static final double LARGEST_TIME_STEP = 1.25;
    private static final int LOOKS = 10;
    private static final int POWER_ITERATIONS = 50;
    private static final double STABLE_SHARE = 0.9;

    /** What the particles feel of one another. */
    public enum Variant {
        /** Their positions: fast to a good answer. */
        BALLISTIC,
        /** The signs of their positions: better answers after more steps. */
        DISCRETE
    }

    public SimulatedBifurcation {
        if (steps < 1) {
            throw new IllegalArgumentException("%d steps, but a run has at least 1".formatted(steps));
        }
        if (!(timeStep > 0 && timeStep <= LARGEST_TIME_STEP)) {
            throw new IllegalArgumentException("time step is %s, but must lie within (0, %s]; larger ones are unstable"
                    .formatted(timeStep, LARGEST_TIME_STEP));
        }
    }

    /** With a time step of 0.5. */
    public SimulatedBifurcation(Variant variant, int steps) {
        this(variant, steps, 0.5);
    }

    @Override
    public SearchResult solve(SpinModel model, long seed, Budget budget) {
        double strength = strength(model);
        double stableStep = STABLE_SHARE * 2 / Math.sqrt(1 + strength * largestEigenvalue(model));
        double dt = Math.min(timeStep, stableStep);
        return Restarts.search(model, seed, budget, (long) steps * model.size(), run -> evolve(run, strength, dt));
    }

    private void evolve(SearchRun<SpinModel> run, double strength, double dt) {
        Particles particles = new Particles(run.model(), run.random(), strength, dt);
        int size = run.model().size();
        long most = Math.min(steps, Math.ceilDiv(run.mostUpdates(), size));
        long look = Math.max(1, most / LOOKS);
        for (long step = 1; step <= most && (step == 1 || run.goesOn()); step++) {
            particles.move(run.progress(step, most + 1));
            run.charge(size, 0);
            if (step % look == 0 && step + look <= most) {
                offer(run, particles);
            }
        }
        offer(run, particles);
    }

    /** 1 / (2 S); 0 where nothing acts on the spins. */
    private static double strength(SpinModel model) {
        double rms = 0;
        for (double coupling : model.rowCouplings()) {
            rms = Math.hypot(rms, coupling);
        }
        for (double field : model.fields()) {
            rms = Math.hypot(rms, field);
        }
        return rms == 0 ? 0 : 0.5 * Math.sqrt(model.size()) / rms;
    }

    /** Of J, nearly, from below, by power iteration on J plus its largest row sum of magnitudes. */
    private static double largestEigenvalue(SpinModel model) {
        double shift = 0;
        double[] x = new double[model.size()];
        for (int i = 0; i < x.length; i++) {
            double row = 0;
            for (int k = model.offsets()[i]; k < model.offsets()[i + 1]; k++) {
                row += Math.abs(model.rowCouplings()[k]);
            }
            shift = Math.max(shift, row);
            x[i] = 1 + (i % 7) * 0.1; // not orthogonal to what is sought, but by bad luck
        }
        double largest = 0;
        for (int step = 0; step < POWER_ITERATIONS && shift > 0; step++) {
            double[] next = new double[x.length];
            double size = 0;
            for (int i = 0; i < x.length; i++) {
                next[i] = x[i] + force(model, x, i) / shift;
                size = Math.max(size, Math.abs(next[i]));
            }
            largest = (size / maximum(x) - 1) * shift;
            x = next;
        }
        return Math.max(0, largest);
    }

    private static double maximum(double[] x) {
        double maximum = 0;
        for (double value : x) {
            maximum = Math.max(maximum, Math.abs(value));
        }
        return maximum;
    }

    /** J x, without fields. */
    private static double force(SpinModel model, double[] x, int i) {
        double force = 0;
        for (int k = model.offsets()[i]; k < model.offsets()[i + 1]; k++) {
            force += model.rowCouplings()[k] * x[model.neighbours()[k]];
        }
        return force;
    }

    private static void offer(SearchRun<SpinModel> run, Particles particles) {
        SpinState state = SpinState.of(run.model(), particles.signs());
        run.charge(state.descend());
        run.offer(state);
    }

    /** Positions and momenta. */
    private final class Particles {
        private final SpinModel model;
        private final double[] positions;
        private final double[] momenta;
        private final double[] felt;
        private final double strength;
        private final double dt;

        Particles(SpinModel model, RandomGenerator random, double strength, double dt) {
            this.model = model;
            this.positions = start(model.size(), random);
            this.momenta = start(model.size(), random);
            this.felt = new double[model.size()];
            this.strength = strength;
            this.dt = dt;
        }

        private static double[] start(int size, RandomGenerator random) {
            double[] start = new double[size];
            for (int i = 0; i < size; i++) {
                start[i] = 0.1 * (2 * random.nextDouble() - 1);
            }
            return start;
        }

        void move(double pump) {
            double[] seen = variant == Variant.BALLISTIC ? positions : signsOfPositions();
            for (int i = 0; i < positions.length; i++) {
                double force = model.field(i) + force(model, seen, i);
                momenta[i] -= dt * ((1 - pump) * positions[i] + strength * force);
            }
            for (int i = 0; i < positions.length; i++) {
                positions[i] += dt * momenta[i];
                if (Math.abs(positions[i]) > 1) {
                    positions[i] = Math.signum(positions[i]);
                    momenta[i] = 0;
                }
            }
        }

        private double[] signsOfPositions() {
            for (int i = 0; i < felt.length; i++) {
                felt[i] = positions[i] < 0 ? -1 : 1;
            }
            return felt;
        }

        Spins signs() {
            boolean[] down = new boolean[positions.length];
            for (int i = 0; i < down.length; i++) {
                down[i] = positions[i] < 0;
            }
            return Spins.ofSides(down);
        }
    }
}
