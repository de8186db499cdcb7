package org.assay.comparison.problem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.assay.classical.search.SpinModel;
import org.assay.classical.search.WeightedGraph;

/** Reads and writes problem files. */
public final class ProblemFiles {
    private static final long MOST_BYTES = 1L << 30;

    private ProblemFiles() {}

    /**
     * Reads a file in the format that its name or its text tells.
     *
     * @throws ProblemException with what, where and what to do, also where the file cannot be read
     */
    public static Problem read(Path file) {
        byte[] bytes = bytes(file);
        SourceText source = new SourceText(file.toString(), text(file, bytes));
        Format format = Format.of(source);
        Origin origin = new Origin.File(file.toString(), format, Digests.sha256(bytes));
        Path name = file.getFileName();
        return Problem.of(name == null ? file.toString() : name.toString(), parse(source, format), origin);
    }

    /** Reads a text in a format; {@code name} stands for the file in messages. */
    public static Cost parse(String name, String text, Format format) {
        return parse(new SourceText(name, text), format);
    }

    /** What a reader lets through and a problem refuses, such as weights whose sum is no double, is the file's fault too. */
    private static Cost parse(SourceText source, Format format) {
        try {
            return cost(source, format);
        } catch (ProblemException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new ProblemException("%s: %s".formatted(source.file(), e.getMessage()), e);
        }
    }

    private static Cost cost(SourceText source, Format format) {
        return switch (format) {
            case RUDY -> EdgeListFiles.readRudy(source);
            case EDGE_LIST -> EdgeListFiles.readEdgeList(source);
            case DIMACS -> DimacsFiles.readGraph(source);
            case GRAPH6 -> LibraryFiles.readGraph6(source);
            case GRAPHML -> LibraryFiles.readGraphMl(source);
            case MATRIX_MARKET -> MatrixMarketFiles.read(source);
            case QBSOLV -> DimacsFiles.readQubo(source);
            case BQPJSON -> BqpJsonFiles.read(source);
            case DIMACS_CNF -> DimacsFiles.readCnf(source);
        };
    }

    /**
     * The text of a problem in a format; reading it gives the same problem (qbsolv has no place for a
     * constant). The QUBO formats take any quadratic cost as the energy to be minimised.
     *
     * @throws ProblemException if the format cannot hold the problem
     */
    public static String write(Cost cost, Format format) {
        return switch (format) {
            case RUDY -> EdgeListFiles.writeRudy(graph(cost, format));
            case EDGE_LIST -> EdgeListFiles.writeEdgeList(graph(cost, format));
            case DIMACS -> DimacsFiles.writeGraph(graph(cost, format));
            case GRAPH6 -> LibraryFiles.writeGraph6(graph(cost, format));
            case GRAPHML -> LibraryFiles.writeGraphMl(graph(cost, format));
            case MATRIX_MARKET -> MatrixMarketFiles.write(graph(cost, format));
            case QBSOLV -> DimacsFiles.writeQubo(qubo(cost, format));
            case BQPJSON -> cost instanceof Cost.Qubo qubo
                    ? BqpJsonFiles.writeQubo(qubo)
                    : BqpJsonFiles.writeIsing(quadratic(cost, format));
            case DIMACS_CNF -> {
                if (cost instanceof Cost.MaxSat sat) {
                    yield DimacsFiles.writeCnf(sat);
                }
                throw cannotHold(cost, format, "Max-SAT");
            }
        };
    }

    private static WeightedGraph graph(Cost cost, Format format) {
        if (cost instanceof Cost.MaxCut(WeightedGraph graph)) {
            return graph;
        }
        throw cannotHold(cost, format, "MaxCut");
    }

    private static Cost.Qubo qubo(Cost cost, Format format) {
        return cost instanceof Cost.Qubo qubo ? qubo : Encoding.toQubo(new Cost.Ising(quadratic(cost, format)));
    }

    private static SpinModel quadratic(Cost cost, Format format) {
        if (!Encoding.isQuadratic(cost)) {
            throw cannotHold(cost, format, "quadratic costs");
        }
        return Encoding.spinModel(cost);
    }

    private static ProblemException cannotHold(Cost cost, Format format, String holds) {
        return new ProblemException("%s cannot hold %s, only %s; try %s".formatted(format.title(), cost.title(), holds,
                cost instanceof Cost.MaxSat ? Format.DIMACS_CNF.title() : Format.BQPJSON.title()));
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new ProblemException("%s is a directory; name a file in it".formatted(file));
            }
            if (Files.size(file) > MOST_BYTES) {
                throw new ProblemException("%s has %d bytes; at most %d are read".formatted(file, Files.size(file), MOST_BYTES));
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new ProblemException("%s: no such file".formatted(file), e);
        } catch (IOException e) {
            throw new ProblemException("%s: cannot be read (%s); check its permissions".formatted(file, e.getMessage()), e);
        }
    }

    private static String text(Path file, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new ProblemException("%s is not a text file (UTF-8); unpack it first if it is compressed".formatted(file), e);
        }
    }
}
