package org.assay.quantum.qasm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a circuit does, with names resolved; declarations are dealt with as they are read. */
sealed interface Statement {

    Span span();

    record Apply(GateApplication application, List<Operand> operands) implements Statement {
        @Override
        public Span span() {
            return application.span();
        }
    }

    record Measure(Span span, Operand qubits, Operand bits) implements Statement {}

    record Reset(Span span, Operand qubits) implements Statement {}

    /** No operands: all qubits. */
    record Barrier(Span span, List<Operand> operands) implements Statement {}

    record If(Span span, Test test, List<Statement> then, List<Statement> otherwise) implements Statement {}

    /** @param depth which loop variable it sets */
    record For(Span span, int depth, Selector values, List<Statement> body) implements Statement {}

    /** A register, or members of it. */
    record Operand(Span span, Symbol symbol, @Nullable Selector selector) {}

    /** A declared run of qubits or of classical bits, or an alias of some. */
    final class Symbol {
        private final String name;
        private final boolean quantum;
        private final int[] members;

        Symbol(String name, boolean quantum, int[] members) {
            this.name = name;
            this.quantum = quantum;
            this.members = members;
        }

        String name() {
            return name;
        }

        boolean quantum() {
            return quantum;
        }

        /** Indexes in the circuit; not to be changed. */
        int[] members() {
            return members;
        }
    }

    /** Which members, or which values of a loop variable. */
    sealed interface Selector {
        record One(Expression index) implements Selector {}

        /** Both ends belong to it; an end that is missing is that of the register. */
        record Range(@Nullable Expression from, @Nullable Expression step, @Nullable Expression to) implements Selector {}

        record Set(List<Expression> indexes) implements Selector {}
    }

    /** A classical test, before the values of loop variables are known. */
    sealed interface Test {
        record Reads(Operand bits, Expression value) implements Test {}

        record Not(Span span, Test test) implements Test {}

        record And(Span span, Test left, Test right) implements Test {}

        record Or(Span span, Test left, Test right) implements Test {}

        record Known(boolean value) implements Test {}
    }
}
