package org.assay.comparison.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.assay.comparison.quantity.Formulas;
import org.assay.comparison.quantity.Unit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every number that is printed as derived follows from its inputs by the formula that is printed with it. */
class DerivationTest {

    private int derived;
    private int energies;

    @ParameterizedTest
    @ValueSource(strings = {
        "estimate ghz:3 --profile sc_heron --embodied 1500:4 --region FRA --pue 1.2..1.6",
        "estimate qft:5 --profile ion_aria --price 0.3",
        "estimate ghz:3 --profile ion_aqt_ibex",
        "estimate ghz:3 --profile ion_h2",
        "estimate reg3:16 --depth 4 --profile atom_gate",
        "estimate reg3:16 --depth 4 --profile sc_willow_2024",
        "estimate qaoa:reg3-100:5 --profile qubit_gate_ns_e3",
        "estimate reg3:16 --profile qubit_maj_ns_e6 --region SWE",
        "estimate ghz:20 --profile qubit_gate_ns_e3",
        "estimate qft:18 --embodied 10:3",
        "estimate ghz:40",
        "compare petersen --trials 2 --region FRA --embodied 10:4",
        "solve petersen --by annealing,random --trials 2 --profile ion_aria",
    })
    void everyDerivedNumberCanBeRedone(String command) throws IOException {
        Cli run = Cli.run((command + " --json").split(" "));
        assertThat(run.exitCode()).as(run.err()).isZero();
        audit(new ObjectMapper().readTree(run.out()));
        assertThat(derived).as("derived numbers found").isGreaterThan(5);
        assertThat(energies).as("energies among them").isPositive();
    }

    void audit(JsonNode node) {
        if (node.has("formula")) {
            derived++;
            energies += node.path("unit").asText().equals("J") ? 1 : 0;
            redo(node);
        }
        node.forEach(this::audit);
    }

    private static void redo(JsonNode node) {
        Map<String, Double> inputs = new HashMap<>();
        for (JsonNode input : node.path("inputs")) {
            Double twin = inputs.put(input.path("name").asText(), inBase(input));
            assertThat(twin).as("two inputs called %s in %s", input.path("name"), node.path("formula")).isIn(null, inBase(input));
        }
        double expected = Formulas.evaluate(node.path("formula").asText(), inputs);
        assertThat(inBase(node)).as("%s = %s", node.path("name").asText(), node.path("formula").asText())
                .isCloseTo(expected, within(1e-12 * Math.abs(expected)));
        double low = node.path("interval").get(0).asDouble();
        assertThat(low).isLessThanOrEqualTo(node.path("value").asDouble() * (1 + 1e-12));
    }

    private static double inBase(JsonNode quantity) {
        String symbol = quantity.path("unit").asText();
        return quantity.path("value").asDouble() * scale(symbol);
    }

    /** Units without a name of their own are spelled in base units. */
    private static double scale(String symbol) {
        try {
            return Unit.parse(symbol).scale();
        } catch (IllegalArgumentException spelled) {
            return 1;
        }
    }
}
