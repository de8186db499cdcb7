package org.assay.quantum.strange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.assay.quantum.circuit.Axis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.redfx.strange.Block;
import org.redfx.strange.BlockGate;
import org.redfx.strange.Complex;
import org.redfx.strange.ControlledBlockGate;
import org.redfx.strange.Gate;
import org.redfx.strange.Program;
import org.redfx.strange.QuantumExecutionEnvironment;
import org.redfx.strange.Result;
import org.redfx.strange.Step;
import org.redfx.strange.gate.Add;
import org.redfx.strange.gate.AddInteger;
import org.redfx.strange.gate.Cr;
import org.redfx.strange.gate.Fourier;
import org.redfx.strange.gate.InvFourier;
import org.redfx.strange.gate.Oracle;
import org.redfx.strange.gate.PermutationGate;
import org.redfx.strange.gate.ProbabilitiesGate;
import org.redfx.strange.gate.R;
import org.redfx.strange.gate.Rotation;
import org.redfx.strange.gate.RotationX;
import org.redfx.strange.gate.RotationY;
import org.redfx.strange.gate.RotationZ;
import org.redfx.strange.gate.SingleQubitMatrixGate;
import org.redfx.strange.local.SimpleQuantumExecutionEnvironment;

class AcceleratedExecutionEnvironmentTest {

    static final double TOLERANCE = 1e-6;

    static Complex[] byStrange(Program program) {
        return new SimpleQuantumExecutionEnvironment().runProgram(program).getProbability();
    }

    static Complex[] byOurs(Program program) {
        return new AcceleratedExecutionEnvironment().runProgram(program).getProbability();
    }

    static Complex[] bugCompatibly(Program program) {
        return AcceleratedExecutionEnvironment.bugCompatible().runProgram(program).getProbability();
    }

    static double distance(Complex[] a, Complex[] b) {
        assertThat(a).hasSameSizeAs(b);
        return IntStream.range(0, a.length).mapToDouble(i -> Math.hypot(a[i].r - b[i].r, a[i].i - b[i].i)).max().orElseThrow();
    }

    static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    static int[] distinct(int count, int qubits, RandomGenerator random) {
        return random.ints(0, qubits).distinct().limit(count).toArray();
    }

    /** Of the kinds that Strange gets right when each has a step of its own. */
    static Gate rightGate(int qubits, RandomGenerator random) {
        double angle = random.nextDouble(-3, 3);
        int[] q = distinct(Math.min(2, qubits), qubits, random);
        return switch (random.nextInt(qubits > 1 ? 16 : 10)) {
            case 0 -> Gate.x(q[0]);
            case 1 -> Gate.y(q[0]);
            case 2 -> Gate.z(q[0]);
            case 3, 4 -> Gate.hadamard(q[0]);
            case 5 -> new R(angle, q[0]);
            case 6 -> new RotationX(angle, q[0]);
            case 7 -> new Rotation(angle, Rotation.Axes.YAxis, q[0]);
            case 8 -> new R(2, 1 + random.nextInt(5), q[0]);
            case 9 -> new SingleQubitMatrixGate(q[0], new RotationY(angle, 0).getMatrix());
            case 10, 11 -> Gate.cnot(q[0], q[1]);
            case 12 -> Gate.cz(q[0], q[1]);
            case 13 -> new Cr(q[0], q[1], angle);
            case 14 -> new Cr(q[0], q[1], 2, 3);
            default -> Gate.swap(q[0], q[1]);
        };
    }

    static Program rightProgram(int qubits, int steps, RandomGenerator random) {
        List<Step> all = new ArrayList<>();
        for (int q = 0; q < qubits; q++) {
            all.add(new Step(new RotationY(0.4 + 0.3 * q, q)));
            all.add(new Step(new R(0.2 + 0.1 * q, q)));
        }
        for (int i = 0; i < steps; i++) {
            all.add(new Step(rightGate(qubits, random)));
        }
        Program program = new Program(qubits, all.toArray(Step[]::new));
        for (int q = 0; q < qubits; q++) {
            if (random.nextInt(4) == 0) {
                program.initializeQubit(q, random.nextDouble(-1, 1));
            }
        }
        return program;
    }

    /** A hundred for each size: a thousand. */
    @ParameterizedTest(name = "{0} qubits")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void randomProgramsAgreeWhereStrangeIsRight(int qubits) {
        for (long seed = 0; seed < 100; seed++) {
            Program program = rightProgram(qubits, qubits < 8 ? 12 : 4, random(1000L * qubits + seed));
            assertThat(StrangeBridge.warnings(program)).isEmpty();
            Complex[] strange = byStrange(program);
            assertThat(distance(byOurs(program), strange)).as("%d qubits, seed %d", qubits, seed).isLessThan(TOLERANCE);
            if (seed < 20) {
                assertThat(distance(bugCompatibly(program), strange)).as("%d qubits, seed %d", qubits, seed).isLessThan(TOLERANCE);
            }
        }
    }

