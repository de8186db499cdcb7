package org.assay.comparison.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assay.comparison.problem.Encoding;
import org.assay.comparison.problem.Problem;
import org.assay.comparison.problem.ProblemException;
import org.assay.comparison.problem.ProblemFormatException;
import org.assay.comparison.problem.Problems;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.NearestName;
import org.assay.quantum.library.Library;
import org.assay.quantum.library.LibraryEntry;
import org.assay.quantum.qaoa.AngleSchedules;
import org.assay.quantum.qaoa.Qaoa;
import org.assay.quantum.qaoa.Sense;
import org.assay.quantum.qasm.QasmException;
import org.assay.quantum.qasm.QasmReader;
import org.assay.quantum.qasm.Reading;

/**
 * What a user writes for a circuit: an OpenQASM file, a name from the library such as {@code ghz:3}, or
 * the QAOA of a problem, {@code qaoa:petersen:3}.
 */
final class CircuitArgument {

    static final String HELP = "An OpenQASM 2 or 3 file, a name from the library (ghz:3), or the QAOA of a problem (qaoa:petersen:3).";

    private static final String QAOA = "qaoa:";

    /** Total time of the linear ramp that stands in for trained angles, per layer. */
    private static final double RAMP_STEP = 0.75;

    private CircuitArgument() {}

    /** Warnings about the file go to {@code err}. */
    static Circuit resolve(String text, long seed, PrintWriter err) {
        Optional<Path> file = file(text);
        if (file.isPresent()) {
            return read(file.get(), err);
        }
        if (text.startsWith(QAOA)) {
            return qaoa(QaoaName.parse(text), seed);
        }
        try {
            return Library.named(text);
        } catch (IllegalArgumentException e) {
            throw Failure.badInput(String.valueOf(e.getMessage()), "list them with: assay examples",
                    "a file is recognised by its suffix .qasm, or by a slash in its name");
        }
    }

    /** As {@link #resolve}, with values for free parameters. */
    static Circuit resolve(String text, long seed, Map<String, Double> values, PrintWriter err) {
        Circuit circuit = resolve(text, seed, err);
        for (String name : values.keySet()) {
            if (!circuit.parameters().contains(name)) {
                throw Failure.badInput("%s has no parameter '%s'".formatted(circuit.name(), name),
                        "its parameters are: " + circuit.parameters());
            }
        }
        Circuit bound = circuit.bind(values);
        if (!bound.parameters().isEmpty()) {
            throw Failure.badInput("%s has parameters without a value: %s".formatted(circuit.name(), bound.parameters()),
                    "give them with --set, as in --set %s=0.5".formatted(bound.parameters().first()));
        }
        return bound;
    }

    /** Whether a text names a problem and no circuit; what names neither is no problem, for the error is then the circuit's. */
    static boolean isProblem(String text) {
        boolean named = Library.entry(text.split(":", 2)[0]).isPresent();
        if (named || text.startsWith(QAOA) || text.matches("(?i).*\\.(qasm[23]?|inc)")) {
            return false;
        }
        if (file(text).isPresent()) {
            return true;
        }
        String family = text.split("[:-]", 2)[0];
        return Problems.families().stream().anyMatch(f -> f.name().equals(family)) || NearestName.of(family, libraryNames()).isEmpty();
    }

    private static List<String> libraryNames() {
        return Library.entries().stream().map(LibraryEntry::name).toList();
    }

    private static Optional<Path> file(String text) {
        try {
            Path path = Path.of(text);
            boolean looksLikeOne = text.contains("/") || text.matches("(?i).*\\.(qasm[23]?|inc)");
            return looksLikeOne || Files.isRegularFile(path) ? Optional.of(path) : Optional.empty();
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Circuit read(Path file, PrintWriter err) {
        if (!Files.exists(file)) {
            throw Failure.badInput("%s: no such file".formatted(file), "names from the library have no suffix: assay examples");
        }
        try {
            Reading reading = QasmReader.read(file);
            reading.warnings().forEach(warning -> err.println("warning: " + file.getFileName() + ": " + warning));
            return reading.circuit();
        } catch (QasmException e) {
            throw Failure.badInput(e.getMessage());
        } catch (IOException e) {
            throw Failure.badInput("%s: cannot be read (%s)".formatted(file, e.getMessage()), "is it a text file that you may read?");
        }
    }

    /** Untrained: the angles are those of a linear ramp. */
    private static Circuit qaoa(QaoaName name, long seed) {
        Problem problem = problem(name.problem(), seed);
        if (!Encoding.isQuadratic(problem.cost())) {
            throw Failure.badInput("%s has terms of more than two variables, which this ansatz has no gates for".formatted(problem.name()));
        }
        return Qaoa.circuit(Encoding.hamiltonian(problem.cost()), AngleSchedules.ramp(name.depth(), RAMP_STEP, Sense.MINIMISE))
                .named("qaoa:%s:%d".formatted(name.problem(), name.depth()));
    }

    /** The problem; a hyphen may stand for the colon of a generator, as in {@code reg3-100}. */
    static Problem problem(String text, long seed) {
        try {
            return Problems.resolve(text, seed);
        } catch (ProblemFormatException e) {
            throw Failure.badInput(String.valueOf(e.getMessage()), e.excerpt().lines().toArray(String[]::new));
        } catch (ProblemException e) {
            String generator = text.replace('-', ':');
            if (!generator.equals(text) && Problems.families().stream().anyMatch(f -> generator.startsWith(f.name() + ":") || generator.matches("reg\\d+:.*"))) {
                return problem(generator, seed);
            }
            throw Failure.badInput(String.valueOf(e.getMessage()), "list what there is with: assay examples");
        }
    }
}
