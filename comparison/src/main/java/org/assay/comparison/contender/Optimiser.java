package org.assay.comparison.contender;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.assay.classical.descent.Adagrad;
import org.assay.classical.descent.Adam;
import org.assay.classical.descent.Descent;
import org.assay.classical.descent.GradientDescent;
import org.assay.classical.descent.Lbfgs;
import org.assay.classical.descent.Minimiser;
import org.assay.classical.descent.Momentum;
import org.assay.classical.descent.Nesterov;
import org.assay.classical.descent.RmsProp;
import org.assay.classical.descent.Schedule;
import org.assay.classical.descent.UpdateRule;
import org.assay.classical.objective.Differentiable;
import org.jspecify.annotations.Nullable;

/**
 * The optimisers that both tracks share: those of track A on circuit angles, those of track B on
 * relaxations, by the same names and with the same settings.
 */
public enum Optimiser {
    ADAM("Adam", new Adam(), 0.1),
    GD("plain", new GradientDescent(), 0.3),
    MOMENTUM("momentum", new Momentum(0.9), 0.1),
    NESTEROV("Nesterov", new Nesterov(0.9), 0.1),
    RMSPROP("RMSprop", new RmsProp(0.9, 1e-8), 0.03),
    ADAGRAD("Adagrad", new Adagrad(1e-8), 0.3),
    /** Steps have their own length; the rate is not used. */
    LBFGS("L-BFGS", null, 1);

    private final String title;
    private final @Nullable UpdateRule rule;
    private final double usualRate;

    Optimiser(String title, @Nullable UpdateRule rule, double usualRate) {
        this.title = title;
        this.rule = rule;
        this.usualRate = usualRate;
    }

    public String title() {
        return title;
    }

    /** For objectives whose gradients are of order one in each variable. */
    double usualRate() {
        return usualRate;
    }

    Minimiser<Differentiable> minimiser(double rate) {
        return rule == null ? new Lbfgs() : new Descent(rule, Schedule.constant(rate));
    }

    /** As in a spec: {@code adam}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Map<String, Optimiser> byName() {
        Map<String, Optimiser> names = new TreeMap<>();
        for (Optimiser rule : values()) {
            names.put(rule.word(), rule);
        }
        return names;
    }
}
