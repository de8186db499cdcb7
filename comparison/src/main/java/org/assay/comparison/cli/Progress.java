package org.assay.comparison.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.assay.comparison.contender.Contender;
import org.assay.comparison.energy.EnergyMeter;
import org.assay.comparison.energy.EnergyMonitor;
import org.assay.comparison.energy.ModelledMeter;
import org.assay.comparison.experiment.Stop;
import org.assay.comparison.experiment.Watch;
import org.assay.comparison.report.Units;

/**
 * One line on standard error that says what is running, for how long, and with what power and energy: on
 * a terminal after two seconds, elsewhere only when it was asked for, and then a line each time.
 */
final class Progress implements Watch, AutoCloseable {

    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final double SILENT_SECONDS = 2;
    private static final int WIDTH = 79;

    private final PrintWriter err;
    private final Stop stop;
    private final boolean terminal = System.console() != null && System.console().isTerminal();
    private final boolean asked;
    private final String tag;
    private final EnergyMonitor monitor;
    private final List<String> ended = new ArrayList<>();
    private volatile String doing = "warming up";
    private boolean shown;

    private Progress(PrintWriter err, EnergyMeter meter, boolean asked, Stop stop) {
        this.err = err;
        this.asked = asked;
        this.stop = stop;
        this.tag = meter instanceof ModelledMeter ? "m" : "M";
        this.monitor = EnergyMonitor.start(meter, OptionalDouble.empty(), PERIOD, this::show);
    }

    /**
     * Begins to watch.
     *
     * @param live  what the line goes by; see {@link MeterOptions#live}
     * @param asked whether the line is wanted whatever standard error is
     * @param stop  what may end the run
     */
    static Progress start(PrintWriter err, EnergyMeter live, boolean asked, Stop stop) {
        return new Progress(err, live, asked, stop);
    }

    @Override
    public void beginning(Contender contender, int done, int trials) {
        doing("%s, trial %d of %d".formatted(contender.title(), done + 1, trials));
    }

    /** What runs from now on. */
    void doing(String what) {
        doing = what;
    }

    @Override
    public Optional<String> stopped() {
        return stop.reason();
    }

    @Override
    public void cutShort(Contender contender, String reason) {
        ended.add("%s (%s)".formatted(contender.title(), reason));
    }

    /** The contenders that were ended before they had made their trials, each with the reason. */
    List<String> ended() {
        return List.copyOf(ended);
    }

    private synchronized void show(EnergyMonitor.Snapshot now) {
        if (!asked && !(terminal && now.seconds() > SILENT_SECONDS)) {
            return;
        }
        String line = String.format(Locale.ROOT, "%5.0f s  %8s  %9s %s  %s", now.seconds(), watts(now), joules(now), tag, doing);
        String cut = line.length() <= WIDTH ? line : line.substring(0, WIDTH);
        if (terminal) {
            err.printf("\r%-" + WIDTH + "s", cut);
            shown = true;
        } else {
            err.println(cut);
        }
        err.flush();
    }

    private static String watts(EnergyMonitor.Snapshot now) {
        return now.watts().isPresent() ? Units.number(now.watts().getAsDouble()) + " W" : "- W";
    }

    private static String joules(EnergyMonitor.Snapshot now) {
        return now.joules().isPresent() ? Units.joules(now.joules().getAsDouble()) : "- J";
    }

    /** Ends the watch and takes the line away. */
    @Override
    public void close() {
        if (asked) {
            monitor.look();
        }
        monitor.stop();
        synchronized (this) {
            if (shown) {
                err.printf("\r%" + WIDTH + "s\r", "");
                err.flush();
            }
        }
    }
}
