package org.assay.comparison.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;

/** One call of the command line, without a process of its own. */
record Cli(int exitCode, String out, String err) {

    static Cli run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Cli(code, out.toString(), err.toString());
    }

    /** The JSON that a call answers with; it must succeed. */
    static JsonNode json(String... arguments) throws IOException {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--json";
        Cli run = run(all);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    /** Takes every key {@code measured} out, at any depth. */
    static JsonNode withoutMeasured(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove("measured");
        }
        node.forEach(Cli::withoutMeasured);
        return node;
    }
}
