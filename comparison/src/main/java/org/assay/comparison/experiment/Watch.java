package org.assay.comparison.experiment;

import org.assay.comparison.contender.Contender;

/** Told how far an experiment is; also the place from which to stop it. */
public interface Watch {
    Watch NONE = (_, _, _) -> {};

    /** A trial is about to begin: {@code done} of {@code trials} are over. An exception ends the experiment. */
    void beginning(Contender contender, int done, int trials);
}
