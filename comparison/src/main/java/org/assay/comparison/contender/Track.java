package org.assay.comparison.contender;

/** What a method is to be compared with: "the equivalent classical optimisation" has three meanings. */
public enum Track {
    /** The variables and the objective of the quantum circuit: its own training loop. */
    A("same variables and objective"),
    /** The same problem by a continuous relaxation. */
    B("same problem, relaxed"),
    /** Learning: a circuit against a network, with the same split and loss. */
    C("learning"),
    /** Methods that a practitioner would use, and the yardsticks at both ends: exact and random. */
    BASELINE("baseline");

    private final String title;

    Track(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
