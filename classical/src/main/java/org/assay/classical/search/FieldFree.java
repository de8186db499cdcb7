package org.assay.classical.search;

/**
 * A model without fields that stands for one with them: a further spin, the last, is coupled to each
 * spin as strongly as its field was. Where that spin is up, energies are the same; an assignment in
 * which it is down stands for its complement. A model that has no fields stands for itself.
 */
public record FieldFree(SpinModel original, SpinModel model) {

    /** The field-free model of another. */
    public static FieldFree of(SpinModel original) {
        return new FieldFree(original, original.hasFields() ? withGhost(original) : original);
    }

    private static SpinModel withGhost(SpinModel original) {
        int ghost = original.size();
        WeightedGraph couplings = original.couplings();
        WeightedGraph.Builder all = WeightedGraph.builder(ghost + 1);
        for (int e = 0; e < couplings.edges(); e++) {
            all.edge(couplings.source(e), couplings.target(e), couplings.weight(e));
        }
        for (int i = 0; i < ghost; i++) {
            if (original.field(i) != 0) {
                all.edge(i, ghost, original.field(i));
            }
        }
        return SpinModel.ising(new double[ghost + 1], all.build(), original.constant());
    }

    /** The assignment of the original that one of the field-free model stands for. */
    public Spins toOriginal(Spins spins) {
        if (model.equals(original)) {
            return spins;
        }
        boolean ghostDown = spins.isDown(original.size());
        boolean[] down = new boolean[original.size()];
        for (int i = 0; i < down.length; i++) {
            down[i] = spins.isDown(i) != ghostDown;
        }
        return Spins.ofSides(down);
    }
}
