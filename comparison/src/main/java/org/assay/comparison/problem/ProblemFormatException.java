package org.assay.comparison.problem;

/**
 * A file that breaks its format, at a place. The message begins {@code file:line:column: }; lines and
 * columns count from 1, and column 0 stands for the whole line.
 */
public final class ProblemFormatException extends ProblemException {
    private static final long serialVersionUID = 1;
    private final String file;
    private final int line;
    private final int column;
    private final String sourceLine;

    ProblemFormatException(String file, int line, int column, String sourceLine, String what) {
        super("%s:%d%s: %s".formatted(file, line, column > 0 ? ":" + column : "", what));
        this.file = file;
        this.line = line;
        this.column = column;
        this.sourceLine = sourceLine;
    }

    public String file() {
        return file;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }

    /** The line itself with a caret under the place, for a terminal; empty where there is none to show. */
    public String excerpt() {
        if (sourceLine.isBlank() || column == 0) {
            return "";
        }
        String shown = sourceLine.length() <= 70 ? sourceLine : sourceLine.substring(0, 67) + "...";
        String caret = column <= shown.length() ? " ".repeat(column - 1) + "^" : "";
        return "%5d | %s%n      | %s".formatted(line, shown.replace('\t', ' '), caret);
    }
}
