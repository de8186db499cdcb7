package org.assay.comparison.quantity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.assay.comparison.quantity.Quantity.Derived;
import org.assay.comparison.quantity.Quantity.Given;

/**
 * Some quantities as one function of their leaves, so that they can be evaluated many times. Leaves
 * that are equal, and derived quantities that are the same object, are evaluated once.
 */
final class Evaluation {

    private final List<Given> leaves = new ArrayList<>();
    private final List<Derived> nodes = new ArrayList<>();
    private final List<int[]> inputSlots = new ArrayList<>();
    private final List<Quantity> targets;
    private final int[] slots;

    private Evaluation(List<? extends Quantity> targets) {
        this.targets = List.copyOf(targets);
        Map<Given, Integer> leafSlots = new HashMap<>();
        this.targets.forEach(target -> target.leaves().forEach(leaf -> {
            if (leafSlots.putIfAbsent(leaf, leaves.size()) == null) {
                leaves.add(leaf);
            }
        }));
        IdentityHashMap<Derived, Integer> nodeSlots = new IdentityHashMap<>();
        this.slots = this.targets.stream().mapToInt(target -> place(target, leafSlots, nodeSlots)).toArray();
    }

    static Evaluation of(List<? extends Quantity> targets) {
        return new Evaluation(targets);
    }

    /** Each parameter once, in order of first use. */
    List<Given> leaves() {
        return List.copyOf(leaves);
    }

    /** The values of the targets in their units, for values of the leaves in theirs. */
    double[] at(double[] leafValues) {
        double[] values = new double[leaves.size() + nodes.size()];
        for (int i = 0; i < leaves.size(); i++) {
            values[i] = leafValues[i] * leaves.get(i).unit().scale();
        }
        for (int i = 0; i < nodes.size(); i++) {
            int[] from = inputSlots.get(i);
            double[] inputs = new double[from.length];
            for (int j = 0; j < inputs.length; j++) {
                inputs[j] = values[from[j]];
            }
            values[leaves.size() + i] = nodes.get(i).apply(inputs);
        }
        double[] results = new double[slots.length];
        for (int i = 0; i < slots.length; i++) {
            results[i] = values[slots[i]] / targets.get(i).unit().scale();
        }
        return results;
    }

    /**
     * The same on many draws at once.
     *
     * @param leafRows draws of each leaf in its unit, or one number that all of them share
     * @return so many values of each target
     */
    double[][] at(double[][] leafRows, int draws) {
        double[][] rows = new double[leaves.size() + nodes.size()][];
        for (int i = 0; i < leafRows.length; i++) {
            rows[i] = scaled(leafRows[i], leaves.get(i).unit().scale());
        }
        for (int i = 0; i < nodes.size(); i++) {
            rows[leaves.size() + i] = row(nodes.get(i), Arrays.stream(inputSlots.get(i)).mapToObj(slot -> rows[slot]).toArray(double[][]::new), draws);
        }
        double[][] results = new double[slots.length][draws];
        for (int i = 0; i < slots.length; i++) {
            double[] row = rows[slots[i]];
            double scale = targets.get(i).unit().scale();
            for (int draw = 0; draw < draws; draw++) {
                results[i][draw] = row[row.length == 1 ? 0 : draw] / scale;
            }
        }
        return results;
    }

    private static double[] scaled(double[] row, double scale) {
        if (scale == 1) {
            return row;
        }
        double[] scaled = new double[row.length];
        for (int i = 0; i < row.length; i++) {
            scaled[i] = row[i] * scale;
        }
        return scaled;
    }

    /** One number where all inputs are. */
    private static double[] row(Derived node, double[][] inputs, int draws) {
        boolean varies = false;
        for (double[] input : inputs) {
            varies |= input.length > 1;
        }
        double[] results = new double[varies ? draws : 1];
        double[] point = new double[inputs.length];
        for (int draw = 0; draw < results.length; draw++) {
            for (int j = 0; j < inputs.length; j++) {
                double[] input = inputs[j];
                point[j] = input[input.length == 1 ? 0 : draw];
            }
            results[draw] = node.apply(point);
        }
        return results;
    }

    private int place(Quantity quantity, Map<Given, Integer> leafSlots, IdentityHashMap<Derived, Integer> nodeSlots) {
        return switch (quantity) {
            case Given given -> leafSlots.getOrDefault(given, -1);
            case Derived derived -> {
                Integer known = nodeSlots.get(derived);
                if (known != null) {
                    yield known;
                }
                int[] inputs = derived.inputs().stream().mapToInt(input -> place(input, leafSlots, nodeSlots)).toArray();
                nodes.add(derived);
                inputSlots.add(inputs);
                int slot = leaves.size() + nodes.size() - 1;
                nodeSlots.put(derived, slot);
                yield slot;
            }
        };
    }
}
