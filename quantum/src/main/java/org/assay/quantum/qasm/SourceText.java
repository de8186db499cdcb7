package org.assay.quantum.qasm;

/** The text of one file, and where in it an offset lies. */
record SourceText(String name, String text) {

    /** Characters of a source line that an error shows. */
    private static final int SHOWN = 72;

    /** Marks {@code start} to {@code end}, or as much of that as lies on the first line. */
    QasmException error(int start, int end, String detail) {
        int lineStart = lineStart(start);
        int lineEnd = lineEnd(start);
        String excerpt = excerpt(lineNumber(start), lineStart, lineEnd, start, Math.min(end, lineEnd));
        return new QasmException(name, lineNumber(start), start - lineStart + 1, detail, excerpt);
    }

    /** {@code file:line:column}. */
    String place(int offset) {
        return "%s:%d:%d".formatted(name, lineNumber(offset), offset - lineStart(offset) + 1);
    }

    private int lineStart(int offset) {
        int start = Math.min(offset, text.length());
        while (start > 0 && text.charAt(start - 1) != '\n') {
            start--;
        }
        return start;
    }

    private int lineEnd(int offset) {
        int end = Math.min(offset, text.length());
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private int lineNumber(int offset) {
        int line = 1;
        for (int i = 0; i < Math.min(offset, text.length()); i++) {
            if (text.charAt(i) == '\n') {
                line++;
            }
        }
        return line;
    }

    /** The part of the line around the place, with dots where it goes on, and a caret below. */
    private String excerpt(int lineNumber, int lineStart, int lineEnd, int start, int end) {
        int from = lineEnd - lineStart <= SHOWN ? lineStart : Math.max(lineStart, start - SHOWN / 2);
        int to = Math.min(lineEnd, from + SHOWN);
        String before = from > lineStart ? "..." : "";
        String after = to < lineEnd ? "..." : "";
        String shown = before + printable(text.substring(from, to)) + after;
        int marked = Math.max(1, Math.min(end, to) - start);
        String caret = " ".repeat(before.length() + start - from) + "^" + "~".repeat(marked - 1);
        String number = Integer.toString(lineNumber);
        return "%5s | %s\n%5s | %s".formatted(number, shown, "", caret);
    }

    /** Nothing in a file may steer a terminal, and a tab takes one place as it does in the column. */
    private static String printable(String line) {
        StringBuilder out = new StringBuilder(line.length());
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            out.append(c == '\t' ? ' ' : Character.isISOControl(c) ? '?' : c);
        }
        return out.toString();
    }
}
