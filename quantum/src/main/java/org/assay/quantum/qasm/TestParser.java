package org.assay.quantum.qasm;

import static org.assay.quantum.qasm.Parsing.accept;
import static org.assay.quantum.qasm.Parsing.expect;

import org.assay.quantum.circuit.Angle;
import org.assay.quantum.qasm.Expression.Constant;
import org.assay.quantum.qasm.Statement.Operand;
import org.assay.quantum.qasm.Statement.Selector;
import org.assay.quantum.qasm.Statement.Symbol;
import org.assay.quantum.qasm.Statement.Test;

/** Reads what stands between the parentheses of {@code if}. */
final class TestParser {

    private final Lexer lexer;
    private final StatementParser statements;
    private final Names names;
    private final QasmVersion version;
    private int depth;

    TestParser(Lexer lexer, StatementParser statements, Names names, QasmVersion version) {
        this.lexer = lexer;
        this.statements = statements;
        this.names = names;
        this.version = version;
    }

    Test test() {
        Test left = conjunction();
        while (lexer.token() == Token.OR) {
            Span span = enter();
            lexer.advance();
            left = new Test.Or(span, left, conjunction());
        }
        return left;
    }

    private Test conjunction() {
        Test left = primary();
        while (lexer.token() == Token.AND) {
            Span span = enter();
            lexer.advance();
            left = new Test.And(span, left, primary());
        }
        return left;
    }

    /** Counts operators as well as parentheses, since both deepen the tree. */
    private Span enter() {
        if (++depth > ExpressionParser.DEEPEST) {
            throw lexer.span().error("a condition with more than %d parts".formatted(ExpressionParser.DEEPEST));
        }
        return lexer.span();
    }

    private Test primary() {
        if (lexer.token() == Token.NOT) {
            Span span = enter();
            lexer.advance();
            return new Test.Not(span, primary());
        }
        if (lexer.token() == Token.LEFT_PAREN) {
            enter();
            lexer.advance();
            Test inner = test();
            expect(lexer, Token.RIGHT_PAREN, "to close the parenthesis");
            return inner;
        }
        Symbol symbol = statements.symbolHere();
        return symbol == null || symbol.quantum() ? constantTest() : bitsTest();
    }

    private Test bitsTest() {
        Operand bits = statements.operand(false);
        Span span = lexer.span();
        if (accept(lexer, Token.EQUAL)) {
            return new Test.Reads(bits, value());
        }
        if (accept(lexer, Token.NOT_EQUAL)) {
            return new Test.Not(span, new Test.Reads(bits, value()));
        }
        boolean single = bits.selector() instanceof Selector.One || bits.symbol().members().length == 1;
        if (!single || version == QasmVersion.V2) {
            throw Parsing.unexpected(lexer, "'==' and a number");
        }
        return new Test.Reads(bits, Constant.of(1));
    }

    /** A number, or a string of bits with the highest first. */
    private Expression value() {
        if (lexer.token() != Token.STRING) {
            return statements.expression();
        }
        String digits = lexer.tokenText().substring(1, lexer.tokenText().length() - 1).replace("_", "");
        if (!digits.matches("[01]{1,53}")) {
            throw lexer.span().error("a string of bits is 1 to 53 digits 0 or 1");
        }
        lexer.advance();
        return Constant.of((double) Long.parseLong(digits, 2));
    }

    /** A comparison of numbers that are known when the file is read. */
    private Test constantTest() {
        Span span = lexer.span();
        if (lexer.token() == Token.NAME && names.value(lexer.tokenText()) == null && !lexer.isFollowedBy('(')) {
            throw names.unknownRegister(span, lexer.tokenText());
        }
        Angle left = known(statements.expression(), span);
        if (accept(lexer, Token.EQUAL)) {
            return new Test.Known(left.equals(known(statements.expression(), span)));
        }
        if (accept(lexer, Token.NOT_EQUAL)) {
            return new Test.Known(!left.equals(known(statements.expression(), span)));
        }
        return new Test.Known(left.constant() != 0);
    }

    private static Angle known(Expression expression, Span span) {
        return Angle.of(StatementParser.constant(expression, span, "a number in a condition"));
    }
}
