package org.assay.quantum.qasm;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.assay.quantum.circuit.Angle;

/**
 * An arithmetic expression whose names are resolved.
 *
 * <p>Numbers are doubles throughout, and division never truncates. A free parameter may only enter
 * linearly: then every expression has the value of an {@link Angle}.
 */
sealed interface Expression {

    /** The values that expressions of a gate body or loop body depend on. */
    record Frame(List<Angle> parameters, List<Double> loopVariables) {
        static final Frame EMPTY = new Frame(List.of(), List.of());
    }

    record Constant(Angle value) implements Expression {
        static Constant of(double value) {
            return new Constant(Angle.of(value));
        }
    }

    /** A parameter of the gate that is being defined. */
    record GateParameter(int index) implements Expression {}

    record LoopVariable(int depth) implements Expression {}

    record Negated(Expression operand, int height) implements Expression {}

    record Binary(Span span, char operator, Expression left, Expression right, int height) implements Expression {}

    record Call(Span span, DoubleUnaryOperator function, Expression argument, int height) implements Expression {}

    /** Longest path to a leaf: bounds the recursion of {@link #value}. */
    default int height() {
        return 0;
    }

    default boolean isConstant() {
        return this instanceof Constant;
    }

    default Angle value(Frame frame) {
        return switch (this) {
            case Constant(Angle value) -> value;
            case GateParameter(int index) -> frame.parameters().get(index);
            case LoopVariable(int depth) -> Angle.of(frame.loopVariables().get(depth));
            case Negated(Expression operand, _) -> operand.value(frame).negate();
            case Binary(Span span, char operator, Expression left, Expression right, _) ->
                combined(span, operator, left.value(frame), right.value(frame));
            case Call(Span span, DoubleUnaryOperator function, Expression argument, _) ->
                Angle.of(finite(span, function.applyAsDouble(number(span, argument.value(frame)))));
        };
    }

    private static Angle combined(Span span, char operator, Angle left, Angle right) {
        return switch (operator) {
            case '+' -> checked(span, left.constant() + right.constant(), left, right, 1);
            case '-' -> checked(span, left.constant() - right.constant(), left, right, -1);
            case '*' -> product(span, left, right);
            case '/' -> quotient(span, left, right);
            case '%' -> Angle.of(finite(span, number(span, left) % nonZero(span, number(span, right))));
            case '^' -> Angle.of(finite(span, Math.pow(number(span, left), number(span, right))));
            default -> throw new AssertionError(operator);
        };
    }

    private static Angle checked(Span span, double constant, Angle left, Angle right, int sign) {
        finite(span, constant);
        return left.isFree() || right.isFree() ? left.plus(right.times(sign)) : Angle.of(constant);
    }

    private static Angle product(Span span, Angle left, Angle right) {
        if (left.isFree() && right.isFree()) {
            throw span.error("a product of two free parameters; they may only enter linearly");
        }
        finite(span, left.constant() * right.constant());
        return left.isFree() ? left.times(right.constant()) : right.times(left.constant());
    }

    private static Angle quotient(Span span, Angle left, Angle right) {
        double divisor = nonZero(span, number(span, right));
        return left.isFree() ? left.times(1 / divisor) : Angle.of(finite(span, left.constant() / divisor));
    }

    private static double nonZero(Span span, double divisor) {
        if (divisor == 0) {
            throw span.error("division by zero");
        }
        return divisor;
    }

    private static double number(Span span, Angle value) {
        if (value.isFree()) {
            throw span.error("free parameter %s may only be added, or multiplied by a number"
                    .formatted(value.coefficients().keySet()));
        }
        return value.constant();
    }

    private static double finite(Span span, double value) {
        if (!Double.isFinite(value)) {
            throw span.error("the result is %s, not a finite number".formatted(value));
        }
        return value;
    }
}
