package org.assay.comparison.problem;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.assay.quantum.circuit.NearestName;

/** Finds a problem by what a user types: a name, a generator with its numbers, or a file. */
public final class Problems {
    private static final String GSET = "gset";
    private static final String LABS = "labs";
    private static final String RING = "ring";

    private Problems() {}

    /**
     * The problem of a name ({@code petersen}), of a generator ({@code reg3:16}, {@code gset:G1}) or of
     * a file. A name wins over a file of the same name; write {@code ./petersen} for the file.
     *
     * @param seed for generators; names and files do not depend on it
     * @throws ProblemException with what is wrong and what was perhaps meant
     */
    public static Problem resolve(String spec, long seed) {
        return named(spec)
                .or(() -> Generators.find(spec, seed))
                .or(() -> file(spec))
                .orElseThrow(() -> unknown(spec));
    }

    /** Everything that {@link #resolve} knows by name, for a list of them. */
    public static List<Family> families() {
        List<Family> families = new ArrayList<>();
        for (Map.Entry<String, String> named : NamedGraphs.summaries().entrySet()) {
            families.add(new Family(named.getKey(), named.getKey(), named.getKey(), named.getValue()));
        }
        families.add(new Family(RING, "ring:N", "ring:8", "cycle on N nodes, MaxCut"));
        families.add(new Family(LABS, "labs:N", "labs:12", "low-autocorrelation binary sequence of length N"));
        families.add(new Family(GSET, "gset:NAME", "gset:G1", "G-set graphs %s, MaxCut".formatted(abbreviated(GSet.names()))));
        families.addAll(Generators.families());
        return families;
    }

    private static Optional<Problem> named(String spec) {
        int colon = spec.indexOf(':');
        if (colon < 0) {
            return NamedGraphs.find(spec.toLowerCase(Locale.ROOT));
        }
        List<String> parts = List.of(spec.substring(colon + 1).split(":", -1));
        return switch (spec.substring(0, colon)) {
            case GSET -> Optional.of(gset(spec, parts.getFirst()));
            case LABS -> Optional.of(Labs.of(new Arguments(spec, "labs:N", parts)));
            case RING -> Optional.of(ring(new Arguments(spec, "ring:N", parts)));
            default -> Optional.empty();
        };
    }

    private static Problem gset(String spec, String name) {
        return GSet.find(name.toUpperCase(Locale.ROOT)).orElseThrow(() -> new ProblemException(
                "%s: no recipe for '%s'; there are %s. Download the others and give the file"
                        .formatted(spec, name, abbreviated(GSet.names()))));
    }

    private static Problem ring(Arguments arguments) {
        arguments.atMost(1);
        return NamedGraphs.ring(arguments.spec(), arguments.integer(0, "number of nodes", 3, 1_000_000));
    }

    /** {@code G1..G31, G35..G54} for a list of names with rising numbers. */
    private static String abbreviated(List<String> names) {
        List<String> runs = new ArrayList<>();
        int begin = 0;
        for (int i = 1; i <= names.size(); i++) {
            if (i == names.size() || number(names.get(i)) != number(names.get(i - 1)) + 1) {
                runs.add(begin == i - 1 ? names.get(begin) : names.get(begin) + ".." + names.get(i - 1));
                begin = i;
            }
        }
        return String.join(", ", runs);
    }

    private static int number(String name) {
        return Integer.parseInt(name.substring(1));
    }

    private static Optional<Problem> file(String spec) {
        try {
            Path path = Path.of(spec);
            boolean looksLikeOne = spec.contains("/") || spec.matches(".*\\.[A-Za-z][A-Za-z0-9]*");
            return Files.exists(path) || looksLikeOne ? Optional.of(ProblemFiles.read(path)) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static ProblemException unknown(String spec) {
        boolean withNumbers = spec.contains(":");
        // reg3:16 is of the family reg: its degree is no part of the name
        String typed = withNumbers ? spec.substring(0, spec.indexOf(':')).replaceFirst("[0-9]+$", "") : spec;
        List<String> known = families().stream().map(f -> withNumbers ? f.name() : f.example()).toList();
        return new ProblemException("%s: no such file, and no problem of that name; %s".formatted(spec, NearestName.suggestion(typed, known)));
    }
}
