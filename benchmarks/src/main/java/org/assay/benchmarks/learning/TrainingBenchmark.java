package org.assay.benchmarks.learning;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.assay.classical.learning.Architecture;
import org.assay.classical.learning.Network;
import org.assay.classical.learning.NetworkLoss;
import org.assay.classical.learning.Recipe;
import org.assay.classical.learning.Training;
import org.assay.classical.learning.TrainingResult;
import org.assay.classical.learning.data.DataSet;
import org.assay.classical.learning.data.Targets;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Two epochs over 6400 samples of random pixels, by the recipes of the source texts. The counter counts
 * the operations that are done, without the gradient of the features that nobody asks for; the
 * customary count of six for each weight is higher.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx2g"})
public class TrainingBenchmark {

    private static final int SAMPLES = 6400;

    @Param({"mnist", "deepnet"})
    public String recipe = "mnist";

    @Param({"32", "128"})
    public int batch = 32;

    private Training training = Recipe.named(recipe, 1).training();
    private Network start = Network.initial(Recipe.named(recipe, 1).architecture(), 1);
    private DataSet data = random(start.architecture());

    @Setup
    public void prepare() {
        Recipe named = Recipe.named(recipe, 1);
        Architecture architecture = named.architecture();
        data = random(architecture);
        start = Network.initial(architecture, 1);
        training = new Training(named.training().rule(), named.training().schedule(), batch, 2, 1);
        check();
    }

    private static DataSet random(Architecture architecture) {
        var random = new SplittableRandom(1);
        float[] pixels = new float[SAMPLES * architecture.inputs()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) random.nextDouble();
        }
        int[] labels = random.ints(SAMPLES, 0, architecture.outputs()).toArray();
        return new DataSet("random", architecture.inputs(), pixels, Targets.Classes.numbered(architecture.outputs(), labels));
    }

    /** Training must lower the loss, and evaluation must agree with the definition. */
    private void check() {
        Network trained = training.train(start, data).network();
        double before = start.evaluate(data).loss();
        double after = trained.evaluate(data).loss();
        DataSet some = data.select(0, 1, 2, 3, 4, 5, 6, 7);
        double expected = new NetworkLoss(start.architecture(), some).value(trained.parametersAsDoubles());
        double loss = trained.evaluate(some).loss();
        if (!(after < before) || Math.abs(loss - expected) > 1e-4) {
            throw new IllegalStateException("loss fell from %s to %s; on eight samples it is %s, but must be %s"
                    .formatted(before, after, loss, expected));
        }
    }

    @Benchmark
    public TrainingResult train(OperationRate rate) {
        TrainingResult result = training.train(start, data);
        rate.flops += result.work().terms() * start.architecture().flopsDone();
        return result;
    }
}
