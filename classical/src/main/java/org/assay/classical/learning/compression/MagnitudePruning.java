package org.assay.classical.learning.compression;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.assay.classical.learning.Architecture;
import org.assay.classical.learning.Network;
import org.assay.classical.objective.Require;

/**
 * Sets the weights of least magnitude to 0, over all layers together; biases stay. A network that is
 * trained on with {@code Training.keepingZeros()} recovers most of what it lost.
 *
 * @param share of the weights to go, in [0, 1)
 * @see <a href="https://arxiv.org/abs/1506.02626">Han, Pool, Tran and Dally 2015</a>
 */
public record MagnitudePruning(double share) {

    public MagnitudePruning {
        Require.share("share", share);
    }

    /** The same network with {@code round(share x weights)} weights at 0, or more if more were so before. */
    public Network apply(Network network) {
        float[] parameters = network.parameters();
        int[] weights = weights(network.architecture());
        int[] byMagnitude = Arrays.stream(weights)
                .boxed()
                .sorted((a, b) -> Float.compare(Math.abs(parameters[a]), Math.abs(parameters[b])))
                .mapToInt(Integer::intValue)
                .toArray();
        int gone = (int) Math.round(share * weights.length);
        for (int i = 0; i < gone; i++) {
            parameters[byMagnitude[i]] = 0;
        }
        return new Network(network.architecture(), parameters);
    }

    /** Indexes of the weights among the parameters. */
    private static int[] weights(Architecture architecture) {
        return IntStream.range(0, architecture.layers().size())
                .flatMap(layer -> {
                    int from = architecture.offsetOf(layer);
                    return IntStream.range(from, from + architecture.weightsOf(layer));
                })
                .toArray();
    }
}
