package org.assay.comparison.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainCommandTest {

    private static final String[] SMALL = {"train", "iris", "--seeds", "2", "--epochs", "5"};

    @TempDir
    Path folder;

    @Test
    void theTableFitsEightyColumnsAndSaysWhatItCost() {
        Cli run = Cli.run(SMALL);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(run.out()).doesNotContain("\u001b")
                .startsWith("iris (seed 7): 150 samples, 4 features, 3 classes; 2 splits, test share 0.25")
                .contains("variational 4x5", "MLP 4-7-3", "logistic 4-3", "MLP 4-64-64-3", " matched", " unmatched")
                .contains("In short: on iris", "simulation energy");
    }

    /** Two classes of images, 28 by 28: the textbooks' network stands in as the strong one, where there are ten labels. */
    @Test
    void imagesInIdxFormatAreTrainedFromTheirFolder() throws IOException {
        int count = 40;
        ByteBuffer images = ByteBuffer.allocate(16 + count * 784).putInt(0x803).putInt(count).putInt(28).putInt(28);
        ByteBuffer labels = ByteBuffer.allocate(8 + count).putInt(0x801).putInt(count);
        for (int i = 0; i < count; i++) {
            labels.put((byte) (i % 2));
            for (int pixel = 0; pixel < 784; pixel++) {
                images.put((byte) (pixel % 2 == i % 2 ? 200 + i : 3 * (pixel % 7)));
            }
        }
        Path mnist = Files.createDirectory(folder.resolve("mnist"));
        Files.write(mnist.resolve("train-labels-idx1-ubyte"), labels.array());
        assertThat(Cli.run("train", mnist.toString()).err()).contains("no images in " + mnist);
        Files.write(mnist.resolve("train-images-idx3-ubyte"), images.array());
        Cli run = Cli.run("train", mnist.toString(), "--samples", "20", "--seeds", "2", "--epochs", "1");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("mnist (seed 7): 20 samples, 784 features, 10 classes").contains("variational 10x10", "MLP 784-128-10");
        assertThat(Cli.run("train", "iris", "--samples", "2").err()).contains("--samples is 2");
    }

    @Test
    void aWideFileOfWordsFitsToo() throws IOException {
        Path file = Files.writeString(folder.resolve("a-data-set-with-a-long-name-of-its-own.csv"), wide(200, 12, 40));
        Cli run = Cli.run("train", file.toString(), "--seeds", "2", "--epochs", "1");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(run.out()).contains("variational 8x10", "MLP 200-64-64-12");
    }

    private static String wide(int features, int classes, int samples) {
        return IntStream.range(0, samples)
                .mapToObj(i -> IntStream.range(0, features).mapToObj(f -> Integer.toString(i * (f + 3) % 7)).collect(Collectors.joining(","))
                        + ",class" + i % classes)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void jsonIsTheSameForASeedButForWhatWasMeasured() throws IOException {
        JsonNode first = Cli.json(SMALL);
        assertThat(first.path("models").path(0).path("measured").path("energy").path("tag").asText()).isIn("measured", "assumed");
        assertThat(first.path("models").path(0).path("sampleGradients").asInt())
                .isEqualTo(2 * 5 * first.path("data").path("trainSamples").asInt())
                .isEqualTo(first.path("models").path(1).path("sampleGradients").asInt());
        assertThat(Cli.withoutMeasured(first).toString()).isEqualTo(Cli.withoutMeasured(Cli.json(SMALL)).toString());
        JsonNode other = Cli.json("train", "iris", "--seeds", "2", "--epochs", "5", "--seed", "8");
        assertThat(Cli.withoutMeasured(other).path("models")).isNotEqualTo(first.path("models"));
    }

    @Test
    void jsonKeepsToTheSchemaThatIsShipped() throws IOException {
        String json = Cli.run("train", "iris", "--seeds", "2", "--epochs", "2", "--json").out();
        assertThat(Schemas.errors("train", json)).isEmpty();
        assertThat(Schemas.errors("train", json.replace("\"kind\" : \"train\"", "\"kind\" : \"compare\""))).isNotEmpty();
        String limited = Cli.run("train", "digits", "--seeds", "2", "--time-limit", "100ms", "--json").out();
        assertThat(Schemas.errors("train", limited)).isEmpty();
        assertThat(limited).containsPattern("seconds \\S+ >= 0\\.05");
    }

    @Test
    void textIsSavedAsJsonAndSaysWhyTrainingEnded() {
        Cli run = Cli.run(SMALL);
        assertThat(run.out()).contains(" saved  assay-out/train-iris-s7.json");
        assertThat(run.out().replaceAll("\\s+", " ")).contains("Training ended at steps 35 >= 35 (variational 4x5, MLP 4-7-3, MLP 4-64-64-3)");
    }

    @Test
    void aRateThatDivergesIsNamedWithTheModel() {
        refused(Cli.run("train", "iris", "--rate", "1e30", "--seeds", "2"), 3, "at rate 1.0E30 after");
    }

    @Test
    void aDryRunTrainsNothing() {
        Cli run = Cli.run("train", "digits", "--dry-run");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).startsWith("would train on digits").contains("250 parameters, matched", "650 parameters, unmatched")
                .doesNotContain("In short");
        assertThat(run.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "train moon | 3 | did you mean moons",
        "train no/such.csv | 3 | no such file",
        "train iris --seeds 1 | 2 | --seeds is 1",
        "train iris --epochs 0 | 2 | --epochs is 0",
        "train iris --epochs many | 2 | --epochs",
        "train iris --test-share 25 | 2 | percentage",
        "train iris --rate 0 | 2 | --rate is 0.0",
        "train iris --rate NaN | 2 | --rate is NaN",
        "train iris --time-limit soon | 2 | 'soon' is no time",
        "train iris --threads 0 | 2 | --threads is 0",
        "train iris --format svg | 2 | no svg output",
        "train iris -o /dev/null/x.json | 3 | cannot write",
    })
    void wrongOptionsSayWhatAndEndWithTheirCode(String command, int exitCode, String message) {
        refused(Cli.run(command.split(" ")), exitCode, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "''                       | holds no samples",
        "'1,2,a\\n1,NaN,b\\n'     | :2: field 2",
        "'1,2,a\\n1,3,a\\n'       | every sample is of class a",
        "'1,2,a\\n1,b\\n'         | :2: field 1",
        "'1,a\\n2,b\\n'           | too few",
    })
    void filesThatCannotBeLearntFromAreRefused(String content, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("d.csv"), content.replace("\\n", "\n"));
        refused(Cli.run("train", file.toString(), "--epochs", "1"), 3, message);
    }

    private static void refused(Cli run, int exitCode, String message) {
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(exitCode);
        assertThat(run.err()).startsWith("error: ").contains(message).doesNotContain("\tat ");
        assertThat(run.out()).isEmpty();
    }
}
