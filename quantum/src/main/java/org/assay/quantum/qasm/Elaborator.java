package org.assay.quantum.qasm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;
import org.assay.quantum.circuit.Register;
import org.assay.quantum.circuit.Registers;
import org.assay.quantum.qasm.Expression.Frame;
import org.assay.quantum.qasm.Statement.Operand;
import org.assay.quantum.qasm.Statement.Selector;
import org.assay.quantum.qasm.Statement.Symbol;
import org.assay.quantum.qasm.Statement.Test;
import org.jspecify.annotations.Nullable;

/** Carries statements out: unrolls loops, broadcasts and conditions into the operations of a circuit. */
final class Elaborator {

    private final QasmVersion version;
    private final Limits limits;
    private final List<Operation> operations = new ArrayList<>();
    private final List<Register> quantum = new ArrayList<>();
    private final List<Register> classical = new ArrayList<>();
    private final Map<String, String> warnings = new LinkedHashMap<>();
    private long stepsLeft;
    private Frame frame = Frame.EMPTY;
    private Guard guard = Guard.NONE;

    Elaborator(QasmVersion version, Limits limits) {
        this.version = version;
        this.limits = limits;
        this.stepsLeft = limits.steps();
    }

    /** Once for each kind, with the first place: a file may give the same cause a million times. */
    void warn(String kind, Supplier<String> message) {
        warnings.computeIfAbsent(kind, _ -> message.get());
    }

    List<String> warnings() {
        return List.copyOf(warnings.values());
    }

    Circuit circuit(String name) {
        Registers registers = new Registers(quantum, classical);
        return new Circuit(name, registers.qubits(), registers.bits(), operations, registers);
    }

    /** New qubits, or new classical bits. */
    Symbol register(String name, double size, boolean isQuantum, Span span) {
        List<Register> registers = isQuantum ? quantum : classical;
        int start = registers.isEmpty() ? 0 : registers.getLast().end();
        int most = (isQuantum ? limits.qubits() : limits.bits()) - start;
        if (size != Math.rint(size) || size < 1 || size > most) {
            throw span.error("the size of register '%s' is %s, but must be a whole number from 1 to %d"
                    .formatted(Parsing.shortened(name), plain(size), most));
        }
        Register register = new Register(name, start, (int) size);
        registers.add(register);
        int[] members = new int[register.size()];
        Arrays.setAll(members, i -> start + i);
        return new Symbol(name, isQuantum, members);
    }

    void execute(Statement statement) {
        switch (statement) {
            case Statement.Apply(GateApplication application, List<Operand> operands) -> apply(application, operands);
            case Statement.Measure measure -> measure(measure);
            case Statement.Reset(Span span, Operand qubits) -> {
                int[] members = members(qubits);
                spend(members.length, span);
                for (int qubit : members) {
                    emit(new Operation.Reset(qubit), span);
                }
            }
            case Statement.Barrier(Span span, List<Operand> operands) -> barrier(operands, span);
            case Statement.If branch -> branch(branch);
            case Statement.For loop -> loop(loop);
        }
    }

    private void apply(GateApplication application, List<Operand> operands) {
        Span span = application.span();
        int[][] members = new int[operands.size()][];
        int times = -1;
        for (int i = 0; i < members.length; i++) {
            Operand operand = operands.get(i);
            members[i] = members(operand);
            boolean single = operand.selector() instanceof Selector.One;
            if (!single && times >= 0 && members[i].length != times) {
                throw operand.span().error("'%s' has %d qubits, but the register before it has %d"
                        .formatted(operand.symbol().name(), members[i].length, times));
            }
            times = single ? times : members[i].length;
        }
        int repeats = Math.abs(times);
        spend((double) application.cost() * repeats, span);
        for (int i = 0; i < repeats; i++) {
            applyOnce(application, operands, members, i);
        }
    }

    private void applyOnce(GateApplication application, List<Operand> operands, int[][] members, int position) {
        int[] qubits = new int[members.length];
        for (int k = 0; k < qubits.length; k++) {
            boolean single = operands.get(k).selector() instanceof Selector.One;
            qubits[k] = members[k][single ? 0 : position];
            for (int j = 0; j < k && qubits.length <= 8; j++) {
                if (qubits[j] == qubits[k]) {
                    throw operands.get(k).span().error("'%s' acts on the same qubit twice".formatted(application.gate().name()));
                }
            }
        }
        if (qubits.length > 8 && Arrays.stream(qubits).distinct().count() < qubits.length) {
            throw application.span().error("'%s' acts on the same qubit twice".formatted(application.gate().name()));
        }
        boolean saysPhase = application.gate().name().equals("gphase") && guard == Guard.NONE;
        application.expand(frame, qubits, operation -> {
            if (saysPhase || !GateApplication.isInvisible(operation)) {
                emit(operation, application.span());
            }
        });
    }

