package org.assay.comparison.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.assay.comparison.quantity.Interval;
import org.assay.comparison.quantity.MonteCarlo;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.quantity.Samples;
import org.assay.comparison.quantity.Sensitivity;

/** Where the uncertainty of a quantity comes from, as text: sampled, one input at a time, and by shares of the variance. */
final class SensitivityText {

    private static final int SOBOL_SAMPLES = 1024;
    private static final long SEED = 7;
    private static final int MOST_ROWS = 8;

    private SensitivityText() {}

    static List<String> lines(Quantity quantity) {
        List<Sensitivity.Bar> bars = Sensitivity.tornado(quantity);
        if (bars.isEmpty()) {
            return List.of("", " no input of the %s is uncertain".formatted(quantity.name()));
        }
        Samples samples = MonteCarlo.USUAL.sample(quantity);
        Interval middle = samples.interval90();
        Map<Quantity.Given, Double> shares = Sensitivity.sobol(quantity, SOBOL_SAMPLES, SEED).stream()
                .collect(Collectors.toMap(Sensitivity.Share::input, Sensitivity.Share::total, (a, _) -> a));
        List<String> lines = new ArrayList<>(List.of(""));
        lines.addAll(Wrap.lines("%s over %d draws: median %s, 90 %% within %s to %s".formatted(quantity.name(), samples.size(),
                Units.value(samples.median(), quantity.unit()), Units.value(middle.low(), quantity.unit()),
                Units.value(middle.high(), quantity.unit())), 80, " "));
        TextTable table = new TextTable(
                new TextTable.Column("input alone, 5 % to 95 %", TextTable.Align.LEFT),
                new TextTable.Column("carries the %s".formatted(quantity.name()), TextTable.Align.LEFT),
                new TextTable.Column("of variance", TextTable.Align.RIGHT));
        bars.stream().limit(MOST_ROWS).forEach(bar -> table.row(bar.input().name(),
                "from %s to %s".formatted(Units.value(bar.low(), quantity.unit()), Units.value(bar.high(), quantity.unit())),
                String.format(Locale.ROOT, "%.0f %%", 100 * Math.max(0, shares.getOrDefault(bar.input(), 0.0)))));
        lines.addAll(table.lines());
        lines.addAll(Wrap.lines("of variance: total Sobol indices, interactions counted with each input", 80, " "));
        return lines;
    }
}
