package org.assay.comparison.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Lines of text in columns; numbers to the right, words to the left. */
final class TextTable {

    enum Align {
        LEFT,
        RIGHT
    }

    private static final int WIDTH = 80;

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

    /**
     * Heading, rule and rows, each line indented by one blank, without blanks at its end. Two blanks
     * stand between columns where 80 columns allow it, otherwise one.
     */
    List<String> lines() {
        int[] widths = widths();
        int text = IntStream.of(widths).sum();
        int gap = 1 + text + 2 * (widths.length - 1) <= WIDTH ? 2 : 1;
        List<String> lines = new ArrayList<>();
        lines.add(line(columns.stream().map(Column::heading).toList(), widths, gap));
        lines.add(" " + "-".repeat(text + gap * (widths.length - 1)));
        rows.forEach(row -> lines.add(line(row, widths, gap)));
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

    private String line(List<String> cells, int[] widths, int gap) {
        StringBuilder out = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            String padding = " ".repeat(widths[c] - cells.get(c).length());
            out.append(" ".repeat(c == 0 ? 1 : gap));
            out.append(columns.get(c).align() == Align.LEFT ? cells.get(c) + padding : padding + cells.get(c));
        }
        return out.toString().stripTrailing();
    }
}