    private void measure(Statement.Measure measure) {
        int[] qubits = members(measure.qubits());
        int[] bits = members(measure.bits());
        if (qubits.length != bits.length) {
            throw measure.span().error("%d qubits are measured into %d bits".formatted(qubits.length, bits.length));
        }
        spend(qubits.length, measure.span());
        for (int i = 0; i < qubits.length; i++) {
            emit(new Operation.Measure(qubits[i], bits[i]), measure.span());
        }
    }

    private void barrier(List<Operand> operands, Span span) {
        int[] qubits = operands.isEmpty()
                ? Qubits.range(0, quantum.isEmpty() ? 0 : quantum.getLast().end()).toArray()
                : operands.stream().flatMapToInt(o -> Arrays.stream(members(o))).distinct().toArray();
        spend(qubits.length, span);
        emit(new Operation.Barrier(Qubits.of(qubits)), span);
    }

    private void loop(Statement.For loop) {
        Frame outer = frame;
        switch (loop.values()) {
            case Selector.Set(List<Expression> values) -> {
                for (Expression value : values) {
                    once(loop, outer, value.value(outer).constant());
                }
            }
            case Selector.Range range -> {
                double step = range.step() == null ? 1 : whole(range.step(), loop.span(), "the step of the range");
                double from = bound(range.from(), loop.span(), "start");
                double to = bound(range.to(), loop.span(), "end");
                if (step == 0) {
                    throw loop.span().error("the step of the range is 0");
                }
                for (double value = from; step > 0 ? value <= to : value >= to; value += step) {
                    once(loop, outer, value);
                }
            }
            case Selector.One(Expression value) -> once(loop, outer, value.value(outer).constant());
        }
        frame = outer;
    }

    private double bound(@Nullable Expression end, Span span, String which) {
        if (end == null) {
            throw span.error("the range of a loop needs its %s".formatted(which));
        }
        return whole(end, span, "the %s of the range".formatted(which));
    }

    private void once(Statement.For loop, Frame outer, double value) {
        spend(1, loop.span());
        List<Double> variables = new ArrayList<>(outer.loopVariables());
        variables.add(value);
        frame = new Frame(outer.parameters(), variables);
        loop.body().forEach(this::execute);
    }

    /** What stands around the statement that is being carried out: bits that must have certain values. */
    private static final class Guard {
        static final Guard NONE = new Guard(new TreeMap<>());

        final SortedMap<Integer, Boolean> cube;
        /** Set once a bit that the condition reads has been written: later steps could not read it as it was. */
        boolean overwritten;

        Guard(SortedMap<Integer, Boolean> cube) {
            this.cube = cube;
        }
    }

    private void branch(Statement.If branch) {
        Condition condition = condition(branch.test(), branch.span());
        Guard outer = guard;
        boolean overwritten = under(condition, branch.then(), branch, outer, false);
        if (!branch.otherwise().isEmpty()) {
            overwritten = under(condition.not(branch.span()), branch.otherwise(), branch, outer, overwritten);
        }
        outer.overwritten |= overwritten && outer != Guard.NONE;
        guard = outer;
    }

    private boolean under(Condition condition, List<Statement> body, Statement.If branch, Guard outer, boolean overwritten) {
        boolean written = overwritten;
        for (SortedMap<Integer, Boolean> cube : condition.cubes()) {
            TreeMap<Integer, Boolean> joined = new TreeMap<>(outer.cube);
            joined.putAll(cube);
            if (!outer.cube.entrySet().stream().allMatch(e -> e.getValue().equals(joined.get(e.getKey())))) {
                continue;
            }
            guard = joined.isEmpty() ? Guard.NONE : new Guard(joined);
            guard.overwritten = written && guard != Guard.NONE;
            spend(1, branch.span());
            body.forEach(this::execute);
            written = guard.overwritten;
        }
        return written;
    }

