package org.assay.notebooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** The code cells of a Jupyter notebook, in order. */
record Notebook(String name, List<String> codeCells) {

    Notebook {
        codeCells = List.copyOf(codeCells);
    }

    /** Reads nbformat 4; cell sources may be one string or a list of lines. */
    static Notebook read(Path file) throws IOException {
        JsonNode root = new ObjectMapper().readTree(file.toFile());
        List<String> cells = new ArrayList<>();
        for (JsonNode cell : root.path("cells")) {
            if (cell.path("cell_type").asText().equals("code")) {
                cells.add(text(cell.path("source")));
            }
        }
        return new Notebook(file.getFileName().toString(), cells);
    }

    private static String text(JsonNode source) {
        if (source.isTextual()) {
            return source.asText();
        }
        return String.join("", StreamSupport.stream(source.spliterator(), false).map(JsonNode::asText).toList());
    }
}
