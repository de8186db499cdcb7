package org.assay.comparison.contender;

import java.util.Optional;
import org.assay.comparison.problem.Encoding;
import org.assay.comparison.problem.Problem;

/** Reasons why methods cannot run. */
final class Obstacles {

    private Obstacles() {}

    static Optional<String> unlessQuadratic(Problem problem) {
        return Encoding.isQuadratic(problem.cost())
                ? Optional.empty()
                : Optional.of("%s has products of more than two variables; use annealing, tabu, oneflip, qaoa or exact".formatted(problem.cost().title()));
    }

    static void refuse(Contender contender, Problem problem) {
        contender.obstacle(problem).ifPresent(reason -> {
            throw new IllegalArgumentException("%s on %s: %s".formatted(contender.spec(), problem.name(), reason));
        });
    }
}
