package org.assay.comparison.quantity;

import java.util.ArrayList;
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

    private record Node(Derived quantity, int[] inputs) {}

    private final List<Given> leaves = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
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
        Map<Derived, Integer> nodeSlots = new IdentityHashMap<>();
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
            Node node = nodes.get(i);
            double[] inputs = new double[node.inputs.length];
            for (int j = 0; j < inputs.length; j++) {
                inputs[j] = values[node.inputs[j]];
            }
            values[leaves.size() + i] = node.quantity.apply(inputs);
        }
        double[] results = new double[slots.length];
        for (int i = 0; i < slots.length; i++) {
            results[i] = values[slots[i]] / targets.get(i).unit().scale();
        }
        return results;
    }

    private int place(Quantity quantity, Map<Given, Integer> leafSlots, Map<Derived, Integer> nodeSlots) {
        return switch (quantity) {
            case Given given -> leafSlots.getOrDefault(given, -1);
            case Derived derived -> {
                Integer known = nodeSlots.get(derived);
                if (known != null) {
                    yield known;
                }
                int[] inputs = derived.inputs().stream().mapToInt(input -> place(input, leafSlots, nodeSlots)).toArray();
                nodes.add(new Node(derived, inputs));
                int slot = leaves.size() + nodes.size() - 1;
                nodeSlots.put(derived, slot);
                yield slot;
            }
        };
    }
}
