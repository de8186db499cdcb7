package org.assay.comparison.cli;

import java.io.PrintWriter;
import org.assay.comparison.contender.Contender;
import org.assay.comparison.experiment.Watch;

/** One line on standard error that says what is running: on a terminal only, and after two seconds. */
final class Progress implements Watch {

    private static final long SILENT_NS = 2_000_000_000L;

    private final PrintWriter err;
    private final boolean terminal = System.console() != null && System.console().isTerminal();
    private final long startNs = System.nanoTime();
    private boolean shown;

    Progress(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void beginning(Contender contender, int done, int trials) {
        show("running %s, trial %d of %d".formatted(contender.title(), done + 1, trials));
    }

    void show(String what) {
        if (terminal && System.nanoTime() - startNs > SILENT_NS) {
            err.printf("\r%-60s", what);
            err.flush();
            shown = true;
        }
    }

    void clear() {
        if (shown) {
            err.printf("\r%60s\r", "");
            err.flush();
        }
    }
}
