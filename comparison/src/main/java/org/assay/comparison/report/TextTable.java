package org.assay.comparison.report;

import java.util.ArrayList;
import java.util.List;

/** Lines of text in columns; numbers to the right, words to the left. */
final class TextTable {

    enum Align {
        LEFT,
        RIGHT
    }

    /** A heading and how its cells stand. */
    record Column(String heading, Align align) {}

    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(Column... columns) {
        this.columns = List.of(columns);
    }

    TextTable row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException("%d cells for %d columns".formatted(cells.length, columns.size()));
        }
        rows.add(List.of(cells));
        return this;
    }

    /** Heading, rule and rows, each line indented by one blank, without blanks at its end. */
    List<String> lines() {
        int[] widths = widths();
        List<String> lines = new ArrayList<>();
        lines.add(line(columns.stream().map(Column::heading).toList(), widths));
        int total = 2 * (widths.length - 1);
        for (int width : widths) {
            total += width;
        }
        lines.add(" " + "-".repeat(total));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private int[] widths() {
        int[] widths = new int[columns.size()];
        for (int c = 0; c < widths.length; c++) {
            widths[c] = columns.get(c).heading().length();
            for (List<String> row : rows) {
                widths[c] = Math.max(widths[c], row.get(c).length());
            }
        }
        return widths;
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder out = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            String padding = " ".repeat(widths[c] - cells.get(c).length());
            out.append(c == 0 ? " " : "  ");
            out.append(columns.get(c).align() == Align.LEFT ? cells.get(c) + padding : padding + cells.get(c));
        }
        return out.toString().stripTrailing();
    }
}
