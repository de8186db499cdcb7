package org.assay.comparison.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import org.assay.comparison.learning.LearningPlan;
import org.assay.comparison.learning.LearningResult;
import org.assay.comparison.learning.LearningResult.Estimate;
import org.assay.comparison.learning.VariationalClassifier;
import org.assay.comparison.quantity.QuantityJson;

/**
 * What was learnt as JSON. Whatever a clock or a meter said stands under a key {@code measured}; the
 * rest is the same for the same seed.
 */
public final class LearningJson {

    private LearningJson() {}

    /** @param charge of all trainings together, where their energy is known */
    public static ObjectNode of(LearningResult result, Manifest manifest, Optional<Charge> charge) {
        ObjectNode root = Json.document("train", manifest);
        root.set("data", data(result));
        root.set("plan", plan(result.plan()));
        root.set("circuit", circuit(result.plan().circuit()));
        result.stopped().ifPresent(why -> root.putArray("endedEarly").add(LearningText.trainings(result) + " (" + why + ")"));
        ArrayNode models = root.putArray("models");
        result.rows().forEach(row -> models.add(model(row)));
        result.match().ifPresent(match -> root.set("advantageOverMatched", estimate(match.advantage())));
        ObjectNode measured = root.putObject("measured");
        measured.set("machine", Manifest.machine());
        charge.ifPresent(c -> measured.set("footprint", FootprintJson.of(c, Optional.empty(), new QuantityJson.Book())));
        result.match().ifPresent(match -> measured.set("energyRatioToMatched", estimate(match.energyRatio())));
        return root;
    }

    private static ObjectNode data(LearningResult result) {
        var data = result.plan().data();
        ObjectNode node = Json.object().put("name", data.name()).put("samples", data.samples()).put("features", data.features());
        ArrayNode classes = node.putArray("classes");
        data.classes().names().forEach(classes::add);
        return node.put("trainSamples", result.trainSamples()).put("testSamples", result.testSamples());
    }

    private static ObjectNode plan(LearningPlan plan) {
        ObjectNode node = Json.object().put("seed", plan.seed()).put("seeds", plan.seeds()).put("testShare", plan.testShare())
                .put("epochs", plan.recipe().epochs()).put("batchSize", plan.recipe().batchSize()).put("optimiser", "adam")
                .put("rate", plan.recipe().rate());
        plan.recipe().timeLimit().ifPresent(limit -> node.put("timeLimitSecondsOfTraining", limit.toNanos() * 1e-9));
        return node;
    }

    private static ObjectNode circuit(VariationalClassifier circuit) {
        return Json.object().put("encoding", circuit.encoding().name().toLowerCase(Locale.ROOT)).put("qubits", circuit.qubits())
                .put("layers", circuit.layers()).put("rotations", circuit.rotations()).put("linearHead", circuit.hasHead());
    }

    private static ObjectNode model(LearningResult.Row row) {
        ObjectNode node = Json.object().put("name", row.learner().title()).put("parameters", row.learner().parameters())
                .put("matched", row.learner().isMatched())
                .put("scaling", row.learner().scaling().name().toLowerCase(Locale.ROOT));
        node.set("accuracy", estimate(row.accuracy()));
        ArrayNode accuracies = node.putArray("accuracies");
        for (double accuracy : row.accuracies()) {
            accuracies.add(accuracy);
        }
        node.put("sampleGradients", row.sampleGradients());
        ObjectNode measured = node.putObject("measured");
        ArrayNode seconds = measured.putArray("secondsOfTraining");
        for (double value : row.measurements().seconds()) {
            seconds.add(value);
        }
        measured.put("seconds", row.measurements().totalSeconds()).put("cpuSeconds", row.measurements().cpuSeconds());
        measured.set("energy", EnergyJson.of(row.measurements().energy()));
        ObjectNode stops = measured.putObject("stops");
        row.measurements().stops().forEach(stop -> stops.put(stop.toString(), stops.path(stop.toString()).asInt(0) + 1));
        return node;
    }

    private static ObjectNode estimate(Estimate estimate) {
        ObjectNode node = Json.object().put("value", estimate.value());
        node.putObject("interval").put("low", estimate.interval().low()).put("high", estimate.interval().high());
        return node;
    }
}
