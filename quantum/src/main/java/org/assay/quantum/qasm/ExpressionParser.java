package org.assay.quantum.qasm;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import org.assay.quantum.circuit.NearestName;
import org.assay.quantum.qasm.Expression.Binary;
import org.assay.quantum.qasm.Expression.Call;
import org.assay.quantum.qasm.Expression.Constant;
import org.assay.quantum.qasm.Expression.Frame;
import org.assay.quantum.qasm.Expression.Negated;

/** Reads arithmetic; folds whatever is known already. */
final class ExpressionParser {

    /** Deeper nesting is refused, so that no file can exhaust the stack. */
    static final int DEEPEST = 200;

    private static final Map<String, Double> NUMBERS = Map.of(
            "pi", Math.PI, "π", Math.PI, "tau", 2 * Math.PI, "τ", 2 * Math.PI, "euler", Math.E, "ℇ", Math.E);

    private static final Map<String, DoubleUnaryOperator> FUNCTIONS = Map.ofEntries(
            Map.entry("sin", Math::sin), Map.entry("cos", Math::cos), Map.entry("tan", Math::tan),
            Map.entry("exp", Math::exp), Map.entry("ln", Math::log), Map.entry("log", Math::log),
            Map.entry("sqrt", Math::sqrt), Map.entry("arcsin", Math::asin), Map.entry("arccos", Math::acos),
            Map.entry("arctan", Math::atan), Map.entry("asin", Math::asin), Map.entry("acos", Math::acos),
            Map.entry("atan", Math::atan), Map.entry("floor", Math::floor), Map.entry("ceiling", Math::ceil),
            Map.entry("abs", Math::abs));

    private final Lexer lexer;
    private final Scope scope;
    private final QasmVersion version;
    private int depth;

    ExpressionParser(Lexer lexer, Scope scope, QasmVersion version) {
        this.lexer = lexer;
        this.scope = scope;
        this.version = version;
    }

    Expression expression() {
        Expression left = term();
        while (lexer.token() == Token.PLUS || lexer.token() == Token.MINUS) {
            char operator = lexer.token() == Token.PLUS ? '+' : '-';
            Span span = lexer.span();
            lexer.advance();
            left = binary(span, operator, left, term());
        }
        return left;
    }

    private Expression term() {
        Expression left = signed();
        while (true) {
            char operator = switch (lexer.token()) {
                case TIMES -> '*';
                case SLASH -> '/';
                case PERCENT -> '%';
                default -> ' ';
            };
            if (operator == ' ') {
                return left;
            }
            Span span = lexer.span();
            lexer.advance();
            left = binary(span, operator, left, signed());
        }
    }

    private Expression signed() {
        boolean negative = false;
        while (lexer.token() == Token.MINUS || lexer.token() == Token.PLUS) {
            negative ^= lexer.token() == Token.MINUS;
            lexer.advance();
        }
        Expression operand = power();
        if (!negative) {
            return operand;
        }
        return operand instanceof Constant(var value)
                ? new Constant(value.negate())
                : new Negated(operand, operand.height() + 1);
    }

    private Expression power() {
        Expression base = primary();
        boolean isPower = lexer.token() == Token.POWER || (lexer.token() == Token.CARET && version == QasmVersion.V2);
        if (!isPower) {
            return base;
        }
        Span span = lexer.span();
        lexer.advance();
        enter(span);
        Expression exponent = signed();
        depth--;
        return binary(span, '^', base, exponent);
    }

    private Expression primary() {
        Span span = lexer.span();
        return switch (lexer.token()) {
            case WHOLE, REAL -> number(span);
            case NAME -> name(span);
            case LEFT_PAREN -> {
                enter(span);
                lexer.advance();
                Expression inner = expression();
                Parsing.expect(lexer, Token.RIGHT_PAREN, "to close the parenthesis");
                depth--;
                yield inner;
            }
            default -> throw Parsing.unexpected(lexer, "a number");
        };
    }

    private Expression number(Span span) {
        double value = lexer.number();
        if (!Double.isFinite(value)) {
            throw span.error("number '%s' is too large".formatted(Parsing.shortened(lexer.tokenText())));
        }
        lexer.advance();
        return Constant.of(value);
    }

    private Expression name(Span span) {
        String name = lexer.tokenText();
        if (FUNCTIONS.containsKey(name) && lexer.isFollowedBy('(')) {
            return call(span, name);
        }
        Expression known = scope.value(name);
        if (known != null) {
            lexer.advance();
            return known;
        }
        Double number = NUMBERS.get(name);
        if (number == null) {
            throw unknown(span, name);
        }
        lexer.advance();
        return Constant.of(number);
    }

    private Expression call(Span span, String name) {
        lexer.advance();
        enter(span);
        Parsing.expect(lexer, Token.LEFT_PAREN, "after " + name);
        Expression argument = expression();
        Parsing.expect(lexer, Token.RIGHT_PAREN, "after the argument of " + name);
        depth--;
        DoubleUnaryOperator function = java.util.Objects.requireNonNull(FUNCTIONS.get(name));
        return folded(new Call(span, function, argument, raised(span, argument.height())), argument.isConstant());
    }

    private QasmException unknown(Span span, String name) {
        Set<String> known = new TreeSet<>(scope.valueNames());
        known.addAll(FUNCTIONS.keySet());
        known.addAll(Set.of("pi", "tau", "euler"));
        String what = lexer.isFollowedBy('(') ? "function" : "name";
        return span.error("unknown %s '%s'%s".formatted(what, Parsing.shortened(name), NearestName.hint(name, known)));
    }

    private Expression binary(Span span, char operator, Expression left, Expression right) {
        int height = raised(span, Math.max(left.height(), right.height()));
        return folded(new Binary(span, operator, left, right, height), left.isConstant() && right.isConstant());
    }

    private static Expression folded(Expression expression, boolean constant) {
        return constant ? new Constant(expression.value(Frame.EMPTY)) : expression;
    }

    private static int raised(Span span, int height) {
        if (height >= DEEPEST * 5) {
            throw span.error("this expression has more than %d nested operations".formatted(DEEPEST * 5));
        }
        return height + 1;
    }

    private void enter(Span span) {
        if (++depth > DEEPEST) {
            throw span.error("more than %d levels of nesting".formatted(DEEPEST));
        }
    }
}
