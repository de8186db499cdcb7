package org.assay.comparison.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Results of estimate jobs as text and CSV. */
public final class JobsReport {

    private static final List<String> COLUMNS = List.of("profile", "qec", "physicalQubits", "runtimeNs", "codeDistance", "logicalQubits",
            "algorithmicDepth", "logicalDepth", "tStates", "factories", "rqops");

    private JobsReport() {}

    /** One line a job: what it needs, or why it cannot be estimated. */
    public static String text(ArrayNode results) {
        TextTable table = new TextTable(
                new TextTable.Column("job", TextTable.Align.LEFT),
                new TextTable.Column("profile", TextTable.Align.LEFT),
                new TextTable.Column("distance", TextTable.Align.RIGHT),
                new TextTable.Column("physical qubits", TextTable.Align.RIGHT),
                new TextTable.Column("run time", TextTable.Align.RIGHT),
                new TextTable.Column("factories", TextTable.Align.RIGHT));
        List<String> errors = new ArrayList<>();
        int estimated = 0;
        for (int i = 0; i < results.size(); i++) {
            ObjectNode result = (ObjectNode) results.get(i);
            String id = result.path("id").asText(Integer.toString(i));
            if (result.has("error")) {
                errors.addAll(Wrap.lines("%s: %s".formatted(id, result.path("error").asText()), 80, " "));
                continue;
            }
            estimated++;
            List<ObjectNode> rows = new ArrayList<>();
            if (result.has("frontier")) {
                result.path("frontier").forEach(point -> rows.add((ObjectNode) point));
            } else {
                rows.add(result);
            }
            rows.forEach(row -> table.row(id, result.path("profile").asText(), row.path("codeDistance").asText(),
                    row.path("physicalQubits").asText(), Units.seconds(row.path("runtimeNs").asDouble() * 1e-9),
                    row.path("factories").asText()));
        }
        List<String> lines = new ArrayList<>();
        if (estimated > 0 || results.isEmpty()) {
            lines.addAll(table.lines());
        }
        if (!errors.isEmpty()) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.add(" not estimated:");
            lines.addAll(errors);
        }
        return String.join("\n", lines) + "\n";
    }

    /** One row a job or point of a frontier; a job that was not estimated has its error in the last column. */
    public static String csv(ArrayNode results) {
        StringBuilder out = new StringBuilder("job," + String.join(",", COLUMNS) + ",error\n");
        for (int i = 0; i < results.size(); i++) {
            ObjectNode result = (ObjectNode) results.get(i);
            String id = result.path("id").asText(Integer.toString(i));
            if (result.has("frontier")) {
                result.path("frontier").forEach(point -> out.append(row(id, result, (ObjectNode) point)));
            } else {
                out.append(row(id, result, result));
            }
        }
        return out.toString();
    }

    private static String row(String id, ObjectNode job, ObjectNode numbers) {
        List<String> cells = new ArrayList<>(List.of(QuantityCsv.cell(id)));
        for (String column : COLUMNS) {
            cells.add(QuantityCsv.cell(numbers.path(column).asText(job.path(column).asText())));
        }
        cells.add(QuantityCsv.cell(job.path("error").asText()));
        return String.join(",", cells) + "\n";
    }
}
