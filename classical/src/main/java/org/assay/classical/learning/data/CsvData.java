package org.assay.classical.learning.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.assay.classical.learning.data.Targets.Classes;

/**
 * Reads samples with classes from comma-separated lines: numbers, then the class, which may be a word
 * or a whole number. A first line whose first field is not a number is taken for a heading; blank
 * lines are skipped. Quoted fields are not known.
 */
public final class CsvData {

    private CsvData() {}

    /**
     * @throws IOException if the file cannot be read
     * @throws IllegalArgumentException for content that is refused, with file, line and column
     */
    public static DataSet read(Path file) throws IOException {
        try (Reader reader = Files.newBufferedReader(file)) {
            return read(file.getFileName().toString(), reader);
        }
    }

    /** @param name of the source, for messages and tables */
    public static DataSet read(String name, Reader source) throws IOException {
        Table table = new Table(name);
        BufferedReader lines = new BufferedReader(source);
        int number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            String[] fields = line.split(",", -1);
            if (!line.isBlank() && !(number == 1 && isHeading(fields))) {
                table.add(number, fields);
            }
        }
        return table.finish();
    }

    private static boolean isHeading(String[] fields) {
        String first = fields[0].strip();
        return !first.isEmpty() && !first.equalsIgnoreCase("nan") && !isNumber(first);
    }

    private static boolean isNumber(String text) {
        try {
            Double.parseDouble(text);
            return true;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    /** The rows so far. */
    private static final class Table {

        private final String name;
        private final List<float[]> rows = new ArrayList<>();
        private final List<String> labels = new ArrayList<>();

        Table(String name) {
            this.name = name;
        }

        void add(int line, String[] fields) {
            int features = fields.length - 1;
            if (features < 1) {
                throw refused(line, 1, "has one field, but needs numbers and then a class, separated by commas");
            }
            if (!rows.isEmpty() && rows.getFirst().length != features) {
                throw refused(line, 1, "has %d fields, but the lines before have %d"
                        .formatted(fields.length, rows.getFirst().length + 1));
            }
            float[] row = new float[features];
            for (int i = 0; i < features; i++) {
                row[i] = number(line, i + 1, fields[i].strip());
            }
            String label = fields[features].strip();
            if (label.isEmpty()) {
                throw refused(line, fields.length, "has no class");
            }
            rows.add(row);
            labels.add(label);
        }

        private float number(int line, int field, String text) {
            if (!isNumber(text)) {
                throw refused(line, field, "is '%s', but must be a number".formatted(text));
            }
            float value = Float.parseFloat(text);
            if (!Float.isFinite(value)) {
                throw refused(line, field, "is %s, but must be finite; remove the line or fill the gap".formatted(text));
            }
            return value;
        }

        private IllegalArgumentException refused(int line, int field, String why) {
            return new IllegalArgumentException("%s:%d: field %d %s".formatted(name, line, field, why));
        }

        DataSet finish() {
            if (rows.isEmpty()) {
                throw new IllegalArgumentException("%s holds no samples".formatted(name));
            }
            List<String> names = List.copyOf(sorted(labels));
            if (names.size() < 2) {
                throw new IllegalArgumentException("%s: every sample is of class %s, but a classifier needs at least two"
                        .formatted(name, names.getFirst()));
            }
            int[] indexes = labels.stream().mapToInt(names::indexOf).toArray();
            return new DataSet(name, rows.getFirst().length, flat(), new Classes(names, indexes));
        }

        private float[] flat() {
            int features = rows.getFirst().length;
            float[] flat = new float[rows.size() * features];
            for (int i = 0; i < rows.size(); i++) {
                System.arraycopy(rows.get(i), 0, flat, i * features, features);
            }
            return flat;
        }

        /** Numbers by size, words by the alphabet. */
        private static Set<String> sorted(List<String> labels) {
            boolean numbers = labels.stream().allMatch(CsvData::isNumber);
            TreeSet<String> sorted = new TreeSet<>(
                    numbers
                            ? Comparator.comparingDouble(Double::parseDouble).thenComparing(Comparator.naturalOrder())
                            : Comparator.naturalOrder());
            sorted.addAll(labels);
            return sorted;
        }
    }
}
