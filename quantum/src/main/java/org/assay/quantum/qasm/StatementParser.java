package org.assay.quantum.qasm;

import static org.assay.quantum.qasm.Parsing.accept;
import static org.assay.quantum.qasm.Parsing.expect;
import static org.assay.quantum.qasm.Parsing.expectName;
import static org.assay.quantum.qasm.Parsing.shortened;
import static org.assay.quantum.qasm.Parsing.unexpected;

import java.util.ArrayList;
import java.util.List;
import org.assay.quantum.circuit.Angle;
import org.assay.quantum.circuit.NearestName;
import org.assay.quantum.qasm.GateApplication.Modifier;
import org.assay.quantum.qasm.Statement.Operand;
import org.assay.quantum.qasm.Statement.Selector;
import org.assay.quantum.qasm.Statement.Symbol;
import org.assay.quantum.qasm.Statement.Test;
import org.jspecify.annotations.Nullable;

/** Reads the statements that may stand in a block: gates, measurements, conditions, loops. */
final class StatementParser {

    private static final List<String> INTEGER_TYPES = List.of("int", "uint");

    private final Lexer lexer;
    private final Names names;
    private final QasmVersion version;
    private int loops;
    private int blocks;

    StatementParser(Lexer lexer, Names names, QasmVersion version) {
        this.lexer = lexer;
        this.names = names;
        this.version = version;
    }

    Expression expression() {
        return new ExpressionParser(lexer, names, version).expression();
    }

    /** A whole statement, its semicolon included. */
    Statement statement() {
        Span span = lexer.span();
        if (lexer.token() != Token.NAME) {
            throw unexpected(lexer, "a statement");
        }
        String word = lexer.tokenText();
        return switch (word) {
            case "measure" -> measureArrow(span);
            case "reset" -> {
                lexer.advance();
                Statement reset = new Statement.Reset(span, operand(true));
                end("the reset");
                yield reset;
            }
            case "barrier" -> barrier(span);
            case "if" -> branch(span);
            case "for" -> version == QasmVersion.V3 ? loop(span) : application();
            default -> {
                Symbol symbol = names.symbol(word);
                boolean assigns = version == QasmVersion.V3 && symbol != null && !symbol.quantum();
                yield assigns ? assignment(span) : application();
            }
        };
    }

    private void end(String what) {
        expect(lexer, Token.SEMICOLON, "after " + what);
    }

    private Statement measureArrow(Span span) {
        lexer.advance();
        Operand qubits = operand(true);
        if (lexer.token() == Token.SEMICOLON && version == QasmVersion.V3) {
            throw span.error("a measurement without a bit for its result is not read");
        }
        expect(lexer, Token.ARROW, "and the classical bit after the qubit that is measured");
        Operand bits = operand(false);
        end("the measurement");
        return new Statement.Measure(span, qubits, bits);
    }

    /** {@code c = measure q;} */
    private Statement assignment(Span span) {
        Operand bits = operand(false);
        expect(lexer, Token.ASSIGN, "and a measurement after the classical bit");
        Statement measure = new Statement.Measure(span, measured(), bits);
        end("the measurement");
        return measure;
    }

    /** The {@code measure q} on the right of an assignment. */
    Operand measured() {
        if (lexer.token() != Token.NAME || !lexer.tokenText().equals("measure")) {
            throw lexer.span().error("only a measurement may be assigned to a bit");
        }
        lexer.advance();
        return operand(true);
    }

    private Statement barrier(Span span) {
        lexer.advance();
        List<Operand> operands = lexer.token() == Token.SEMICOLON ? List.of() : operands();
        end("the barrier");
        return new Statement.Barrier(span, operands);
    }

    /** A gate with modifiers, angles and operands. */
    private Statement application() {
        List<Modifier> modifiers = modifiers();
        GateApplication application = gate(lexer.span(), modifiers, names);
        List<Operand> operands = lexer.token() == Token.SEMICOLON ? List.of() : operands();
        requireArity(application, operands.size());
        end("the gate");
        return new Statement.Apply(application, operands);
    }

    /** Gate name and angles; the qubits follow. */
    GateApplication gate(Span span, List<Modifier> modifiers, Scope scope) {
        String name = expectName(lexer, "the name of a gate");
        GateDefinition gate = names.gate(name);
        if (gate == null) {
            throw Unsupported.isKeyword(name, version) ? Unsupported.error(span, name) : names.unknownGate(span, name);
        }
        List<Expression> arguments = arguments(scope);
        if (arguments.size() != gate.parameters()) {
            throw span.error("gate '%s' takes %d angles, got %d".formatted(name, gate.parameters(), arguments.size()));
        }
        if (gate instanceof GateDefinition.Opaque opaque) {
            throw span.error("gate '%s' is opaque (declared at %s): what it does is not known".formatted(name, opaque.declared().place()));
        }
        return new GateApplication(span, gate, modifiers, arguments);
    }