    private Condition condition(Test test, Span span) {
        return switch (test) {
            case Test.Known(boolean value) -> value ? Condition.ALWAYS : Condition.NEVER;
            case Test.Not(Span place, Test inner) -> condition(inner, span).not(place);
            case Test.And(Span place, Test left, Test right) -> condition(left, span).and(condition(right, span), place);
            case Test.Or(Span place, Test left, Test right) -> condition(left, span).or(condition(right, span), place);
            case Test.Reads(Operand bits, Expression value) -> {
                double number = whole(value, bits.span(), "the value that '%s' is compared with".formatted(bits.symbol().name()));
                if (number < 0 || number > 0x1p53) {
                    throw bits.span().error("the value that '%s' is compared with is %s, but must lie within 0..2^53"
                            .formatted(bits.symbol().name(), plain(number)));
                }
                yield Condition.reads(members(bits), number);
            }
        };
    }

    private void emit(Operation operation, Span span) {
        if (guard == Guard.NONE || operation instanceof Operation.Barrier) {
            operations.add(operation);
            return;
        }
        if (guard.overwritten) {
            refuseOrWarn(span);
        }
        operations.add(guarded(operation, new ArrayList<>(guard.cube.entrySet())));
        if (operation instanceof Operation.Measure(_, int bit) && guard.cube.containsKey(bit)) {
            guard.overwritten = true;
        }
    }

    private void refuseOrWarn(Span span) {
        String message = "this step follows a measurement into a bit that its own condition reads";
        if (version == QasmVersion.V3) {
            throw span.error(message + "; it cannot be unrolled");
        }
        warn(message, () -> "%s: %s; the condition is read again before each step".formatted(span.place(), message));
    }

    private static Operation guarded(Operation operation, List<Map.Entry<Integer, Boolean>> bits) {
        if (bits.size() > 63) {
            return guarded(guarded(operation, bits.subList(63, bits.size())), bits.subList(0, 63));
        }
        long value = 0;
        List<Integer> indexes = new ArrayList<>(bits.size());
        for (int i = 0; i < bits.size(); i++) {
            indexes.add(bits.get(i).getKey());
            value |= bits.get(i).getValue() ? 1L << i : 0;
        }
        return new Operation.Conditional(indexes, value, operation);
    }

    /** The indexes that an operand stands for. */
    int[] members(Operand operand) {
        int[] all = operand.symbol().members();
        return switch (operand.selector()) {
            case null -> all;
            case Selector.One(Expression index) -> new int[] {all[index(operand, index)]};
            case Selector.Set(List<Expression> indexes) -> indexes.stream().mapToInt(i -> all[index(operand, i)]).toArray();
            case Selector.Range range -> slice(operand, range);
        };
    }

    private int[] slice(Operand operand, Selector.Range range) {
        int[] all = operand.symbol().members();
        double step = range.step() == null ? 1 : whole(range.step(), operand.span(), "the step of the range");
        if (step == 0) {
            throw operand.span().error("the step of the range is 0");
        }
        int from = range.from() == null ? (step > 0 ? 0 : all.length - 1) : index(operand, range.from());
        int to = range.to() == null ? (step > 0 ? all.length - 1 : 0) : index(operand, range.to());
        List<Integer> picked = new ArrayList<>();
        for (double i = from; step > 0 ? i <= to : i >= to; i += step) {
            picked.add(all[(int) i]);
        }
        if (picked.isEmpty()) {
            throw operand.span().error("this range of '%s' is empty".formatted(operand.symbol().name()));
        }
        return picked.stream().mapToInt(Integer::intValue).toArray();
    }

    private int index(Operand operand, Expression expression) {
        double index = whole(expression, operand.span(), "the index");
        int size = operand.symbol().members().length;
        double counted = index < 0 && version == QasmVersion.V3 ? index + size : index;
        if (counted < 0 || counted >= size) {
            throw operand.span().error("index %s is out of range; '%s' has %d %s, 0..%d".formatted(
                    plain(index), operand.symbol().name(), size, operand.symbol().quantum() ? "qubits" : "bits", size - 1));
        }
        return (int) counted;
    }

    private double whole(Expression expression, Span span, String what) {
        var value = expression.value(frame);
        if (value.isFree() || value.constant() != Math.rint(value.constant())) {
            throw span.error("%s is %s, but must be a whole number".formatted(what, value.isFree() ? value : plain(value.constant())));
        }
        return value.constant();
    }

    static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
    }

    private void spend(double steps, Span span) {
        if (steps > stepsLeft) {
            throw span.error("this file unrolls to more than %d steps".formatted(limits.steps()));
        }
        stepsLeft -= (long) steps;
    }
}
