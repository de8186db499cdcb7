package org.assay.comparison.resource.tolerant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Results of jobs as JSON, in order: the integers of the Azure estimator under short names, or {@code
 * error} for a job that could not be read or met. A frontier is an array {@code frontier} of results.
 */
public final class JobWriter {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private JobWriter() {}

    /** Runs every job and writes what came of it. */
    public static ArrayNode run(List<JobReader.Entry> entries) {
        ArrayNode results = JSON.arrayNode();
        entries.forEach(entry -> results.add(run(entry)));
        return results;
    }

    /** Runs one job; a refusal becomes {@code {"error": message}}. */
    public static ObjectNode run(JobReader.Entry entry) {
        ObjectNode node = JSON.objectNode();
        if (!entry.id().isEmpty()) {
            node.put("id", entry.id());
        }
        if (entry.job().isEmpty()) {
            return node.put("error", entry.error().orElse("no job"));
        }
        EstimateJob job = entry.job().get();
        try {
            List<FaultTolerantEstimate> estimates = job.run();
            node.put("profile", job.profile().id());
            node.put("qec", job.qec());
            if (job.frontier()) {
                ArrayNode frontier = node.putArray("frontier");
                estimates.forEach(estimate -> frontier.add(result(estimate)));
            } else {
                node.setAll(result(estimates.getFirst()));
            }
            return node;
        } catch (IllegalArgumentException | ArithmeticException e) {
            return node.put("error", e.getMessage());
        }
    }

    /** One estimate under the names of the known answers. */
    public static ObjectNode result(FaultTolerantEstimate estimate) {
        ObjectNode node = JSON.objectNode();
        node.put("logicalQubits", estimate.logicalQubits());
        node.put("algorithmicDepth", estimate.algorithmicDepth());
        node.put("logicalDepth", estimate.logicalDepth());
        node.put("tStates", estimate.tStates());
        if (estimate.tPerRotation().isPresent()) {
            node.put("tPerRotation", estimate.tPerRotation().getAsLong());
        } else {
            node.putNull("tPerRotation");
        }
        node.put("codeDistance", estimate.patch().distance());
        node.put("cycleNs", estimate.patch().cycleNs());
        node.put("logicalErrorRate", estimate.patch().errorRate());
        node.put("physicalQubits", estimate.physicalQubits());
        node.put("qubitsAlgorithm", estimate.qubitsAlgorithm());
        node.put("qubitsFactories", estimate.qubitsFactories());
        node.put("runtimeNs", estimate.runtimeNs());
        node.put("rqops", estimate.rqops());
        node.put("factories", estimate.factories());
        node.put("factoryRuns", estimate.factoryRuns());
        node.set("factory", estimate.factory().<JsonNode>map(JobWriter::factory)
                .orElseGet(JSON::nullNode));
        return node;
    }

    private static ObjectNode factory(TFactory factory) {
        ObjectNode node = JSON.objectNode();
        node.put("qubits", factory.qubits());
        node.put("ns", factory.ns());
        node.put("outT", factory.outT());
        ArrayNode units = node.putArray("units");
        ArrayNode names = node.putArray("names");
        ArrayNode distances = node.putArray("distances");
        for (TFactory.Round round : factory.rounds()) {
            units.add(round.units());
            names.add(round.name());
            distances.add(round.distance());
        }
        node.put("errorRate", factory.errorRate());
        return node;
    }
}