    static void requireArity(GateApplication application, int operands) {
        if (application.qubits() != operands) {
            throw application.span().error("gate '%s' takes %d qubits%s, got %d".formatted(
                    application.gate().name(), application.qubits(),
                    application.modifiers().isEmpty() ? "" : " with its controls", operands));
        }
    }

    private List<Expression> arguments(Scope scope) {
        List<Expression> arguments = new ArrayList<>();
        if (!accept(lexer, Token.LEFT_PAREN)) {
            return arguments;
        }
        if (accept(lexer, Token.RIGHT_PAREN)) {
            return arguments;
        }
        ExpressionParser parser = new ExpressionParser(lexer, scope, version);
        do {
            Parsing.requireShort(lexer, arguments.size(), Limits.MOST_ANGLES);
            arguments.add(parser.expression());
        } while (accept(lexer, Token.COMMA));
        expect(lexer, Token.RIGHT_PAREN, "after the angles");
        return arguments;
    }

    List<Modifier> modifiers() {
        if (version == QasmVersion.V2) {
            return List.of();
        }
        List<Modifier> modifiers = new ArrayList<>();
        int controls = 0;
        while (lexer.token() == Token.NAME) {
            Span span = lexer.span();
            switch (lexer.tokenText()) {
                case "ctrl", "negctrl" -> {
                    boolean on = lexer.tokenText().equals("ctrl");
                    lexer.advance();
                    int count = controlCount(span);
                    controls += count;
                    modifiers.add(new Modifier.Control(count, on));
                }
                case "inv" -> {
                    lexer.advance();
                    modifiers.add(new Modifier.Inverse());
                }
                case "pow" -> {
                    lexer.advance();
                    expect(lexer, Token.LEFT_PAREN, "after pow");
                    modifiers.add(new Modifier.Power(span, constant(expression(), span, "the exponent of pow")));
                    expect(lexer, Token.RIGHT_PAREN, "after the exponent");
                }
                default -> {
                    return modifiers;
                }
            }
            expect(lexer, Token.AT, "after the modifier");
            if (controls > Limits.MOST_CONTROLS || modifiers.size() > Limits.MOST_CONTROLS) {
                throw span.error("more than %d controls or modifiers".formatted(Limits.MOST_CONTROLS));
            }
        }
        return modifiers;
    }

    private int controlCount(Span span) {
        if (!accept(lexer, Token.LEFT_PAREN)) {
            return 1;
        }
        double count = constant(expression(), span, "the number of controls");
        expect(lexer, Token.RIGHT_PAREN, "after the number of controls");
        if (count < 1 || count > Limits.MOST_CONTROLS || count != Math.rint(count)) {
            throw span.error("the number of controls is %s, but must be a whole number from 1 to %d"
                    .formatted(Elaborator.plain(count), Limits.MOST_CONTROLS));
        }
        return (int) count;
    }

    static double constant(Expression expression, Span span, String what) {
        if (expression instanceof Expression.Constant(var value) && !value.isFree()) {
            return value.constant();
        }
        throw span.error("%s must be known when the file is read".formatted(what));
    }

    List<Operand> operands() {
        List<Operand> operands = new ArrayList<>(2);
        do {
            Parsing.requireShort(lexer, operands.size(), Limits.LONGEST_LIST);
            operands.add(operand(true));
        } while (accept(lexer, Token.COMMA));
        return operands;
    }

    /** A register or members of one, of the kind that is asked for. */
    Operand operand(boolean quantum) {
        Span span = lexer.span();
        if (lexer.token() == Token.DOLLAR) {
            return physicalQubit(span, quantum);
        }
        String name = expectName(lexer, quantum ? "a quantum register" : "a classical register");
        Symbol symbol = names.symbol(name);
        if (symbol == null) {
            throw names.unknownRegister(span, name);
        }
        if (symbol.quantum() != quantum) {
            throw span.error("'%s' is a %s register, but a %s one is needed here".formatted(
                    name, symbol.quantum() ? "quantum" : "classical", quantum ? "quantum" : "classical"));
        }
        Selector selector = lexer.token() == Token.LEFT_BRACKET ? bracketed() : null;
        return new Operand(new Span(lexer.source(), span.start(), span.end()), symbol, selector);
    }

