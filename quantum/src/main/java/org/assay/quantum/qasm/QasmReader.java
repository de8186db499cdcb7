package org.assay.quantum.qasm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads OpenQASM 2 and the static subset of OpenQASM 3.
 *
 * <p>The gates of {@code qelib1.inc} and {@code stdgates.inc} are known without an include, which
 * many files forget. A file without a version line is read, with a warning, as the dialect that it
 * looks like. Free inputs of OpenQASM 3 become the parameters of the circuit.
 */
public final class QasmReader {

    private static final Pattern LOOKS_LIKE_3 = Pattern.compile("(?m)^[ \\t]*(qubit|bit|input|const|let)\\b|stdgates\\.inc");

    private QasmReader() {}

    /** Reads a file; the circuit is named after it. */
    public static Reading read(Path file) throws IOException {
        Path name = file.getFileName();
        return read(Includes.read(file), name == null ? "circuit" : name.toString(), file.toAbsolutePath().getParent(), Limits.DEFAULT);
    }

    /**
     * Reads a text.
     *
     * @param name what errors call it, and the circuit, less its suffix
     */
    public static Reading read(String text, String name) {
        return read(text, name, null, Limits.DEFAULT);
    }

    static Reading read(String text, String name, @Nullable Path folder, Limits limits) {
        SourceText source = new SourceText(name, text);
        Lexer lexer = new Lexer(source);
        boolean hasHeader = lexer.token() == Token.NAME && lexer.tokenText().equals("OPENQASM");
        QasmVersion version = hasHeader ? header(lexer) : looksLike(text);
        Elaborator elaborator = new Elaborator(version, limits);
        if (!hasHeader) {
            elaborator.warn("header", () -> "%s: no OPENQASM line; read as OpenQASM %d".formatted(name, version == QasmVersion.V2 ? 2 : 3));
        }
        Names names = new Names(version, StandardGates.of(version));
        if (version == QasmVersion.V3) {
            PhysicalQubits.declare(source, text, names, elaborator);
        }
        new FileParser(lexer, names, elaborator, version, new Includes(folder, 0)).file();
        return new Reading(elaborator.circuit(name.replaceFirst("\\.qasm[23]?$", "")), version, elaborator.warnings());
    }

    private static QasmVersion looksLike(String text) {
        return LOOKS_LIKE_3.matcher(text).find() ? QasmVersion.V3 : QasmVersion.V2;
    }

    private static QasmVersion header(Lexer lexer) {
        lexer.advance();
        Span span = lexer.span();
        if (lexer.token() != Token.WHOLE && lexer.token() != Token.REAL) {
            throw Parsing.unexpected(lexer, "the version");
        }
        String written = lexer.tokenText();
        QasmVersion version = switch ((int) lexer.number()) {
            case 2 -> QasmVersion.V2;
            case 3 -> QasmVersion.V3;
            default -> throw span.error("OpenQASM %s is not read; 2.0 and 3 are".formatted(Parsing.shortened(written)));
        };
        lexer.advance();
        Parsing.expect(lexer, Token.SEMICOLON, "after the version");
        return version;
    }

    /** The gates that a text defines, given others. */
    static Map<String, GateDefinition> gatesOf(String text, Map<String, GateDefinition> known) {
        Names names = new Names(QasmVersion.V2, known);
        Elaborator elaborator = new Elaborator(QasmVersion.V2, Limits.DEFAULT);
        Lexer lexer = new Lexer(new SourceText("library", text));
        new FileParser(lexer, names, elaborator, QasmVersion.V2, new Includes(null, 0)).file();
        return names.definedHere();
    }
}
