package org.assay.comparison.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import org.assay.classical.search.SpinModel;
import org.assay.classical.search.WeightedGraph;

/**
 * bqpjson 1.0.0: {@code scale (offset + sum c_i x_i + sum c_ij x_i x_j)}, minimised, over spins or
 * booleans. Their spin +1 is ours; variables are numbered in the order of {@code variable_ids}.
 *
 * @see <a href="https://github.com/lanl-ansi/bqpjson">Coffrin and others, bqpjson</a>
 */
final class BqpJsonFiles {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VERSION = "1.0.0";
    private static final String SPIN = "spin";

    private BqpJsonFiles() {}

    static Cost read(SourceText source) {
        JsonNode root = parse(source);
        require(source, root.path("version").asText().startsWith("1."), "version is '%s', but must be 1.0.0".formatted(root.path("version").asText()));
        String domain = root.path("variable_domain").asText();
        require(source, domain.equals(SPIN) || domain.equals("boolean"),
                "variable_domain is '%s', but must be spin or boolean".formatted(domain));
        Map<Long, Integer> index = index(source, root.path("variable_ids"));
        double scale = number(source, root, "scale", 1);
        double constant = scale * number(source, root, "offset", 0);
        double[] linear = new double[index.size()];
        EdgeCollector quadratic = new EdgeCollector(source, index.size(), 0);
        int at = 0;
        for (JsonNode term : root.path("linear_terms")) {
            String place = "linear_terms[%d]".formatted(at++);
            linear[variable(source, index, term, place, "id")] += scale * coefficient(source, term, place);
        }
        at = 0;
        for (JsonNode term : root.path("quadratic_terms")) {
            String place = "quadratic_terms[%d]".formatted(at++);
            int head = variable(source, index, term, place, "id_head");
            int tail = variable(source, index, term, place, "id_tail");
            require(source, head != tail, "%s joins variable %s with itself".formatted(place, term.path("id_head").asText()));
            quadratic.addUp(head, tail, scale * coefficient(source, term, place));
        }
        return domain.equals(SPIN)
                ? new Cost.Ising(SpinModel.ising(linear, quadratic.graph(), constant))
                : new Cost.Qubo(linear, quadratic.graph(), constant);
    }

    private static JsonNode parse(SourceText source) {
        try {
            return JSON.readTree(source.text());
        } catch (JsonProcessingException e) {
            throw source.error(e.getLocation().getLineNr(), e.getLocation().getColumnNr(), "not JSON: %s".formatted(e.getOriginalMessage()));
        }
    }

    private static Map<Long, Integer> index(SourceText source, JsonNode ids) {
        Map<Long, Integer> index = new HashMap<>();
        for (JsonNode id : ids) {
            require(source, id.isIntegralNumber() && index.putIfAbsent(id.asLong(), index.size()) == null,
                    "variable_ids holds %s, but must hold different whole numbers".formatted(id));
        }
        require(source, !index.isEmpty(), "variable_ids is missing or empty");
        return index;
    }

    private static int variable(SourceText source, Map<Long, Integer> index, JsonNode term, String place, String key) {
        Integer variable = index.get(term.path(key).asLong(Long.MIN_VALUE));
        if (variable == null) {
            throw source.error(1, 0, "%s.%s is %s, which is not among variable_ids".formatted(place, key, term.path(key)));
        }
        return variable;
    }

    private static double coefficient(SourceText source, JsonNode term, String place) {
        require(source, term.path("coeff").isNumber() && Double.isFinite(term.path("coeff").asDouble()),
                "%s.coeff is %s, but must be a finite number".formatted(place, term.path("coeff")));
        return term.path("coeff").asDouble();
    }

    private static double number(SourceText source, JsonNode root, String key, double otherwise) {
        JsonNode value = root.path(key);
        require(source, value.isMissingNode() || value.isNumber(), "%s is %s, but must be a number".formatted(key, value));
        return value.asDouble(otherwise);
    }

    private static void require(SourceText source, boolean holds, String otherwise) {
        if (!holds) {
            throw source.error(1, 0, otherwise);
        }
    }

    static String writeIsing(SpinModel model) {
        double[] fields = new double[model.size()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = model.field(i);
        }
        return write(SPIN, fields, model.couplings(), model.constant());
    }

    static String writeQubo(Cost.Qubo qubo) {
        return write("boolean", qubo.linear(), qubo.quadratic(), qubo.constant());
    }

    private static String write(String domain, double[] linear, WeightedGraph quadratic, double constant) {
        ObjectNode root = JSON.createObjectNode();
        root.put("version", VERSION).put("id", 0);
        root.putObject("metadata");
        root.put("variable_domain", domain).put("scale", 1.0).put("offset", constant);
        ArrayNode ids = root.putArray("variable_ids");
        ArrayNode linearTerms = root.putArray("linear_terms");
        for (int i = 0; i < linear.length; i++) {
            ids.add(i);
            if (linear[i] != 0) {
                linearTerms.addObject().put("id", i).put("coeff", linear[i]);
            }
        }
        ArrayNode quadraticTerms = root.putArray("quadratic_terms");
        for (int e = 0; e < quadratic.edges(); e++) {
            quadraticTerms.addObject().put("id_head", quadratic.source(e)).put("id_tail", quadratic.target(e)).put("coeff", quadratic.weight(e));
        }
        return root.toPrettyString() + "\n";
    }
}
