package org.assay.comparison.contender;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.assay.classical.descent.DescentResult;
import org.assay.classical.descent.Recording;
import org.assay.classical.descent.StopRule;
import org.assay.classical.objective.Differentiable;
import org.assay.classical.search.SearchWork;
import org.assay.classical.search.SpinModel;
import org.assay.classical.search.SpinState;
import org.assay.comparison.problem.Cost;
import org.assay.comparison.problem.Encoding;
import org.assay.comparison.problem.Problem;

/**
 * Gradient descent on the problem itself: spins relaxed to angles in the plane, minimised from a random
 * start, rounded by the best half-plane, and improved by single flips. A run is one descent.
 *
 * <p>The objective is divided by the scale of a row of the model, so that one rate serves all problems.
 *
 * @param steps at most so many updates
 * @param rate  in radians for Adam and its kin, otherwise radians per unit of scaled gradient
 */
public record AngleDescent(Optimiser optimiser, int steps, double rate) implements Contender {
    static final String NAME = "gd";
    static final int USUAL_STEPS = 500;
    /** Of the scaled objective, in the mean of a variable: rounding cannot tell less. */
    private static final double SMALLEST_CHANGE = 1e-6;

    @Override
    public String title() {
        return "descent (%s)".formatted(optimiser.title());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Track track() {
        return Track.B;
    }

    @Override
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("rule", optimiser.word());
        settings.put("steps", Integer.toString(steps));
        settings.put("rate", Double.toString(rate));
        return settings;
    }

    @Override
    public String workUnit() {
        return "gradients";
    }

    @Override
    public Optional<String> obstacle(Problem problem) {
        return Obstacles.unlessQuadratic(problem);
    }

    @Override
    public Trial run(Problem problem, long seed, Budget budget) {
        Obstacles.refuse(this, problem);
        Recorder recorder = new Recorder(problem.cost().goal(), seed, budget);
        SpinModel model = Encoding.spinModel(problem.cost());
        AngleRelaxation relaxation = new AngleRelaxation(model);
        double scale = scale(problem.cost());
        RandomGenerator random = Streams.of(seed);
        do {
            double[] angles = descend(relaxation, scale, start(relaxation.dimension(), random), recorder);
            SpinState state = SpinState.of(model, relaxation.round(angles));
            SearchWork flips = state.descend();
            recorder.count("flips considered", model.size() + flips.updates());
            recorder.sample(problem.cost().of(state.spins()), 1, state::spins);
        } while (recorder.another());
        return recorder.end(recorder::budgetReason);
    }

    private double[] descend(AngleRelaxation relaxation, double scale, double[] start, Recorder recorder) {
        Differentiable scaled = Differentiable.of(relaxation.dimension(), (x, gradient) -> {
            double value = relaxation.valueAndGradient(x, gradient) / scale;
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] /= scale;
            }
            return value;
        });
        long most = Math.clamp(recorder.remainingWork(), 1, Integer.MAX_VALUE);
        DescentResult result = optimiser.minimiser(rate).minimise(scaled, start, Recording.PLAIN,
                StopRule.maxSteps(steps),
                StopRule.maxEvaluations(most),
                StopRule.valueChange(SMALLEST_CHANGE * relaxation.dimension()),
                StopRule.deadline(recorder::isLate));
        recorder.descended(result.reason());
        recorder.work("gradients", result.work().evaluations());
        recorder.count("updates", result.work().steps());
        return result.best();
    }

    /** The scale of a row of the model: what the objective is divided by. */
    static double scale(Cost cost) {
        return Math.max(Encoding.phaseScale(cost) / 2, Double.MIN_NORMAL);
    }

    static double[] start(int size, RandomGenerator random) {
        double[] angles = new double[size];
        for (int i = 0; i < size; i++) {
            angles[i] = random.nextDouble(2 * Math.PI);
        }
        return angles;
    }
}
