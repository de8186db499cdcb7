package org.assay.quantum.qasm;

import static org.assay.quantum.qasm.Parsing.accept;
import static org.assay.quantum.qasm.Parsing.expect;
import static org.assay.quantum.qasm.Parsing.expectName;
import static org.assay.quantum.qasm.Parsing.shortened;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assay.quantum.circuit.Angle;
import org.assay.quantum.qasm.Statement.Operand;
import org.assay.quantum.qasm.Statement.Symbol;
import org.jspecify.annotations.Nullable;

/** Reads a file from its header on: declarations take effect, statements are carried out, both at once. */
final class FileParser {

    private static final Set<String> LIBRARIES = Set.of("qelib1.inc", "stdgates.inc");

    private final Lexer lexer;
    private final Names names;
    private final Elaborator elaborator;
    private final QasmVersion version;
    private final Includes includes;
    private final StatementParser statements;

    FileParser(Lexer lexer, Names names, Elaborator elaborator, QasmVersion version, Includes includes) {
        this.lexer = lexer;
        this.names = names;
        this.elaborator = elaborator;
        this.version = version;
        this.includes = includes;
        this.statements = new StatementParser(lexer, names, version);
    }

    void file() {
        while (lexer.token() != Token.END) {
            topLevel();
        }
    }

    private void topLevel() {
        switch (lexer.token()) {
            case SEMICOLON -> lexer.advance();
            case HASH -> ignoreLine("a pragma");
            case AT -> ignoreLine("an annotation");
            case NAME -> named(lexer.tokenText());
            default -> throw Parsing.unexpected(lexer, "a statement");
        }
    }

    /** Only OpenQASM 3 has lines that a reader may skip. */

    private void ignoreLine(String what) {
        if (version == QasmVersion.V2) {
            throw Parsing.unexpected(lexer, "a statement");
        }
        Span span = lexer.span();
        elaborator.warn(what, () -> "%s: %s is ignored".formatted(span.place(), what));
        lexer.skipLine();
        lexer.advance();
    }

    private void named(String word) {
        boolean v3 = version == QasmVersion.V3;
        switch (word) {
            case "OPENQASM" -> throw lexer.span().error("the version must stand at the start of the file, and once");
            case "include" -> include();
            case "qreg", "creg" -> oldRegister(word.equals("qreg"));
            case "gate" -> new GateParser(lexer, statements, names).gate(version);
            case "opaque" -> new GateParser(lexer, statements, names).opaque();
            default -> {
                if (!v3 || !declaration(word)) {
                    elaborator.execute(statements.statement());
                }
            }
        }
    }

    private boolean declaration(String word) {
        switch (word) {
            case "qubit", "bit" -> register(word.equals("qubit"));
            case "const" -> constant();
            case "input" -> input();
            case "let" -> alias();
            case "pragma" -> ignoreLine("a pragma");
            default -> {
                if (Unsupported.isKeyword(word, version)) {
                    throw Unsupported.error(lexer.span(), word);
                }
                return false;
            }
        }
        return true;
    }

    private void include() {
        lexer.advance();
        Span span = lexer.span();
        if (lexer.token() != Token.STRING) {
            throw Parsing.unexpected(lexer, "the name of a file in quotes");
        }
        String name = lexer.tokenText().substring(1, lexer.tokenText().length() - 1);
        lexer.advance();
        expect(lexer, Token.SEMICOLON, "after the include");
        if (LIBRARIES.contains(name)) {
            return;
        }
        SourceText included = includes.open(name, span);
        new FileParser(new Lexer(included), names, elaborator, version, includes.deeper(span)).file();
    }

    /** {@code qreg q[3];} */
    private void oldRegister(boolean quantum) {
        lexer.advance();
        Span span = lexer.span();
        String name = expectName(lexer, "the name of the register");
        expect(lexer, Token.LEFT_BRACKET, "and the size after the name of the register");
        double size = size(span);
        expect(lexer, Token.RIGHT_BRACKET, "after the size");
        expect(lexer, Token.SEMICOLON, "after the declaration");
        names.declare(elaborator.register(name, size, quantum, span), span);
    }

    private double size(Span span) {
        return StatementParser.constant(statements.expression(), span, "the size of a register");
    }

    /** {@code qubit[3] q;}, and {@code bit[3] c = measure q;} */
    private void register(boolean quantum) {
        lexer.advance();
        double size = 1;
        if (accept(lexer, Token.LEFT_BRACKET)) {
            size = size(lexer.span());
            expect(lexer, Token.RIGHT_BRACKET, "after the size");
        }
        Span span = lexer.span();
        String name = expectName(lexer, "the name of the register");
        Symbol symbol = elaborator.register(name, size, quantum, span);
        names.declare(symbol, span);
        if (!quantum && accept(lexer, Token.ASSIGN)) {
            Operand measured = statements.measured();
            elaborator.execute(new Statement.Measure(span, measured, new Operand(span, symbol, null)));
        }
        expect(lexer, Token.SEMICOLON, "after the declaration");
    }

    /** {@code const float[64] theta = pi / 3;} */
    private void constant() {
        lexer.advance();
        String type = scalarType();
        Span span = lexer.span();
        String name = expectName(lexer, "the name of the constant");
        expect(lexer, Token.ASSIGN, "and the value after the name of a constant");
        double value = StatementParser.constant(statements.expression(), span, "the value of a constant");
        expect(lexer, Token.SEMICOLON, "after the declaration");
        boolean whole = type.equals("int") || type.equals("uint");
        names.declare(name, Angle.of(whole ? (value < 0 ? Math.ceil(value) : Math.floor(value)) : value), span);
    }

    /** {@code input float theta;} */
    private void input() {
        lexer.advance();
        Span place = lexer.span();
        String type = scalarType();
        if (!type.equals("float") && !type.equals("angle")) {
            throw place.error("an input of type '%s' is not read; float and angle are".formatted(type));
        }
        Span span = lexer.span();
        String name = expectName(lexer, "the name of the input");
        expect(lexer, Token.SEMICOLON, "after the declaration");
        names.declare(name, Angle.parameter(name), span);
    }

    private String scalarType() {
        Span span = lexer.span();
        String type = expectName(lexer, "a type");
        if (!Set.of("int", "uint", "float", "angle", "bool").contains(type)) {
            throw span.error("type '%s' is not read; int, uint, float, angle and bool are".formatted(shortened(type)));
        }
        if (lexer.token() == Token.LEFT_BRACKET) {
            statements.bracketed();
        }
        return type;
    }

    /** {@code let pair = q[0:1] ++ r;} */
    private void alias() {
        lexer.advance();
        Span span = lexer.span();
        String name = expectName(lexer, "the name of the alias");
        expect(lexer, Token.ASSIGN, "after the name of the alias");
        @Nullable Symbol first = statements.symbolHere();
        boolean quantum = first == null || first.quantum();
        List<Integer> members = new ArrayList<>();
        do {
            for (int member : elaborator.members(statements.operand(quantum))) {
                members.add(member);
            }
            if (members.size() > Limits.DEFAULT.qubits()) {
                throw span.error("alias '%s' has too many members".formatted(shortened(name)));
            }
        } while (accept(lexer, Token.CONCATENATE));
        expect(lexer, Token.SEMICOLON, "after the alias");
        names.declare(new Symbol(name, quantum, members.stream().mapToInt(Integer::intValue).toArray()), span);
    }
}