    /** Everything: shared steps, Toffoli, RotationZ. */
    @ParameterizedTest(name = "{0} qubits")
    @ValueSource(ints = {3, 4, 5, 6})
    void bugCompatibleAgreesWithStrangeWhereItIsWrong(int qubits) {
        int differ = 0;
        for (long seed = 0; seed < 60; seed++) {
            Program program = anyProgram(qubits, random(seed));
            Complex[] strange = byStrange(program);
            assertThat(distance(bugCompatibly(program), strange)).as("seed %d", seed).isLessThan(TOLERANCE);
            differ += distance(byOurs(program), strange) < TOLERANCE ? 0 : 1;
        }
        assertThat(differ).as("programs that Strange runs wrongly").isGreaterThan(30);
    }

    static Program anyProgram(int qubits, RandomGenerator random) {
        Program program = rightProgram(qubits, 0, random);
        for (int i = 0; i < 8; i++) {
            Step step = new Step();
            int[] free = distinct(qubits, qubits, random);
            int used = 0;
            while (used < qubits && random.nextInt(4) > 0) {
                int size = Math.min(qubits - used, 1 + random.nextInt(3));
                int a = free[used];
                step.addGate(switch (size) {
                    case 1 -> random.nextBoolean() ? new RotationZ(0.7, a) : Gate.hadamard(a);
                    case 2 -> random.nextBoolean() ? Gate.cnot(a, free[used + 1]) : new Cr(a, free[used + 1], 0.9);
                    default -> Gate.toffoli(a, free[used + 1], free[used + 2]);
                });
                used += size;
            }
            if (used > 0) {
                program.addStep(step);
            }
        }
        return program;
    }

    @Test
    void blocksAgreeAtEveryPlaceInverseOrNot() {
        for (int n = 2; n <= 4; n++) {
            for (int at = 0; at + 2 <= n; at++) {
                for (boolean inverse : new boolean[] {false, true}) {
                    Block block = block();
                    BlockGate<?> gate = new BlockGate<>(block, at);
                    if (inverse) {
                        gate.inverse();
                    }
                    assertAgree(n, gate);
                }
            }
        }
    }

    static Block block() {
        Block block = new Block("two", 2);
        block.addStep(new Step(Gate.hadamard(0)));
        block.addStep(new Step(new R(0.7, 1)));
        block.addStep(new Step(Gate.cnot(0, 1)));
        block.addStep(new Step(new RotationX(0.4, 1)));
        return block;
    }

    static void assertAgree(int qubits, Gate gate) {
        Program program = rightProgram(qubits, 4, random(7));
        program.addStep(new Step(gate));
        assertThat(distance(byOurs(program), byStrange(program))).as("%s on %d qubits", gate, qubits).isLessThan(TOLERANCE);
    }

    @Test
    void controlledBlocksAgreeWhereverTheControlIs() {
        for (int at = 0; at + 2 <= 5; at++) {
            for (int control = 0; control < 5; control++) {
                if (control < at || control > at + 1) {
                    assertAgree(5, new ControlledBlockGate<>(block(), at, control));
                }
            }
        }
    }

    @Test
    void fourierAdditionAndOraclesAgree() {
        for (int dim = 1; dim <= 4; dim++) {
            assertAgree(5, new Fourier(dim, 5 - dim));
            assertAgree(5, new InvFourier(dim, 0));
            assertAgree(5, new Fourier(dim, 1).inverse());
        }
        assertAgree(4, new Add(0, 1, 2, 3));
        assertAgree(4, new Add(0, 1, 2, 3).inverse());
        assertAgree(3, new AddInteger(0, 2, 3));
        Program program = rightProgram(3, 5, random(1));
        Complex[][] matrix = new Complex[8][8];
        for (int i = 0; i < 8; i++) {
            matrix[(3 * i + 1) % 8][i] = Complex.ONE; // not symmetric under exchange of qubits
        }
        program.addStep(new Step(new Oracle(matrix)));
        assertThat(distance(byOurs(program), byStrange(program))).isLessThan(TOLERANCE);
    }

    /** Strange uses them inside and refuses them in a program. */
    @Test
    void permutationsAreSwaps() {
        Program program = new Program(3, new Step(Gate.x(0)), new Step(new PermutationGate(0, 2, 3)));
        assertThat(byOurs(program)[4].r).isEqualTo(1);
    }

    @Test
    void repairsRotationZWithAWarning() {
        Program program = new Program(1, new Step(Gate.hadamard(0)), new Step(new RotationZ(Math.PI / 2, 0)), new Step(Gate.hadamard(0)));
        assertThat(StrangeBridge.warnings(program)).singleElement().asString().contains("RotationZ");
        assertThat(byOurs(program)[1].abssqr()).isCloseTo(0.5, within(1e-6));
        assertThat(bugCompatibly(program)[1].abssqr()).isCloseTo(0, within(1e-6));
        RotationZ twice = new RotationZ(0.3, 0);
        twice.setInverse(true);
        assertThat(RotationReader.turn(twice)).isEqualTo(new RotationReader.Turn(Axis.Z, -0.3));
    }

