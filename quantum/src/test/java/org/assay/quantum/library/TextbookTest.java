package org.assay.quantum.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.simulate.Counts;
import org.assay.quantum.simulate.Simulators;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each circuit of the library against what a textbook says comes out. */
class TextbookTest {

    private static final double EXACT = 1e-12;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7})
    void wHoldsOneExcitationAnywhere(int n) {
        assertUniformOver("w:" + n, n, state -> Integer.bitCount(state) == 1);
    }

    @ParameterizedTest
    @CsvSource({"1,0,1", "1,1,1", "3,1,3", "4,2,6", "5,3,10", "6,2,15", "6,5,6", "5,5,1", "4,0,1"})
    void dickeHoldsKExcitationsAnywhere(int n, int k, int outcomes) {
        assertUniformOver("dicke:%d:%d".formatted(n, k), outcomes, state -> Integer.bitCount(state) == k);
    }

    private static void assertUniformOver(String name, int outcomes, java.util.function.IntPredicate belongs) {
        double[] p = probabilities(name);
        for (int state = 0; state < p.length; state++) {
            assertThat(p[state]).as("%s, state %d", name, state)
                    .isCloseTo(belongs.test(state) ? 1.0 / outcomes : 0, within(EXACT));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "01", "10", "11"})
    void superdenseCodingCarriesBothBits(String message) {
        assertThat(counts("superdense:" + message, 50).toMap()).isEqualTo(Map.of(message, 50L));
    }

    @ParameterizedTest
    @CsvSource({"1,0.5", "0,0", "3.14159,1", "-2.2,6", "1.5708,-1.5708"})
    void teleportationHasFidelityOne(double theta, double phi) {
        Map<String, Long> counts = counts("teleport:%s:%s".formatted(theta, phi), 400).toMap();
        assertThat(counts.keySet()).allMatch(outcome -> outcome.replace(" ", "").startsWith("0"));
        assertThat(counts).hasSize(4);
        assertThat(counts.values()).allMatch(count -> count > 50);
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0,1", "1,0", "1,1"})
    void chshIsWonWithTsirelsonsProbability(int x, int y) {
        double[] p = probabilities("chsh:%d:%d".formatted(x, y));
        double same = p[0] + p[3];
        double won = x == 1 && y == 1 ? 1 - same : same;
        assertThat(won).isCloseTo(Math.pow(Math.cos(Math.PI / 8), 2), within(EXACT));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.4, 1, 2.5, 3.14159})
    void theSwapTestShowsTheOverlap(double theta) {
        double[] p = probabilities("swap-test:" + theta);
        double one = IntStream.range(0, 8).filter(s -> (s & 1) == 1).mapToDouble(s -> p[s]).sum();
        assertThat(one).isCloseTo((1 - Math.pow(Math.cos(theta / 2), 2)) / 2, within(EXACT));
    }

    @ParameterizedTest
    @CsvSource({"00,0", "01,1", "10,1", "11,0"})
    void deutschFindsWhetherTheValuesDiffer(String table, int differ) {
        double[] p = probabilities("deutsch:" + table);
        assertThat(marginal(p, 1)[differ]).isCloseTo(1, within(EXACT));
    }

    @ParameterizedTest
    @CsvSource({"0000,1", "1111,1", "0110,0", "01101001,0", "11110000,0", "00000000,1"})
    void deutschJozsaTellsConstantFromBalanced(String table, double allZero) {
        int qubits = Integer.numberOfTrailingZeros(table.length());
        assertThat(marginal(probabilities("deutsch-jozsa:" + table), qubits)[0]).isCloseTo(allZero, within(EXACT));
    }

    @Test
    void deutschJozsaRefusesOtherFunctions() {
        assertThatThrownBy(() -> Library.named("deutsch-jozsa:0111")).hasMessageContaining("has 4 values, 3 of them 1");
        assertThatThrownBy(() -> Library.named("deutsch-jozsa:011")).hasMessageContaining("has 3 values");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "1011", "000001", "11111"})
    void bernsteinVaziraniReadsTheSecret(String secret) {
        double[] p = marginal(probabilities("bernstein-vazirani:" + secret), secret.length());
        assertThat(p[Integer.parseInt(secret, 2)]).isCloseTo(1, within(EXACT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "110", "001", "1010", "1111"})
    void simonSeesOnlyMasksOrthogonalToThePeriod(String period) {
        int n = period.length();
        int s = Integer.parseInt(period, 2);
        double[] p = marginal(probabilities("simon:" + period), n);
        for (int y = 0; y < p.length; y++) {
            boolean orthogonal = Integer.bitCount(y & s) % 2 == 0;
            assertThat(p[y]).as("outcome %d", y).isCloseTo(orthogonal ? Math.pow(2, 1 - n) : 0, within(EXACT));
        }
    }

    @ParameterizedTest
    @CsvSource({"11,1,1", "010,1,0.78125", "101,2,0.9453125", "0000,0,0.0625", "1110,3,0.9613189697265625"})
    void groverFindsTheMarkedElementAsOftenAsTheFormulaSays(String marked, int iterations, double expected) {
        double[] p = probabilities("grover:%s:%d".formatted(marked, iterations));
        double formula = Math.pow(Math.sin((2 * iterations + 1) * Math.asin(Math.pow(2, -marked.length() / 2.0))), 2);
        assertThat(p[Integer.parseInt(marked, 2)]).isCloseTo(expected, within(EXACT)).isCloseTo(formula, within(EXACT));
    }

    @Test
    void groverTakesTheBestNumberOfIterationsWhereNoneIsGiven() {
        assertThat(probabilities("grover:10110")[0b10110]).isGreaterThan(0.99);
        assertThat(probabilities("grover:10")[0b10]).isCloseTo(1, within(EXACT));
    }

    @ParameterizedTest
    @CsvSource({"1,0.5,0", "1,0.5,2", "2,0.9,1", "3,1.3,2", "4,2.0,1"})
    void amplitudeAmplificationTurnsByTwiceTheAngle(int n, double theta, int iterations) {
        double angle = Math.asin(Math.pow(Math.sin(theta / 2), n));
        assertThat(probabilities("amplitude-amplification:%d:%s:%d".formatted(n, theta, iterations))[(1 << n) - 1])
                .isCloseTo(Math.pow(Math.sin((2 * iterations + 1) * angle), 2), within(EXACT));
    }

    @ParameterizedTest
    @CsvSource({"3,0.375", "3,0.3", "4,0.0625", "1,0.5", "5,0.777", "4,0", "4,1"})
    void phaseEstimationReadsThePhaseWithItsKernel(int n, double phase) {
        double[] p = marginal(probabilities("phase-estimation:%d:%s".formatted(n, phase)), n);
        int size = 1 << n;
        for (int k = 0; k < size; k++) {
            double re = 0;
            double im = 0;
            for (int x = 0; x < size; x++) {
                re += Math.cos(2 * Math.PI * x * (phase - (double) k / size)) / size;
                im += Math.sin(2 * Math.PI * x * (phase - (double) k / size)) / size;
            }
            assertThat(p[k]).as("outcome %d", k).isCloseTo(re * re + im * im, within(EXACT));
        }
    }

    @ParameterizedTest
    @CsvSource({"2,4", "4,2", "7,4", "8,4", "11,2", "13,4", "14,2"})
    void orderFindingReadsMultiplesOfSixteenOverTheOrder(int base, int order) {
        double[] p = marginal(probabilities("order-finding:" + base), 4);
        for (int k = 0; k < 16; k++) {
            assertThat(p[k]).as("outcome %d", k).isCloseTo(k % (16 / order) == 0 ? 1.0 / order : 0, within(EXACT));
        }
        assertThat(IntStream.rangeClosed(1, order).filter(x -> power(base, x) == 1).min()).hasValue(order);
    }

    private static int power(int base, int exponent) {
        return IntStream.range(0, exponent).reduce(1, (value, _) -> value * base % 15);
    }

    @Test
    void theAdderAddsEveryPairOfThreeBitNumbers() {
        for (int a = 0; a < 8; a++) {
            for (int b = 0; b < 8; b++) {
                String name = "adder:%s:%s".formatted(binary(a, 3), binary(b, 3));
                assertThat(counts(name, 3).toMap()).as(name).isEqualTo(Map.of(binary(a + b, 4), 3L));
            }
        }
        assertThatThrownBy(() -> Library.named("adder:11:1")).hasMessageContaining("a has 2 digits and b 1");
    }

    @ParameterizedTest
    @CsvSource({"bit-flip-code,0", "bit-flip-code,1", "bit-flip-code,2", "bit-flip-code,3",
        "phase-flip-code,0", "phase-flip-code,1", "phase-flip-code,2", "phase-flip-code,3"})
    void repetitionCodesMendAnyOneError(String code, int error) {
        Map<String, Long> counts = counts(code + ":" + error, 100).toMap();
        assertThat(counts).hasSize(1);
        assertThat(digits(counts)).isEqualTo("0" + binary(error, 2));
    }

    @Test
    void steaneMendsAnyOneErrorAndNamesItsPlace() {
        for (int error = 0; error <= 21; error++) {
            int place = error == 0 ? 0 : (error - 1) % 7 + 1;
            String flips = binary(error <= 7 || error > 14 ? place : 0, 3);
            String phases = binary(error > 7 ? place : 0, 3);
            for (String outcome : counts("steane:" + error, 40).toMap().keySet()) {
                String all = outcome.replace(" ", "");
                assertThat(all.substring(7)).as("syndromes of error %d", error).isEqualTo(phases + flips);
                assertEvenWordOfTheHammingCode(all.substring(0, 7));
            }
        }
    }

    private static void assertEvenWordOfTheHammingCode(String highestFirst) {
        int place = 0;
        for (int q = 0; q < 7; q++) {
            place ^= highestFirst.charAt(6 - q) == '1' ? q + 1 : 0;
        }
        assertThat(place).as("syndrome of %s", highestFirst).isZero();
        assertThat(highestFirst.chars().filter(c -> c == '1').count() % 2).as("parity of %s", highestFirst).isZero();
    }

    @Test
    void oneIsingSpinPrecesses() {
        double[] p = probabilities("ising:1:3:0.7");
        assertThat(p[0] - p[1]).isCloseTo(Math.cos(1.4), within(EXACT));
    }

    /**
     * A first-order step differs from a symmetric one by half of ZZ at either end, which changes neither
     * the state that it starts from nor any probability: so these fall as 1/steps^2.
     */
    @Test
    void theTrotterErrorOfTheProbabilitiesFallsAsOneOverTheStepsSquared() {
        double[] fine = probabilities("ising:3:4000:0.8");
        double coarse = distance(probabilities("ising:3:20:0.8"), fine);
        double half = distance(probabilities("ising:3:40:0.8"), fine);
        assertThat(coarse / half).isBetween(3.8, 4.2);
    }

    @Test
    void quantumVolumeHasTheHeavyOutputsOfPorterAndThomas() {
        double heavy = IntStream.range(0, 60).mapToDouble(seed -> heavyOutput(probabilities("quantum-volume:6:" + seed))).average().orElse(0);
        assertThat(heavy).isCloseTo((1 + Math.log(2)) / 2, within(0.02));
    }

    private static double heavyOutput(double[] p) {
        double[] sorted = p.clone();
        Arrays.sort(sorted);
        double median = (sorted[p.length / 2 - 1] + sorted[p.length / 2]) / 2;
        return Arrays.stream(p).filter(v -> v > median).sum();
    }

    @Test
    void randomCircuitsRepeatWithTheirSeed() {
        assertThat(Library.named("random:5:4:3")).isEqualTo(Library.named("random:5:4:3"));
        assertThat(Library.named("random:5:4:3").operations()).isNotEqualTo(Library.named("random:5:4:4").operations());
        assertThat(Library.named("random:5:4").operations()).isEqualTo(Library.named("random:5:4:7").operations());
    }

    @Test
    void theAnsatzRestsWhereAllItsParametersAreZero() {
        Circuit ansatz = Library.named("ansatz:4:3");
        assertThat(ansatz.parameters()).hasSize(24);
        Map<String, Double> zeros = new HashMap<>();
        ansatz.parameters().forEach(p -> zeros.put(p, 0.0));
        assertThat(Simulators.stateVector().run(ansatz.bind(zeros)).probability(0)).isCloseTo(1, within(EXACT));
    }

    private static double distance(double[] p, double[] q) {
        return IntStream.range(0, p.length).mapToDouble(i -> Math.abs(p[i] - q[i])).sum();
    }

    private static String binary(int value, int digits) {
        return "%%%ds".formatted(digits).formatted(Integer.toBinaryString(value)).replace(' ', '0');
    }

    private static String digits(Map<String, Long> counts) {
        return counts.keySet().iterator().next().replace(" ", "");
    }

    private static double[] probabilities(String name) {
        return Simulators.stateVector().run(Library.named(name)).probabilities();
    }

    /** Of the first qubits. */
    private static double[] marginal(double[] p, int qubits) {
        double[] sums = new double[1 << qubits];
        for (int i = 0; i < p.length; i++) {
            sums[i & (1 << qubits) - 1] += p[i];
        }
        return sums;
    }

    private static Counts counts(String name, int shots) {
        return Simulators.stateVector().sample(
                Library.named(name), shots, RandomGeneratorFactory.of("L64X128MixRandom").create(5));
    }
}
