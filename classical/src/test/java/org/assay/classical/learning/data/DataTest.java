package org.assay.classical.learning.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.assay.classical.learning.data.Targets.Classes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataTest {

    /** Means from Fisher's paper and the description of the UCI repository. */
    @Test
    void irisIsFishers() {
        DataSet iris = DataSets.iris();
        assertThat(iris.samples()).isEqualTo(150);
        assertThat(iris.classes().names()).containsExactly("setosa", "versicolor", "virginica");
        assertThat(iris.classes().sizes()).containsExactly(50, 50, 50);
        assertThat(Standardisation.of(iris).means()).containsExactly(new double[] {5.843, 3.057, 3.758, 1.199}, within(6e-4));
        assertThat(iris.input(34)).containsExactly(4.9f, 3.1f, 1.5f, 0.2f);
        assertThat(iris.input(37)).containsExactly(4.9f, 3.6f, 1.4f, 0.1f);
    }

    /** Class sizes from the description of the UCI repository's test set. */
    @Test
    void digitsAreTheTestSetOfTheRepository() {
        DataSet digits = DataSets.digits();
        assertThat(digits.samples()).isEqualTo(1797);
        assertThat(digits.features()).isEqualTo(64);
        assertThat(digits.classes().sizes()).containsExactly(178, 182, 177, 183, 181, 182, 181, 179, 174, 180);
        for (float pixel : digits.inputs()) {
            assertThat(pixel).isBetween(0f, 16f);
        }
    }

    @Test
    void moonsWithoutNoiseAreTwoHalfCircles() {
        DataSet moons = DataSets.twoMoons(101, 0, 1);
        assertThat(moons.classes().sizes()).containsExactly(50, 51);
        for (int i = 0; i < 101; i++) {
            float[] point = moons.input(i);
            boolean lower = moons.classes().labels()[i] == 1;
            double x = lower ? point[0] - 1 : point[0];
            double y = lower ? 0.5 - point[1] : point[1];
            assertThat(Math.hypot(x, y)).isCloseTo(1, within(1e-6));
            assertThat(y).isGreaterThanOrEqualTo(-1e-6);
        }
        assertThat(DataSets.named("moons", 4).inputs()).containsExactly(DataSets.named("moons", 4).inputs());
        assertThat(DataSets.named("moons", 4).inputs()).isNotEqualTo(DataSets.named("moons", 5).inputs());
    }

    @ParameterizedTest
    @CsvSource({"iris, 0.2, 30", "digits, 0.25, 450", "moons, 0.5, 200"})
    void aSplitTakesItsShareOfEveryClass(String name, double share, int test) {
        DataSet data = DataSets.named(name, 1);
        Split split = Split.stratified(data, share, 9);
        assertThat(split.test().samples()).isCloseTo(test, within(3));
        assertThat(split.train().samples() + split.test().samples()).isEqualTo(data.samples());
        int[] all = data.classes().sizes();
        int[] taken = split.test().classes().sizes();
        for (int i = 0; i < all.length; i++) {
            assertThat((double) taken[i]).isCloseTo(all[i] * share, within(0.5));
        }
    }

    @Test
    void everySampleGoesToOneSideByTheSeed() {
        float[] numbers = new float[40];
        for (int i = 0; i < 40; i++) {
            numbers[i] = i;
        }
        DataSet data = new DataSet("n", 1, numbers, Classes.numbered(3, IntStream.range(0, 40).map(i -> i % 3).toArray()));
        Split split = Split.stratified(data, 0.3, 5);
        float[] both = Arrays.copyOf(split.train().inputs(), 40);
        System.arraycopy(split.test().inputs(), 0, both, split.train().samples(), split.test().samples());
        Arrays.sort(both);
        assertThat(both).containsExactly(numbers);
        for (int i = 0; i < split.test().samples(); i++) {
            assertThat(split.test().classes().labels()[i]).isEqualTo((int) split.test().inputs()[i] % 3);
        }
        assertThat(Split.stratified(data, 0.3, 5).test().inputs()).containsExactly(split.test().inputs());
        assertThat(Split.stratified(data, 0.3, 6).test().inputs()).isNotEqualTo(split.test().inputs());
    }

    @Test
    void scalingIsFittedToTheTrainingPart() {
        DataSet data = new DataSet("n", 2, new float[] {1, 7, 3, 7, 5, 7}, new Targets.Values(1, new float[3]));
        Standardisation scaling = Standardisation.of(data);
        assertThat(scaling.means()).containsExactly(3, 7);
        assertThat(scaling.deviations()).containsExactly(new double[] {Math.sqrt(8 / 3.0), 1}, within(1e-15));
        assertThat(scaling.apply(data).inputs()[0]).isCloseTo((float) (-2 / Math.sqrt(8 / 3.0)), within(1e-6f));
        assertThat(scaling.apply(data).inputs()[1]).isZero();
        Split split = Split.stratified(DataSets.iris(), 0.2, 1).standardised();
        assertThat(Standardisation.of(split.train()).means()).containsExactly(new double[4], within(1e-6));
        assertThat(Standardisation.of(split.train()).deviations()).containsExactly(new double[] {1, 1, 1, 1}, within(1e-6));
        assertThatThrownBy(() -> scaling.apply(DataSets.iris())).hasMessage("iris has 4 features, but the scaling was fitted to 2");
    }

    @Test
    void refusesWhatIsNoDataSet() {
        Classes two = Classes.numbered(2, new int[] {0, 1});
        assertThatThrownBy(() -> new DataSet("d", 2, new float[] {1, 2, Float.NaN, 4}, two))
                .hasMessage("feature 0 of sample 1 is NaN, but must be finite; remove the sample or fill the gap");
        assertThatThrownBy(() -> new DataSet("d", 2, new float[] {1, 2, 3}, two)).hasMessageStartingWith("3 numbers do not make rows of 2");
        assertThatThrownBy(() -> new DataSet("d", 2, new float[] {1, 2}, two)).hasMessage("data set d has 1 samples but 2 targets");
        assertThatThrownBy(() -> new DataSet("d", 2, new float[0], two)).hasMessage("data set d has no samples");
        assertThatThrownBy(() -> Classes.numbered(1, new int[] {0})).hasMessageContaining("a classifier needs at least two");
        assertThatThrownBy(() -> Classes.numbered(2, new int[] {0, 2})).hasMessage("label of sample 1 is 2, but must lie within 0..1");
        assertThatThrownBy(() -> Split.stratified(DataSets.iris(), 20, 1)).hasMessageContaining("did you pass a percentage?");
        assertThatThrownBy(() -> DataSets.named("cifar", 1)).hasMessage("data set 'cifar' is unknown; known are moons, iris, digits");
        assertThatThrownBy(() -> DataSets.friedman(9, 5, 0, 1).classes()).hasMessageContaining("classes are needed");
    }
}
