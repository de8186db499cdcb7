package org.assay.comparison.problem;

import java.util.ArrayList;
import java.util.List;

/** A file's text, cut into lines and words that know their place. Lines and columns count from 1. */
final class SourceText {

    /** Some letters without a blank. */
    record Word(String text, int line, int column) {}

    private final String file;
    private final String text;
    private final List<String> lines;

    SourceText(String file, String text) {
        this.file = file;
        this.text = text;
        this.lines = text.lines().toList();
        if (text.isBlank()) {
            throw new ProblemException("%s is empty; expected a graph or another problem in one of the formats %s"
                    .formatted(file, Format.titles()));
        }
    }

    String file() {
        return file;
    }

    String text() {
        return text;
    }

    /** The first line that is not blank. */
    String firstLine() {
        return lines.stream().filter(line -> !line.isBlank()).findFirst().orElse("").strip();
    }

    /** The words of the first line whose first word is this; none if there is no such line. */
    List<Word> headerOf(String firstWord) {
        return allRows().stream().filter(row -> row.getFirst().text().equals(firstWord)).findFirst().orElse(List.of());
    }

    /** The words of a line, cut at blanks, commas and semicolons. */
    List<Word> words(int line) {
        String text = lines.get(line - 1);
        List<Word> words = new ArrayList<>();
        int begin = -1;
        for (int i = 0; i <= text.length(); i++) {
            boolean separator = i == text.length() || isSeparator(text.charAt(i));
            if (separator && begin >= 0) {
                words.add(new Word(text.substring(begin, i), line, begin + 1));
                begin = -1;
            } else if (!separator && begin < 0) {
                begin = i;
            }
        }
        return words;
    }

    private static boolean isSeparator(char c) {
        return Character.isWhitespace(c) || c == ',' || c == ';' || c == '\uFEFF';
    }

    /** The lines that have words. */
    List<List<Word>> allRows() {
        List<List<Word>> rows = new ArrayList<>();
        for (int line = 1; line <= lines.size(); line++) {
            List<Word> words = words(line);
            if (!words.isEmpty()) {
                rows.add(words);
            }
        }
        return rows;
    }

    /** The lines that have words and do not begin with a comment sign: {@code #}, {@code %} or {@code //}. */
    List<List<Word>> rows() {
        return allRows().stream().filter(words -> !isComment(words.getFirst().text())).toList();
    }

    private static boolean isComment(String first) {
        return first.startsWith("#") || first.startsWith("%") || first.startsWith("//");
    }

    ProblemFormatException error(Word word, String what) {
        return error(word.line(), word.column(), what);
    }

    ProblemFormatException error(int line, int column, String what) {
        String sourceLine = line >= 1 && line <= lines.size() ? lines.get(line - 1) : "";
        return new ProblemFormatException(file, line, column, sourceLine, what);
    }

    /** A problem with the end of the file, after whatever is there. */
    ProblemFormatException errorAtEnd(String what) {
        return error(lines.size(), 0, what);
    }

    static boolean isInteger(Word word) {
        return word.text().matches("[+-]?\\d{1,9}");
    }

    int integer(Word word, String name, int least, int most) {
        try {
            int value = Integer.parseInt(word.text());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Falls through: the message is the same.
        }
        throw error(word, "%s is '%s', but must be a whole number from %d to %d".formatted(name, word.text(), least, most));
    }

    double number(Word word, String name) {
        try {
            double value = Double.parseDouble(word.text());
            if (Double.isFinite(value) && !word.text().matches(".*[dDfF]")) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Falls through: the message is the same.
        }
        throw error(word, "%s is '%s', but must be a finite number".formatted(name, word.text()));
    }
}
