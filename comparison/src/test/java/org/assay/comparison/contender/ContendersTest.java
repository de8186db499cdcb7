package org.assay.comparison.contender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assay.comparison.problem.Cost;
import org.assay.comparison.problem.Encoding;
import org.assay.comparison.problem.Goal;
import org.assay.comparison.problem.Problem;
import org.assay.comparison.problem.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContendersTest {

    static Stream<String> everyone() {
        return Stream.concat(
                Contenders.families().stream().map(ContenderFamily::name),
                Stream.of("qaoa:p=2:start=ramp:rule=adam:steps=20", "qaoa:1:start=random", "qaoa:3:start=fixed:steps=0", "gd:lbfgs",
                        "gd:plain:steps=50", "gd:momentum", "gd:nesterov", "gd:rmsprop", "gd:adagrad"))
                .map(spec -> spec.replace("gd:plain", "gd:gd"));
    }

    @ParameterizedTest
    @MethodSource("everyone")
    void aSeedRepeatsATrial(String spec) {
        Problem problem = Problems.resolve("reg3:10", 3);
        Contender contender = Contenders.parse(spec);
        assertThat(contender.run(problem, 5, Budget.ONE_RUN).outcome()).isEqualTo(contender.run(problem, 5, Budget.ONE_RUN).outcome());
    }

    @ParameterizedTest
    @MethodSource("everyone")
    void answersHaveTheCostTheyClaim(String spec) {
        for (String name : List.of("reg3:10", "triangle812", "torus:3x3", "sk:8", "skg:7", "beasley:9:60", "partition:8", "portfolio:6", "labs:9", "max3sat:9")) {
            Problem problem = Problems.resolve(name, 3);
            Contender contender = Contenders.parse(spec);
            if (contender.obstacle(problem).isPresent()) {
                continue;
            }
            Trial.Outcome outcome = contender.run(problem, 5, Budget.ONE_RUN).outcome();
            outcome.answer().ifPresent(a -> {
                assertThat(problem.cost().of(a.assignment())).as("%s by %s", name, spec).isCloseTo(a.cost(), within(1e-9));
                assertThat(outcome.trace().getLast().cost()).as("%s by %s", name, spec).isCloseTo(a.cost(), within(1e-9));
            });
            assertThat(outcome.work()).isPositive();
            assertThat(outcome.meanCost()).isFinite();
        }
    }

    @ParameterizedTest
    @MethodSource("everyone")
    void specsReadBack(String spec) {
        Contender contender = Contenders.parse(spec);
        assertThat(Contenders.parse(contender.spec())).isEqualTo(contender);
        assertThat(contender.title().length()).as(contender.title()).isLessThanOrEqualTo(20);
    }

    /** Expected cuts at optimal angles. */
    @ParameterizedTest
    @CsvSource({
        "petersen, 1, 10.386751346", "petersen, 2, 11.10532001", "petersen, 3, 11.723643298", "prism3, 1, 5.939222468",
        "prism3, 2, 6.602948885", "cube, 1, 8.309401077", "cube, 2, 9.695338463", "k33, 1, 6.232050808", "k33, 2, 8.019757344",
        "house, 1, 4.110068884", "path5, 1, 3.122184855", "c5, 1, 3.75", "c8, 1, 6", "c8, 2, 6.66666667"})
    void trainingReachesTheKnownOptimum(String graph, int depth, double expected) {
        Trial.Outcome outcome = Contenders.parse("qaoa:p=" + depth).run(Problems.resolve(graph, 7), 1, Budget.ONE_RUN).outcome();
        assertThat(outcome.expectedCost().orElseThrow()).isCloseTo(expected, within(2e-3));
        assertThat(outcome.meanCost()).as("of the shots").isCloseTo(expected, within(0.3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk:8", "labs:8", "partition:8", "beasley:8:50", "max3sat:8", "portfolio:6"})
    void qaoaBeatsChanceInEitherSense(String name) {
        Problem problem = Problems.resolve(name, 3);
        double expected = Contenders.parse("qaoa:p=2").run(problem, 1, Budget.ONE_RUN).outcome().expectedCost().orElseThrow();
        double range = Encoding.energyDiagonal(problem.cost()).max() - Encoding.energyDiagonal(problem.cost()).min();
        double gain = problem.cost().goal().energy(Encoding.uniformMean(problem.cost())) - problem.cost().goal().energy(expected);
        assertThat(gain / range).isGreaterThan(0.05);
    }

    @Test
    void formulaAndSimulationAgreeAtDepthOne() {
        for (String name : List.of("petersen", "triangle812", "reg3:10", "sk:8", "partition:6", "portfolio:6")) {
            Problem problem = Problems.resolve(name, 3);
            Trial.Outcome formula = new QaoaFormula().run(problem, 1, Budget.ONE_RUN).outcome();
            Trial.Outcome simulation = Contenders.parse("qaoa:p=1:steps=0").run(problem, 1, Budget.ONE_RUN).outcome();
            assertThat(simulation.settled()).as(name).isEqualTo(formula.settled());
            assertThat(simulation.expectedCost().orElseThrow()).as(name)
                    .isCloseTo(formula.expectedCost().orElseThrow(), within(1e-9 * Math.max(1, Math.abs(formula.meanCost()))));
        }
    }

    /** Cuts of G1 (11624) that a run of each method must reach: a baseline that is weak flatters the other side. */
    private static final Map<String, Integer> GATES = Map.ofEntries(
            Map.entry("random", 9600), Map.entry("gd", 11500), Map.entry("sdp", 11450), Map.entry("meanfield", 11500),
            Map.entry("greedy", 10900), Map.entry("oneflip", 11250), Map.entry("annealing", 11600), Map.entry("tempering", 11600),
            Map.entry("tabu", 11560), Map.entry("breakout", 11550), Map.entry("burer", 11560), Map.entry("bifurcation", 11560));

    private static Stream<String> classicalMethodsOfAnySize() {
        return Contenders.families().stream().filter(f -> f.side() == Side.CLASSICAL).map(ContenderFamily::name)
                .filter(name -> Contenders.parse(name).obstacle(Problems.resolve("gset:G1", 7)).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("classicalMethodsOfAnySize")
    void everyClassicalMethodReachesItsGateOnG1(String name) {
        assertThat(GATES).as("a method without a gate of its own may be worth nothing").containsKey(name);
        assertThat(best(Problems.resolve("gset:G1", 7), name, 1)).isGreaterThanOrEqualTo(GATES.getOrDefault(name, Integer.MAX_VALUE));
    }

    @Test
    void annealingReachesTheBestKnownCutOfG1() {
        assertThat(best(Problems.resolve("gset:G1", 7), "annealing:sweeps=5000", 8)).isEqualTo(11624);
    }

    private static double best(Problem problem, String spec, int runs) {
        return Contenders.parse(spec).run(problem, 1, new Budget(runs, Long.MAX_VALUE, Optional.empty()))
                .outcome().answer().orElseThrow().cost();
    }

    @Test
    void exactFindsTheOptimumAndSaysSo() {
        for (String name : List.of("petersen", "labs:9", "max3sat:10", "sk:9")) {
            Problem problem = Problems.resolve(name, 3);
            Trial.Outcome outcome = new ExactSearch().run(problem, 1, Budget.ONE_RUN).outcome();
            double least = Encoding.energyDiagonal(problem.cost()).min();
            assertThat(problem.cost().goal().energy(outcome.answer().orElseThrow().cost())).as(name).isCloseTo(least, within(1e-9));
            assertThat(outcome.bound().orElseThrow()).as(name).isEqualTo(outcome.answer().orElseThrow().cost());
            assertThat(outcome.stop()).containsPattern("proved optimal|all assignments visited");
        }
    }

    @Test
    void anglesThatDoNotDependOnTheSeedAreTrainedOnce() {
        Problem problem = Problems.resolve("petersen", 7);
        Budget three = new Budget(3, Long.MAX_VALUE, Optional.empty());
        Trial one = Contenders.parse("qaoa:p=2:shots=100").run(problem, 1, Budget.ONE_RUN);
        Trial.Outcome often = Contenders.parse("qaoa:p=2:shots=100").run(problem, 1, three).outcome();
        assertThat(often.counters()).containsEntry("shots", 300L)
                .containsEntry("gradients", one.outcome().counters().get("gradients"));
        assertThat(often.workOnce()).isEqualTo(one.outcome().workOnce()).isEqualTo(one.outcome().work() - 100);
        assertThat(one.timing().nanosOnce()).isBetween(1L, one.timing().nanos());
        Trial.Outcome random = Contenders.parse("qaoa:p=2:shots=100:start=random").run(problem, 1, three).outcome();
        assertThat(random.workOnce()).isZero();
        assertThat(random.counters().get("gradients")).isGreaterThan(
                Contenders.parse("qaoa:p=2:shots=100:start=random").run(problem, 1, Budget.ONE_RUN).outcome().counters().get("gradients"));
    }

    @ParameterizedTest
    @CsvSource({"reg3:10, 3", "reg4:9, 4", "gnp:10:0.5, 3", "torus:3x4, 4", "sk:9, 3", "skg:9, 4"})
    void transferTrainsToTheEnergyOfInterpForLessThanItsWork(String name, int depth) {
        Problem problem = Problems.resolve(name, 5);
        Trial.Outcome transfer = Contenders.parse("qaoa:p=%d".formatted(depth)).run(problem, 1, Budget.ONE_RUN).outcome();
        Trial.Outcome interp = Contenders.parse("qaoa:p=%d:start=interp".formatted(depth)).run(problem, 1, Budget.ONE_RUN).outcome();
        assertThat(transfer.expectedCost().getAsDouble()).isCloseTo(interp.expectedCost().getAsDouble(), within(2e-3 * problem.size()));
        assertThat(transfer.counters().get(QaoaSimulation.DERIVATIVES)).isLessThan(interp.counters().getOrDefault(QaoaSimulation.DERIVATIVES, 0L) * 3 / 4);
    }

    @ParameterizedTest
    @CsvSource({"reg3:10, 1", "beasley:8, 3", "partition:8, 2", "labs:8, 2", "max3sat:8, 2"})
    void transferBeginsAsInterpWhereNothingIsToBeTransferred(String name, int depth) {
        Problem problem = Problems.resolve(name, 5);
        SplittableRandom random = new SplittableRandom(1);
        assertThat(QaoaStart.TRANSFER.angles(problem, depth, random)).isEqualTo(QaoaStart.INTERP.angles(problem, depth, random));
    }

    @ParameterizedTest
    @ValueSource(strings = {"random", "gd", "annealing:sweeps=10", "greedy", "oneflip", "qaoa:p=1"})
    void budgetsEndATrial(String spec) {
        Problem problem = Problems.resolve("reg3:10", 3);
        Trial runs = Contenders.parse(spec).run(problem, 1, new Budget(3, Long.MAX_VALUE, Optional.empty()));
        Trial one = Contenders.parse(spec).run(problem, 1, Budget.ONE_RUN);
        assertThat(runs.outcome().work()).isGreaterThan(2 * one.outcome().work() / 2);
        Trial time = Contenders.parse(spec).run(problem, 1, Budget.ofTime(Duration.ofMillis(50)));
        assertThat(time.timing().seconds()).isGreaterThanOrEqualTo(0.05);
        assertThat(time.outcome().work()).isPositive();
    }

    @Test
    void panelsFitTheProblem() {
        assertThat(names("reg3:16")).containsExactly("random", "qaoa", "gd", "sdp", "greedy", "annealing", "exact");
        assertThat(names("gset:G1")).containsExactly("random", "qaoa-formula", "gd", "sdp", "greedy", "annealing");
        assertThat(names("labs:12")).containsExactly("random", "qaoa", "annealing", "tabu", "exact");
    }

    private static List<String> names(String problem) {
        return Contenders.panelFor(Problems.resolve(problem, 7)).stream().map(c -> c.spec().split(":")[0]).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "anealing | --by anealing: no method 'anealing'; did you mean annealing?",
        "annealing:sweps=10 | --by annealing:sweps=10: annealing has no setting 'sweps'; did you mean sweeps?",
        "annealing:sweeps=0 | --by annealing:sweeps=0: sweeps is '0', but must be a whole number from 1 to 1000000000",
        "annealing:sweeps=abc | --by annealing:sweeps=abc: sweeps is 'abc', but must be a whole number from 1 to 1000000000",
        "annealing:10:20 | --by annealing:10:20: setting 'sweeps' is given twice",
        "gd:adan | --by gd:adan: rule is 'adan'; did you mean adam?",
        "gd:rate=-1 | --by gd:rate=-1: rate is '-1', but must be a positive number",
        "greedy:3 | --by greedy:3: greedy has no setting '3'; it has none",
        "qaoa:p=0 | --by qaoa:p=0: p is '0', but must be a whole number from 1 to 1000",
        "greedy,greedy | --by greedy,greedy: greedy comes twice"})
    void saysWhatIsWrongWithASpec(String spec, String message) {
        assertThatThrownBy(() -> Contenders.parseAll(spec)).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void obstaclesSayWhatToDo() {
        Problem labs = Problems.resolve("labs:12", 7);
        assertThat(Contenders.parse("burer").obstacle(labs).orElseThrow())
                .isEqualTo("LABS has products of more than two variables; use annealing, tabu, oneflip, qaoa or exact");
        assertThat(Contenders.parse("qaoa:start=fixed").obstacle(Problems.resolve("gnp:10:0.5", 7)).orElseThrow())
                .isEqualTo("fixed angles are for cubic graphs with weights 1 and p up to 3; use start=transfer");
        assertThatThrownBy(() -> new ExactSearch().run(Problems.resolve("reg3:40", 7), 1, Budget.ONE_RUN))
                .hasMessage("exact on reg3:40: 2^40 assignments are too many to visit; up to 32 variables are visited in seconds; use bnb");
        assertThat(Contenders.parse("bnb").obstacle(Problems.resolve("gnp:300:0.5", 7)).orElseThrow())
                .startsWith("300 variables are more than the 200 that a bound is computed for");
    }

    @Test
    void relaxationsWithFieldsLeadBackToSpins() {
        Cost cost = Problems.resolve("beasley:8:60", 3).cost();
        AngleRelaxation relaxation = new AngleRelaxation(Encoding.spinModel(cost));
        for (int x = 0; x < 256; x++) {
            double[] angles = new double[9];
            for (int i = 0; i < 8; i++) {
                angles[i] = (x >> i & 1) * Math.PI;
            }
            assertThat(relaxation.value(angles)).isCloseTo(cost.of(Encoding.assignment(8, x)), within(1e-9));
            assertThat(cost.of(relaxation.round(angles))).isLessThanOrEqualTo(cost.of(Encoding.assignment(8, x)) + 1e-9);
        }
    }

    /** Known optimum of the relaxation on the Petersen graph: 12.5 (that of the cut is 12). */
    @Test
    void goemansWilliamsonGivesItsBound() {
        Trial.Outcome outcome = Contenders.parse("gw").run(Problems.resolve("petersen", 7), 1, Budget.ONE_RUN).outcome();
        assertThat(outcome.answer().orElseThrow().cost()).isEqualTo(12);
        assertThat(outcome.bound().orElseThrow()).isBetween(12.0, 12.51);
        assertThat(Contenders.parse("gw")).as("by its other name").isEqualTo(Contenders.parse("sdp"));
    }

    /** Too large to enumerate; the strip of G11 is narrow, and its best known cut of 564 is optimal. */
    @ParameterizedTest
    @CsvSource({"reg3:40", "gnp:40:0.2", "torus:5x8", "gset:G11"})
    void branchAndBoundProvesWhatIsTooLargeToEnumerate(String name) {
        Problem problem = Problems.resolve(name, 3);
        Trial.Outcome outcome = Contenders.parse("bnb").run(problem, 1, Budget.ONE_RUN).outcome();
        assertThat(outcome.bound().orElseThrow()).isEqualTo(outcome.answer().orElseThrow().cost());
        problem.optimum().ifPresent(o -> assertThat(outcome.answer().orElseThrow().cost()).isEqualTo(o.value()));
        assertThat(best(problem, "annealing", 20)).isEqualTo(outcome.answer().orElseThrow().cost());
    }

    @Test
    void histogramsAddUp() {
        Trial.Outcome outcome = Contenders.parse("random:samples=500").run(Problems.resolve("petersen", 7), 1, Budget.ONE_RUN).outcome();
        assertThat(outcome.samples().samples()).isEqualTo(500);
        assertThat(outcome.samples().plus(outcome.samples()).samples()).isEqualTo(1000);
        assertThat(outcome.samples().mean()).isCloseTo(7.5, within(0.4));
        long good = outcome.samples().reaching(11, Goal.MAXIMISE);
        assertThat(good).isEqualTo(outcome.samples().bars().stream().filter(b -> b.cost() >= 11).mapToLong(Histogram.Bar::count).sum());
    }

    @Test
    void refusesBudgetsWithoutEnd() {
        assertThatThrownBy(() -> new Budget(Long.MAX_VALUE, Long.MAX_VALUE, Optional.empty()))
                .hasMessage("the budget has no end; limit runs, work or time");
        assertThatThrownBy(() -> Budget.ofTime(Duration.ZERO)).hasMessage("time limit is PT0S, but must be positive");
        assertThat(Budget.ofEnergy(5, 10).time()).hasValue(Duration.ofMillis(500));
        assertThat(Budget.ofTime(Duration.ofSeconds(5)).shortenedTo(Duration.ofMillis(300)).time()).hasValue(Duration.ofMillis(300));
        assertThat(Budget.ONE_RUN.shortenedTo(Duration.ofMillis(300))).isEqualTo(Budget.ONE_RUN);
    }
}