    /** {@code $3}: a member of the register that {@link PhysicalQubits} declared. */
    private Operand physicalQubit(Span span, boolean quantum) {
        Symbol symbol = names.symbol(PhysicalQubits.REGISTER);
        lexer.advance();
        if (symbol == null || !quantum || lexer.token() != Token.WHOLE) {
            throw span.error("'$' stands for a physical qubit of OpenQASM 3, as in $0, where a qubit is needed");
        }
        Selector index = new Selector.One(new Expression.Constant(Angle.of(lexer.number())));
        lexer.advance();
        return new Operand(new Span(lexer.source(), span.start(), span.end()), symbol, index);
    }

    /** {@code [3]}, {@code [0:2]}, {@code [0:2:6]}, {@code [{0, 3}]}. */
    Selector bracketed() {
        expect(lexer, Token.LEFT_BRACKET, "");
        Selector selector = lexer.token() == Token.LEFT_BRACE ? set() : rangeOrOne();
        expect(lexer, Token.RIGHT_BRACKET, "after the index");
        return selector;
    }

    private Selector.Set set() {
        expect(lexer, Token.LEFT_BRACE, "before the values");
        List<Expression> values = new ArrayList<>();
        while (lexer.token() != Token.RIGHT_BRACE) {
            Parsing.requireShort(lexer, values.size(), Limits.LONGEST_LIST);
            values.add(expression());
            if (!accept(lexer, Token.COMMA)) {
                break;
            }
        }
        expect(lexer, Token.RIGHT_BRACE, "after the values");
        return new Selector.Set(values);
    }

    private Selector rangeOrOne() {
        Expression first = lexer.token() == Token.COLON ? null : expression();
        if (first != null && lexer.token() != Token.COLON) {
            return new Selector.One(first);
        }
        if (version == QasmVersion.V2) {
            throw lexer.span().error("a range of a register belongs to OpenQASM 3; this file is read as OpenQASM 2");
        }
        expect(lexer, Token.COLON, "in the range");
        Expression second = lexer.token() == Token.RIGHT_BRACKET || lexer.token() == Token.COLON ? null : expression();
        if (!accept(lexer, Token.COLON)) {
            return new Selector.Range(first, null, second);
        }
        Expression third = lexer.token() == Token.RIGHT_BRACKET ? null : expression();
        return new Selector.Range(first, second, third);
    }

    private Statement branch(Span span) {
        lexer.advance();
        expect(lexer, Token.LEFT_PAREN, "after if");
        Test test = new TestParser(lexer, this, names, version).test();
        expect(lexer, Token.RIGHT_PAREN, "after the condition");
        List<Statement> then = block(span);
        boolean hasElse = version == QasmVersion.V3 && lexer.token() == Token.NAME && lexer.tokenText().equals("else");
        if (hasElse) {
            lexer.advance();
        }
        return new Statement.If(span, test, then, hasElse ? block(span) : List.of());
    }

    private Statement loop(Span span) {
        lexer.advance();
        String type = expectName(lexer, "the type of the loop variable");
        if (!INTEGER_TYPES.contains(type)) {
            throw span.error("a loop variable of type '%s' is not read%s".formatted(
                    shortened(type), NearestName.hint(type, INTEGER_TYPES)));
        }
        if (lexer.token() == Token.LEFT_BRACKET) {
            bracketed();
        }
        String name = expectName(lexer, "the name of the loop variable");
        if (lexer.token() != Token.NAME || !lexer.tokenText().equals("in")) {
            throw unexpected(lexer, "'in'");
        }
        lexer.advance();
        Selector values = lexer.token() == Token.LEFT_BRACE ? set() : bracketed();
        int depth = loops++;
        Expression hidden = names.enterLoop(name, depth);
        List<Statement> body = block(span);
        names.leaveLoop(name, hidden);
        loops--;
        return new Statement.For(span, depth, values, body);
    }

    /** Statements in braces, or a single one. */
    private List<Statement> block(Span span) {
        if (++blocks > Limits.DEEPEST_BLOCK) {
            throw span.error("more than %d blocks inside each other".formatted(Limits.DEEPEST_BLOCK));
        }
        List<Statement> body = new ArrayList<>();
        if (version == QasmVersion.V3 && accept(lexer, Token.LEFT_BRACE)) {
            while (lexer.token() != Token.RIGHT_BRACE) {
                addStatement(body);
            }
            lexer.advance();
        } else {
            addStatement(body);
        }
        blocks--;
        return body;
    }

    private void addStatement(List<Statement> body) {
        if (!accept(lexer, Token.SEMICOLON)) {
            names.keep(lexer.span());
            body.add(statement());
        }
    }

    @Nullable Symbol symbolHere() {
        return lexer.token() == Token.NAME ? names.symbol(lexer.tokenText()) : null;
    }
}
