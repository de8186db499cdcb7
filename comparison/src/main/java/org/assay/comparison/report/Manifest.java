package org.assay.comparison.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.assay.quantum.kernel.KernelProvider;

/**
 * What it takes to run something again.
 *
 * @param command the words after {@code assay}
 * @param inputs what was read or generated, each with the SHA-256 of its content
 */
public record Manifest(List<String> command, long seed, List<Input> inputs) {

    /** The version that reports carry. */
    public static final String ASSAY_VERSION = "0.1.0-SNAPSHOT";

    /** An instance, a circuit or a file. */
    public record Input(String name, String sha256) {}

    public Manifest {
        command = List.copyOf(command);
        inputs = List.copyOf(inputs);
    }

    /** The part that does not change from run to run. */
    public ObjectNode toJson() {
        ObjectNode node = Json.object();
        ArrayNode words = node.putArray("command");
        command.forEach(words::add);
        node.put("seed", seed);
        node.put("assayVersion", ASSAY_VERSION);
        ArrayNode list = node.putArray("inputs");
        for (Input input : inputs) {
            list.addObject().put("name", input.name()).put("sha256", input.sha256());
        }
        return node;
    }

    /** The machine that it ran on: belongs under a key of measured things. */
    public static ObjectNode machine() {
        return Json.object()
                .put("java", Runtime.version().toString())
                .put("vm", System.getProperty("java.vm.name"))
                .put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"))
                .put("processors", Runtime.getRuntime().availableProcessors())
                .put("kernels", KernelProvider.description());
    }
}
