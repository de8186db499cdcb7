package org.assay.quantum.strange;

import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.assay.quantum.simulate.Simulators;
import org.assay.quantum.simulate.StateVector;
import org.redfx.strange.Program;
import org.redfx.strange.QuantumExecutionEnvironment;
import org.redfx.strange.Result;

/**
 * Runs Strange programs on our state vector: in double precision, in parallel, without keeping a vector
 * for every step, and without Strange's defects.
 *
 * <pre>{@code
 * QuantumExecutionEnvironment environment = new AcceleratedExecutionEnvironment();
 * Result result = environment.runProgram(program);
 * }</pre>
 *
 * <p>Results read as Strange's own do: {@code getProbability} returns amplitudes (made when asked for),
 * intermediate ones are computed anew when asked for. A run that needs more memory than there is is
 * refused before it starts.
 */
public final class AcceleratedExecutionEnvironment implements QuantumExecutionEnvironment {

    private final Defects defects;
    private final RandomGenerator random;

    /** Repairs Strange's defects; measurements differ from run to run. */
    public AcceleratedExecutionEnvironment() {
        this(Defects.REPAIRED);
    }

    /** Measurements differ from run to run. */
    public AcceleratedExecutionEnvironment(Defects defects) {
        this(defects, RandomGeneratorFactory.of("L64X128MixRandom").create());
    }

    /** With a seed, measurements come out the same each time. */
    public AcceleratedExecutionEnvironment(Defects defects, long seed) {
        this(defects, RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
    }

    private AcceleratedExecutionEnvironment(Defects defects, RandomGenerator random) {
        this.defects = defects;
        this.random = random;
    }

    /** Runs as Strange 0.1.3 does, defects included, for comparing with results that it has given. */
    public static AcceleratedExecutionEnvironment bugCompatible() {
        return new AcceleratedExecutionEnvironment(Defects.MIRRORED);
    }

    @Override
    public Result runProgram(Program program) {
        ProgramReader.Reading reading = ProgramReader.read(program, defects);
        StrangeBridge.warn(reading);
        StateVector state = Simulators.stateVector().run(reading.circuit());
        AcceleratedResult result = new AcceleratedResult(reading, state, random);
        for (ProgramReader.Probe probe : reading.probes()) {
            probe.gate().setProbabilites(AcceleratedResult.boxed(AcceleratedResult.after(probe.length(), reading)));
        }
        result.measureSystem();
        program.setResult(result);
        return result;
    }

    /** On a thread of its own, as Strange does. */
    @Override
    public void runProgram(Program program, Consumer<Result> consumer) {
        Thread.ofPlatform().name("strange program").start(() -> consumer.accept(runProgram(program)));
    }
}
