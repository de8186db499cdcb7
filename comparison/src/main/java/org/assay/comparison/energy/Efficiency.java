package org.assay.comparison.energy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@code eta = W_out / W_in}: the share of the energy taken in that does what is wanted.
 *
 * <p>For computing, the work that comes out has to be defined first. Here it is the dynamic energy of the
 * operations themselves; idling, cooling and conversion are what is lost. With another definition the
 * same machine has another eta, so that two of them compare only under one definition.
 *
 * @param out J that served the purpose
 * @param in  J taken in, at least {@code out}
 */
public record Efficiency(double out, double in) {

    public Efficiency {
        if (!(out >= 0 && in > 0 && out <= in && Double.isFinite(in))) {
            throw new IllegalArgumentException("work out is %s J and work in %s J; need 0 <= out <= in, with in positive".formatted(out, in));
        }
    }

    /** Within 0..1. */
    public double eta() {
        return out / in;
    }

    /** One machine behind another: transformer, then machine. */
    public Efficiency then(Efficiency next) {
        return new Efficiency(eta() * next.eta(), 1);
    }

    /** A point of a curve. */
    public record Point(double load, double eta) {}

    /**
     * How eta rises with load, for a machine that draws some power even when idle:
     * {@code eta(u) = u P_dynamic / (PUE (P_idle + u P_dynamic))}.
     *
     * @param idleWatts    whatever happens
     * @param dynamicWatts on top at full load
     * @param points       at least 2, from load 0 to 1
     */
    public static List<Point> overLoad(double idleWatts, double dynamicWatts, double pue, int points) {
        if (!(idleWatts >= 0 && dynamicWatts > 0 && pue >= 1) || points < 2) {
            throw new IllegalArgumentException("idle %s W, dynamic %s W, PUE %s, %d points; need idle >= 0, dynamic > 0, PUE >= 1, 2 points or more"
                    .formatted(idleWatts, dynamicWatts, pue, points));
        }
        List<Point> curve = new ArrayList<>();
        for (int i = 0; i < points; i++) {
            double load = (double) i / (points - 1);
            double taken = pue * (idleWatts + load * dynamicWatts);
            curve.add(new Point(load, load == 0 ? 0 : load * dynamicWatts / taken));
        }
        return List.copyOf(curve);
    }

    /** The curve as an SVG picture of 480 x 300, with title and axes; colours of Okabe and Ito. */
    public static String svg(String title, List<Point> curve) {
        StringBuilder line = new StringBuilder();
        for (Point point : curve) {
            line.append(String.format(Locale.ROOT, "%s%.1f,%.1f", line.isEmpty() ? "" : " ", 50 + 400 * point.load(), 250 - 200 * point.eta()));
        }
        String safe = title.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 480 300" role="img" font-family="sans-serif" font-size="12">
                <title>%s</title>
                <desc>Efficiency, useful energy over energy taken in, against load from 0 to 1.</desc>
                <text x="240" y="24" text-anchor="middle" font-size="14">%s</text>
                <path d="M50 50V250H450" fill="none" stroke="#000"/>
                <text x="44" y="54" text-anchor="end">1</text><text x="44" y="254" text-anchor="end">0</text>
                <text x="50" y="268" text-anchor="middle">0</text><text x="450" y="268" text-anchor="middle">1</text>
                <text x="250" y="286" text-anchor="middle">load</text>
                <text x="18" y="150" text-anchor="middle" transform="rotate(-90 18 150)">eta = W out / W in</text>
                <polyline points="%s" fill="none" stroke="#0072B2" stroke-width="2"/>
                </svg>
                """.formatted(safe, safe, line);
    }
}
