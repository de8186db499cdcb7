package org.assay.comparison.experiment;

import java.util.Optional;
import org.assay.comparison.contender.Contender;

/** Told how far an experiment is; also the place from which to stop it. */
public interface Watch {
    Watch NONE = (_, _, _) -> {};

    /** Why the experiment is to end at once, with what it has so far; nothing while it may go on. */
    default Optional<String> stopped() {
        return Optional.empty();
    }

    /** A contender was ended before it had made its trials. */
    default void cutShort(Contender contender, String reason) {}

    /** A trial is about to begin: {@code done} of {@code trials} are over. An exception ends the experiment. */
    void beginning(Contender contender, int done, int trials);
}
