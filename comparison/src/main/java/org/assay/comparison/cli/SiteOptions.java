package org.assay.comparison.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.assay.comparison.energy.CarbonIntensities;
import org.assay.comparison.energy.HourlyIntensities;
import org.assay.comparison.energy.Site;
import org.assay.comparison.quantity.Interval;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a run takes place, and so what its energy emits and costs. */
final class SiteOptions {

    @Option(names = "--region", paramLabel = "CODE", defaultValue = CarbonIntensities.WORLD,
            description = "Country whose electricity is charged, as in FRA or fr (default ${DEFAULT-VALUE}).")
    String region = CarbonIntensities.WORLD;

    @Option(names = "--pue", paramLabel = "RATIO", converter = UnitConverters.Range.class,
            description = "Power usage effectiveness of the building, as in 1.2 or 1.1..1.6 (default: 1, the machine alone).")
    @Nullable Interval pue;

    @Option(names = "--price", paramLabel = "EUR", converter = UnitConverters.Range.class,
            description = "Price of a kWh, as in 0.2 or 0.1..0.4 (default: 0.1..0.4, assumed).")
    @Nullable Interval price;

    @Option(names = "--embodied", paramLabel = "KG:YEARS",
            description = "Charge a share of the machine's making, as in 1500:4 for 1500 kg CO2e over 4 years (default: none).")
    @Nullable String embodied;

    @Option(names = "--intensities", paramLabel = "FILE",
            description = "Hourly intensities (CSV: region,time,g_per_kwh): where and when would this run emit least?")
    @Nullable Path intensities;

    Site site() {
        try {
            Site site = Site.of(region);
            site = pue == null ? site : site.withPue(pue);
            site = price == null ? site : site.withPrice(price);
            return embodied == null ? site : site.withEmbodied(made(embodied));
        } catch (IllegalArgumentException e) {
            throw Failure.usage(String.valueOf(e.getMessage()));
        }
    }

    private static Site.Embodied made(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length == 2) {
            try {
                return Site.Embodied.of(Double.parseDouble(parts[0].replaceFirst("\\s*kg$", "")), Double.parseDouble(parts[1].replaceFirst("\\s*y$", "")));
            } catch (NumberFormatException e) {
                // said below
            }
        }
        throw Failure.usage("--embodied is '%s', but must be kilograms of CO2e and years, as in 1500:4".formatted(text));
    }

    Optional<HourlyIntensities> hourly() {
        if (intensities == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(HourlyIntensities.parse(Files.readString(intensities)));
        } catch (IOException e) {
            throw Failure.badInput("%s: cannot be read (%s)".formatted(intensities, Files.exists(intensities) ? e.getMessage() : "no such file"));
        } catch (IllegalArgumentException e) {
            throw Failure.badInput("%s:%s".formatted(intensities, e.getMessage()), "its lines are region,time,g_per_kwh, as in FRA,2026-11-01T13:00,42");
        }
    }
}
