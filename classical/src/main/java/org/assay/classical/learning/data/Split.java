package org.assay.classical.learning.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.assay.classical.learning.data.Targets.Classes;
import org.assay.classical.learning.data.Targets.Values;

/** A data set in two parts, for training and for testing. */
public record Split(DataSet train, DataSet test) {

    /**
     * Draws the test part by a seed, class by class: each class gives its share, rounded to the
     * nearest sample, but leaves at least one on each side where it has two.
     *
     * @param testShare of the samples, in (0, 1)
     */
    public static Split stratified(DataSet data, double testShare, long seed) {
        if (!(testShare > 0 && testShare < 1)) {
            throw new IllegalArgumentException(
                    "test share is %s, but must lie in (0, 1); did you pass a percentage?".formatted(testShare));
        }
        Random random = Random.from(generator(seed));
        List<Integer> train = new ArrayList<>();
        List<Integer> test = new ArrayList<>();
        for (List<Integer> group : groups(data)) {
            Collections.shuffle(group, random);
            int taken = taken(group.size(), testShare);
            test.addAll(group.subList(0, taken));
            train.addAll(group.subList(taken, group.size()));
        }
        if (train.isEmpty() || test.isEmpty()) {
            throw new IllegalArgumentException("%s has %d samples, too few for a test share of %s"
                    .formatted(data.name(), data.samples(), testShare));
        }
        return new Split(data.select(sorted(train)), data.select(sorted(test)));
    }

    /** Both parts, scaled by the means and deviations of the training part. */
    public Split standardised() {
        Standardisation scaling = Standardisation.of(train);
        return new Split(scaling.apply(train), scaling.apply(test));
    }

    private static int taken(int size, double share) {
        int nearest = (int) Math.round(size * share);
        return size < 2 ? nearest : Math.clamp(nearest, 1, size - 1);
    }

    private static List<List<Integer>> groups(DataSet data) {
        int count = switch (data.targets()) {
            case Classes classes -> classes.count();
            case Values values -> 1;
        };
        List<List<Integer>> groups = new ArrayList<>();
        for (int group = 0; group < count; group++) {
            groups.add(new ArrayList<>());
        }
        for (int sample = 0; sample < data.samples(); sample++) {
            int group = data.targets() instanceof Classes classes ? classes.labels()[sample] : 0;
            groups.get(group).add(sample);
        }
        return groups;
    }

    private static int[] sorted(List<Integer> samples) {
        return samples.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    static RandomGenerator generator(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }
}
