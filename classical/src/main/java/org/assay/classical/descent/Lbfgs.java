package org.assay.classical.descent;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import org.assay.classical.descent.StopReason.Criterion;
import org.assay.classical.objective.Differentiable;
import org.assay.classical.objective.Require;

/**
 * Limited-memory BFGS: a quasi-Newton direction from the last few steps s and gradient changes y, by
 * the two-loop recursion, and a step along it that meets the strong Wolfe conditions:
 *
 * <pre>x' = x - a H g,   H from (s_i, y_i), i = k-m .. k-1, and gamma I with gamma = s.y / y.y</pre>
 *
 * <p>Numbering of Nocedal and Wright, Numerical Optimization, 2nd edition: algorithms 7.4 and 7.5,
 * line search 3.5 and 3.6. The first step is at most 1 long. Where the line search fails, which
 * rounding makes it do near a minimum, the method forgets its pairs and tries the gradient once
 * before it ends.
 *
 * <p>Example: f(x) = x^2 from x = 3. The gradient 6 gives the first step 1, to 2; then s = -1,
 * y = -2, gamma = 1/2, and the step -4/2 leads to 0.
 *
 * @param memory     pairs kept, at least 1; 3 to 20 are usual
 * @param lineSearch along each direction
 * @see <a href="https://doi.org/10.1007/BF01589116">Liu and Nocedal 1989</a>
 */
public record Lbfgs(int memory, StrongWolfe lineSearch) implements Minimiser<Differentiable> {

    public Lbfgs {
        Require.atLeast("memory", memory, 1);
    }

    /** With 10 pairs and the usual Wolfe constants. */
    public Lbfgs() {
        this(10, new StrongWolfe());
    }

    @Override
    public StopReason pursue(Run<? extends Differentiable> run) {
        double[] gradient = new double[run.dimension()];
        double value = Run.valueAndGradient(run, run.point(), gradient);
        Optional<StopReason> end = run.begin(value, gradient);
        Trial here = new Trial(0, run.point(), value, gradient);
        Deque<Pair> pairs = new ArrayDeque<>();
        while (end.isEmpty()) {
            Optional<Trial> next = step(run, here, pairs);
            if (next.isEmpty()) {
                double norm = Vectors.norm(here.gradient());
                return new StopReason(norm == 0 ? Criterion.GRADIENT_NORM : Criterion.LINE_SEARCH, norm, 0);
            }
            remember(pairs, Pair.between(here, next.get()));
            here = next.get();
            end = run.arrive(here.point(), here.value(), here.gradient());
        }
        return end.get();
    }

    private Optional<Trial> step(Run<? extends Differentiable> run, Trial here, Deque<Pair> pairs) {
        if (!pairs.isEmpty()) {
            double[] direction = direction(here.gradient(), pairs);
            Optional<Trial> found = lineSearch.search(run, here, direction, 1);
            if (found.isPresent()) {
                return found;
            }
            pairs.clear();
        }
        double norm = Vectors.norm(here.gradient());
        return norm == 0
                ? Optional.empty()
                : lineSearch.search(run, here, Vectors.scaled(-1, here.gradient()), Math.min(1, 1 / norm));
    }

    /** Algorithm 7.4: {@code -H g}. */
    static double[] direction(double[] gradient, Deque<Pair> pairs) {
        double[] q = Vectors.scaled(-1, gradient);
        double[] weights = new double[pairs.size()];
        int i = pairs.size();
        for (Iterator<Pair> newestFirst = pairs.descendingIterator(); newestFirst.hasNext(); ) {
            Pair pair = newestFirst.next();
            weights[--i] = Vectors.dot(pair.s, q) / pair.sy;
            Vectors.add(-weights[i], pair.y, q);
        }
        double[] r = Vectors.scaled(pairs.getLast().scale(), q);
        for (Pair pair : pairs) {
            Vectors.add(weights[i++] - Vectors.dot(pair.y, r) / pair.sy, pair.s, r);
        }
        return r;
    }

    /** Keeps a pair of positive curvature, which the Wolfe conditions promise and rounding may break. */
    private void remember(Deque<Pair> pairs, Pair pair) {
        if (!(pair.sy > 1e-12 * Vectors.norm(pair.s) * Vectors.norm(pair.y))) {
            return;
        }
        if (pairs.size() == memory) {
            pairs.removeFirst();
        }
        pairs.addLast(pair);
    }

    /** A step s, the change of the gradient y along it, and their product. */
    @SuppressWarnings("ArrayRecordComponent") // private arithmetic; never compared
    record Pair(double[] s, double[] y, double sy) {

        static Pair between(Trial from, Trial to) {
            double[] s = Vectors.difference(to.point(), from.point());
            double[] y = Vectors.difference(to.gradient(), from.gradient());
            return new Pair(s, y, Vectors.dot(s, y));
        }

        double scale() {
            return sy / Vectors.dot(y, y);
        }
    }
}
