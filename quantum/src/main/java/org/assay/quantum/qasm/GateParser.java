package org.assay.quantum.qasm;

import static org.assay.quantum.qasm.Parsing.accept;
import static org.assay.quantum.qasm.Parsing.expect;
import static org.assay.quantum.qasm.Parsing.expectName;
import static org.assay.quantum.qasm.Parsing.shortened;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.assay.quantum.circuit.NearestName;
import org.assay.quantum.circuit.Qubits;
import org.assay.quantum.qasm.GateApplication.Modifier;
import org.assay.quantum.qasm.GateDefinition.Defined;
import org.assay.quantum.qasm.GateDefinition.Step;
import org.jspecify.annotations.Nullable;

/** Reads {@code gate} and {@code opaque}. */
final class GateParser {

    private final Lexer lexer;
    private final StatementParser statements;
    private final Names names;

    GateParser(Lexer lexer, StatementParser statements, Names names) {
        this.lexer = lexer;
        this.statements = statements;
        this.names = names;
    }

    /** {@code gate name(angles) qubits;} */
    void opaque() {
        lexer.advance();
        Span span = lexer.span();
        String name = expectName(lexer, "the name of the gate");
        List<String> angles = angleNames();
        List<String> qubits = nameList("a qubit's name", Token.SEMICOLON);
        expect(lexer, Token.SEMICOLON, "after the declaration");
        if (name.equals("delay")) {
            names.define(new Defined(name, angles.size(), qubits.size(), List.of(), 1, 1), span);
        } else {
            names.define(new GateDefinition.Opaque(name, angles.size(), qubits.size(), span), span);
        }
    }

    /** {@code gate name(angles) qubits { body }} */
    void gate(QasmVersion version) {
        lexer.advance();
        Span span = lexer.span();
        String name = expectName(lexer, "the name of the gate");
        List<String> angles = angleNames();
        List<String> qubits = nameList("a qubit's name", Token.LEFT_BRACE);
        Body body = new Body(name, angles, qubits, version);
        expect(lexer, Token.LEFT_BRACE, "before the body of the gate");
        while (!accept(lexer, Token.RIGHT_BRACE)) {
            body.step();
        }
        if (body.nesting > Limits.DEEPEST_GATE) {
            throw span.error("gate '%s' is more than %d definitions deep".formatted(shortened(name), Limits.DEEPEST_GATE));
        }
        names.define(new Defined(name, angles.size(), qubits.size(), body.steps, body.cost, body.nesting + 1), span);
    }

    private List<String> angleNames() {
        if (!accept(lexer, Token.LEFT_PAREN)) {
            return List.of();
        }
        List<String> angles = nameList("an angle's name", Token.RIGHT_PAREN);
        expect(lexer, Token.RIGHT_PAREN, "after the angles");
        return angles;
    }

    private List<String> nameList(String what, Token end) {
        Set<String> list = new LinkedHashSet<>();
        while (lexer.token() != end) {
            Span span = lexer.span();
            Parsing.requireShort(lexer, list.size(), Limits.MOST_GATE_QUBITS);
            if (!list.add(expectName(lexer, what))) {
                throw span.error("'%s' is named twice".formatted(shortened(lexer.source().text().substring(span.start(), span.end()))));
            }
            if (!accept(lexer, Token.COMMA)) {
                break;
            }
        }
        return List.copyOf(list);
    }

    /** The statements between the braces, and what they see: the gate's own angles and qubits. */
    private final class Body implements Scope {
        private final String gateName;
        private final Map<String, Integer> angles;
        private final Map<String, Integer> qubits;
        private final QasmVersion version;
        final List<Step> steps = new ArrayList<>();
        long cost = 1;
        int nesting;

        Body(String gateName, List<String> angles, List<String> qubits, QasmVersion version) {
            this.gateName = gateName;
            this.angles = positions(angles);
            this.qubits = positions(qubits);
            this.version = version;
        }

        private static Map<String, Integer> positions(List<String> names) {
            Map<String, Integer> positions = new HashMap<>();
            names.forEach(name -> positions.put(name, positions.size()));
            return positions;
        }

        void step() {
            if (accept(lexer, Token.SEMICOLON)) {
                return;
            }
            Span span = lexer.span();
            names.keep(span);
            boolean isBarrier = lexer.token() == Token.NAME && lexer.tokenText().equals("barrier");
            steps.add(isBarrier ? barrier() : application(span));
            expect(lexer, Token.SEMICOLON, "after this step of the gate");
        }

        private Step barrier() {
            lexer.advance();
            Qubits on = lexer.token() == Token.SEMICOLON ? Qubits.range(0, qubits.size()) : qubitList();
            return new Step.Fence(on);
        }

        private Step application(Span start) {
            refuse(start);
            List<Modifier> modifiers = statements.modifiers();
            Span span = lexer.span();
            if (lexer.token() == Token.NAME && lexer.tokenText().equals(gateName)) {
                throw span.error("gate '%s' is defined by itself".formatted(shortened(gateName)));
            }
            GateApplication application = statements.gate(span, modifiers, this);
            Qubits on = lexer.token() == Token.SEMICOLON ? Qubits.NONE : qubitList();
            StatementParser.requireArity(application, on.size());
            cost = Math.min(cost + application.cost(), GateApplication.MOST);
            nesting = Math.max(nesting, application.gate().nesting());
            return new Step.Apply(application, on);
        }

        private void refuse(Span start) {
            String word = lexer.token() == Token.NAME ? lexer.tokenText() : "";
            if (Set.of("measure", "reset", "if", "for", "qreg", "creg", "gate").contains(word) && names.gate(word) == null) {
                throw start.error("'%s' cannot stand in the body of a gate".formatted(word));
            }
        }

        private Qubits qubitList() {
            Set<Integer> positions = new LinkedHashSet<>();
            do {
                Span span = lexer.span();
                String name = expectName(lexer, "a qubit's name");
                Integer position = qubits.get(name);
                if (position == null) {
                    throw span.error("gate '%s' has no qubit '%s'%s".formatted(
                            shortened(gateName), shortened(name), NearestName.hint(name, qubits.keySet())));
                }
                if (!positions.add(position)) {
                    throw span.error("qubit '%s' is named twice".formatted(shortened(name)));
                }
            } while (accept(lexer, Token.COMMA));
            return Qubits.of(positions.stream().mapToInt(Integer::intValue).toArray());
        }

        @Override
        public @Nullable Expression value(String name) {
            Integer index = angles.get(name);
            return index != null ? new Expression.GateParameter(index) : version == QasmVersion.V3 ? names.value(name) : null;
        }

        @Override
        public Set<String> valueNames() {
            Set<String> all = new TreeSet<>(names.valueNames());
            all.addAll(angles.keySet());
            return all;
        }
    }
}
