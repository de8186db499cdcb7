package org.assay.comparison.problem;

import java.util.List;
import java.util.Optional;

/** Low-autocorrelation binary sequences with their proved optima. */
final class Labs {
    /** Least energies of lengths 3, 4, ..., 40; by exhaustive search and branch and bound. */
    private static final List<Integer> LEAST =
            List.of(1, 2, 2, 7, 3, 8, 12, 13, 5, 10, 6, 19, 15, 24, 32, 25, 29, 26,
                    26, 39, 47, 36, 36, 45, 37, 50, 62, 59, 67, 64, 64, 65, 73, 82, 86, 87, 99, 108);

    private Labs() {}

    static Problem of(Arguments arguments) {
        arguments.atMost(1);
        int n = arguments.integer(0, "length", 2, 2000);
        Problem problem = Problem.of(arguments.spec(), new Cost.Labs(n), new Origin.Named());
        return least(n).map(problem::withOptimum).orElse(problem);
    }

    private static Optional<Optimum> least(int n) {
        return n >= 3 && n - 3 < LEAST.size()
                ? Optional.of(Optimum.proved(LEAST.get(n - 3), "Packebusch and Mertens 2016, table of optimal sequences"))
                : Optional.empty();
    }
}
