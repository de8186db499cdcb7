package org.assay.comparison.report;

import java.util.ArrayList;
import java.util.List;

/** Words into lines. */
public final class Wrap {

    private Wrap() {}

    /** Lines of at most {@code width} columns, each beginning with the indent; a longer word stands alone. */
    public static List<String> lines(String text, int width, String indent) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.strip().split("\\s+", -1)) {
            if (line.length() > indent.length() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line = new StringBuilder(indent);
            }
            if (line.length() > indent.length()) {
                line.append(' ');
            }
            line.append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
