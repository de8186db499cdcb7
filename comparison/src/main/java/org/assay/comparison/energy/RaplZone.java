package org.assay.comparison.energy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * One energy counter of the Linux powercap tree, such as {@code intel-rapl:0}.
 *
 * @param directory holds {@code name}, {@code energy_uj} and {@code max_energy_range_uj}
 * @param label     the kernel's name for it, with its package where it is a part of one:
 *                  {@code package-0}, {@code package-0/dram}, {@code psys}
 * @param range     microjoules after which the counter starts again at 0; empty where unreadable
 */
record RaplZone(Path directory, String label, OptionalLong range) {

    /** Reads one small text file; a seam for tests. */
    @FunctionalInterface
    interface Reader {
        String read(Path file) throws IOException;
    }

    static RaplZone open(Path directory, String prefix, Reader reader) throws IOException {
        return new RaplZone(directory, prefix + reader.read(directory.resolve("name")).strip(), range(directory, reader));
    }

    boolean isPackage() {
        return label.startsWith("package-") && !isPart();
    }

    /** Memory counts on top of its package; cores and graphics are inside it. */
    boolean isMemory() {
        return label.endsWith("/dram");
    }

    boolean isPart() {
        return label.contains("/");
    }

    long microjoules(Reader reader) throws IOException {
        Path file = directory.resolve("energy_uj");
        String text = reader.read(file).strip();
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IOException("%s holds '%s', not a count of microjoules".formatted(file, text), e);
        }
    }

    /** Microjoules from one reading to the next, over at most one wrap. */
    long between(long before, long after) throws IOException {
        if (after >= before) {
            return after - before;
        }
        if (range.isEmpty()) {
            throw new IOException("%s went from %d to %d uJ and its range is not readable".formatted(label, before, after));
        }
        return after + range.getAsLong() - before;
    }

    private static OptionalLong range(Path directory, Reader reader) {
        try {
            return OptionalLong.of(Long.parseLong(reader.read(directory.resolve("max_energy_range_uj")).strip()));
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