    @Test
    void repairsToffoliAndSharedStepsWithAWarning() {
        Program toffoli = new Program(3, new Step(Gate.x(0)), new Step(Gate.x(2)), new Step(Gate.toffoli(0, 2, 1)));
        assertThat(StrangeBridge.warnings(toffoli)).singleElement().asString().contains("Toffoli");
        assertThat(byOurs(toffoli)[7].abssqr()).isCloseTo(1, within(1e-6));
        Program shared = new Program(4, new Step(Gate.x(0), Gate.x(1)), new Step(Gate.cnot(0, 2), Gate.cnot(1, 3)));
        assertThat(StrangeBridge.warnings(shared)).singleElement().asString().contains("shares a step");
        assertThat(byOurs(shared)[15].abssqr()).isCloseTo(1, within(1e-6));
    }

    @Test
    void resultsReadAsStrangesOwn() {
        Program program = rightProgram(3, 8, random(2));
        program.addStep(new Step(Gate.measurement(1)));
        Result strange = new SimpleQuantumExecutionEnvironment().runProgram(program);
        Result ours = new AcceleratedExecutionEnvironment(Defects.REPAIRED, 5).runProgram(program);
        assertThat(program.getResult()).isSameAs(ours);
        for (int step = 0; step < program.getSteps().size(); step++) {
            assertThat(distance(ours.getIntermediateProbability(step), strange.getIntermediateProbability(step))).isLessThan(TOLERANCE);
            for (int q = 0; q < 3; q++) {
                assertThat(probabilityAfter(step, q, ours)).isCloseTo(probabilityAfter(step, q, strange), within(1e-5));
            }
        }
        for (int q = 0; q < 3; q++) {
            assertThat(ours.getQubits()[q].getProbability()).isCloseTo(strange.getQubits()[q].getProbability(), within(1e-5));
            assertThat(ours.getQubits()[q].measure()).isEqualTo(ours.getMeasuredProbability() >>> q & 1);
        }
    }

    static double probabilityAfter(int step, int qubit, Result result) {
        return Objects.requireNonNull(result.getIntermediateQubits().get(step))[qubit].getProbability();
    }

    @Test
    void measurementsFollowTheProbabilities() {
        Program bell = new Program(2, new Step(Gate.hadamard(0)), new Step(Gate.cnot(0, 1)));
        Result result = new AcceleratedExecutionEnvironment(Defects.REPAIRED, 11).runProgram(bell);
        int[] seen = new int[4];
        for (int i = 0; i < 1000; i++) {
            result.measureSystem();
            seen[result.getMeasuredProbability()]++;
            assertThat(result.getQubits()[0].measure()).isEqualTo(result.getQubits()[1].measure());
        }
        assertThat(seen[1] + seen[2]).isZero();
        assertThat(seen[0]).isBetween(437, 563); // 4 standard deviations
    }

    @Test
    void probabilityGatesSeeTheStateWhereTheyStand() {
        ProbabilitiesGate probe = new ProbabilitiesGate(0);
        Program program = new Program(1, new Step(Gate.x(0)), new Step(probe), new Step(Gate.x(0)));
        assertThat(byOurs(program)[0].abssqr()).isCloseTo(1, within(1e-6));
        assertThat(probe.getProbabilities()[1].abssqr()).isCloseTo(1, within(1e-6));
    }

    @Test
    void aProgramWithoutStepsAndAConsumerWork() throws Exception {
        assertThat(byOurs(new Program(2))[0].r).isEqualTo(1);
        CompletableFuture<Result> later = new CompletableFuture<>();
        QuantumExecutionEnvironment environment = new AcceleratedExecutionEnvironment();
        environment.runProgram(new Program(1, new Step(Gate.x(0))), later::complete);
        assertThat(later.get().getMeasuredProbability()).isEqualTo(1);
    }

    @Test
    void refusesWhatCannotBeRun() {
        Program far = new Program(2, new Step(Gate.x(2)));
        assertThatThrownBy(() -> byOurs(far)).hasMessageContaining("touches qubit 2, but the program has qubits 0..1");
        Program negative = new Program(2, new Step(Gate.x(-1)));
        assertThatThrownBy(() -> byOurs(negative)).hasMessageContaining("names qubit -1");
        Program alpha = new Program(1);
        alpha.initializeQubit(0, 1.5);
        assertThatThrownBy(() -> byOurs(alpha)).hasMessageContaining("alpha is an amplitude");
        Program large = new Program(60, new Step(Gate.x(0)));
        assertThatThrownBy(() -> byOurs(large)).hasMessageContaining("60");
        Program noMatrix = new Program(1, new Step(new Oracle(1)));
        assertThatThrownBy(() -> byOurs(noMatrix)).hasMessageContaining("has no matrix");
        Complex[][] half = {{Complex.ONE, Complex.ZERO}, {Complex.ZERO, Complex.ZERO}};
        Program notUnitary = new Program(1, new Step(new SingleQubitMatrixGate(0, half)));
        assertThatThrownBy(() -> byOurs(notUnitary)).hasMessageContaining("not unitary");
    }
}
