package org.assay.classical.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Energies of higher order, and the solvers that need nothing but flips. */
class LandscapeTest {
    /** Least energies of lengths 3, 4, ..., 20 (Packebusch and Mertens 2016). */
    private static final int[] LEAST = {1, 2, 2, 7, 3, 8, 12, 13, 5, 10, 6, 19, 15, 24, 32, 25, 29, 26};

    private static Stream<Landscape> landscapes() {
        Random random = new Random(4);
        return Stream.of(
                new Autocorrelation(2), new Autocorrelation(3), new Autocorrelation(10), new Autocorrelation(13),
                clauses(9, 40, false, random), clauses(12, 30, true, random),
                new ClauseWeights(3, List.of(), new double[0]),
                Graphs.randomIsing(11, 0.5, true, random), SpinModel.maxCut(Graphs.petersen()));
    }

    /** Clauses of one to four literals; weights 1, or Gaussian and of either sign. */
    private static ClauseWeights clauses(int variables, int count, boolean gaussian, Random random) {
        List<int[]> clauses = new ArrayList<>();
        double[] weights = new double[count];
        for (int c = 0; c < count; c++) {
            int length = 1 + random.nextInt(4);
            clauses.add(random.ints(1, variables + 1).distinct().limit(length).map(v -> random.nextBoolean() ? v : -v).toArray());
            weights[c] = gaussian ? random.nextGaussian() : 1;
        }
        return new ClauseWeights(variables, clauses, weights);
    }

    private static Stream<LandscapeSolver> solvers() {
        return Stream.of(new OneFlipSearch(), new Annealing(50), new Annealing(50, new BetaRange(0.01, 1)), new TabuSearch(200, 40));
    }

    @ParameterizedTest
    @MethodSource("landscapes")
    void flipsKeepTheEnergyThatTheDefinitionGives(Landscape landscape) {
        Random random = new Random(5);
        FlipState state = landscape.state(Spins.random(landscape.size(), random));
        for (int step = 0; step < 200; step++) {
            assertThat(state.energy()).isCloseTo(landscape.energy(state.spins()), within(1e-9));
            int i = random.nextInt(landscape.size());
            double promised = state.energy() + state.increase(i);
            int before = state.spin(i);
            state.flip(i);
            assertThat(state.energy()).isCloseTo(promised, within(1e-9));
            assertThat(state.spin(i)).isEqualTo(-before).isEqualTo(state.spins().spin(i));
        }
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void findsTheLeastEnergyOfEveryLandscape(LandscapeSolver solver) {
        landscapes().forEach(landscape -> {
            double least = IntStream.range(0, 1 << landscape.size())
                    .mapToDouble(x -> landscape.energy(Spins.ofBits(landscape.size(), x))).min().orElseThrow();
            SearchResult result = solver.solve(landscape, 3, Budget.ofRuns(300));
            assertThat(result.energy()).as("%s by %s", landscape, solver).isCloseTo(least, within(1e-9));
            assertThat(result.energy()).isEqualTo(landscape.energy(result.best()));
        });
    }

    @ParameterizedTest
    @MethodSource("solvers")
    void theNumberOfThreadsChangesNothing(LandscapeSolver solver) {
        Autocorrelation labs = new Autocorrelation(25);
        for (Budget budget : List.of(Budget.ofRuns(20), Budget.ofUpdates(20_000), Budget.ofRuns(1000).withTarget(60))) {
            SearchResult alone = solver.solve(labs, 4, budget);
            SearchResult together = solver.solve(labs, 4, budget.withThreads(3));
            assertThat(together.best()).isEqualTo(alone.best());
            assertThat(together.work()).isEqualTo(alone.work());
            assertThat(together.stop()).isEqualTo(alone.stop());
        }
    }

    /** Their gate: every proved optimum up to length 20. */
    @Test
    void annealingAndTabuSearchReachTheProvedOptimaOfSequences() {
        for (int n = 3; n <= 20; n++) {
            for (LandscapeSolver solver : List.of(new Annealing(1000), new TabuSearch(2000))) {
                SearchResult result = solver.solve(new Autocorrelation(n), 1, Budget.ofRuns(100).withTarget(LEAST[n - 3]));
                assertThat(result.energy()).as("length %d by %s", n, solver).isEqualTo(LEAST[n - 3]);
            }
        }
    }

    /** Their gate: 3-SAT with a planted solution, at four clauses a variable. */
    @Test
    void annealingAndTabuSearchSatisfyPlantedClauses() {
        Random random = new Random(11);
        int variables = 150;
        Spins planted = Spins.random(variables, random);
        List<int[]> clauses = new ArrayList<>();
        while (clauses.size() < 4 * variables) {
            int[] clause = random.ints(1, variables + 1).distinct().limit(3).map(v -> random.nextBoolean() ? v : -v).toArray();
            if (IntStream.of(clause).anyMatch(k -> planted.isDown(Math.abs(k) - 1) == k > 0)) {
                clauses.add(clause);
            }
        }
        double[] ones = clauses.stream().mapToDouble(_ -> 1).toArray();
        Landscape sat = new ClauseWeights(variables, clauses, ones);
        for (LandscapeSolver solver : List.of(new Annealing(1000), new TabuSearch(20_000))) {
            SearchResult result = solver.solve(sat, 1, Budget.ofRuns(10).withTarget(-600));
            assertThat(result.energy()).as("%s", solver).isEqualTo(-600);
        }
    }

    @Test
    void refusesWhatIsNoSequenceAndNoClause() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Autocorrelation(1)).withMessageContaining("length is 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClauseWeights(2, List.of(new int[] {1, 3}), new double[] {1}))
                .withMessageContaining("literal 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClauseWeights(2, List.of(new int[] {1, -1}), new double[] {1}))
                .withMessageContaining("come once");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClauseWeights(2, List.of(new int[] {1}), new double[] {Double.NaN}))
                .withMessageContaining("NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ClauseWeights(2, List.of(new int[] {1}), new double[0]))
                .withMessageContaining("1 clauses, but 0 weights");
    }
}
