package org.assay.classical.learning.compression;

import java.util.Locale;
import org.assay.classical.learning.Evaluation;
import org.assay.classical.learning.Footprint;
import org.assay.classical.learning.Model;
import org.assay.classical.learning.data.DataSet;

/**
 * What a compression cost and saved.
 *
 * @param method in words
 */
public record CompressionReport(
        String method, Evaluation before, Evaluation after, Footprint footprintBefore, Footprint footprintAfter) {

    /** Both models on the same samples. */
    public static CompressionReport of(String method, Model before, Model after, DataSet test) {
        return new CompressionReport(
                method, before.evaluate(test), after.evaluate(test), before.footprint(), after.footprint());
    }

    /**
     * One line, such as {@code pruned to 15 %: accuracy 0.967 -> 0.956, bytes 19240 -> 4860, multiply-adds
     * 4736 x 32 bit -> 710 x 32 bit}.
     */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: accuracy %.3f -> %.3f, bytes %d -> %d, multiply-adds %d x %d bit -> %d x %d bit",
                method,
                before.accuracy(),
                after.accuracy(),
                footprintBefore.bytes(),
                footprintAfter.bytes(),
                footprintBefore.multiplyAdds(),
                footprintBefore.bitsPerFactor(),
                footprintAfter.multiplyAdds(),
                footprintAfter.bitsPerFactor());
    }
}
