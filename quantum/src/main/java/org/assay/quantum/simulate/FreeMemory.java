package org.assay.quantum.simulate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the system would still give this process, in bytes: what the machine has available or what the
 * control groups (containers) around the process leave, whichever is less; infinite where neither can
 * be read, as outside Linux.
 *
 * @param root of the file system, another one in tests
 * @see <a href="https://docs.kernel.org/admin-guide/cgroup-v2.html">Control Group v2</a>
 */
record FreeMemory(Path root) {

    static final FreeMemory HERE = new FreeMemory(Path.of("/"));

    /** Version 1 writes "no limit" as a page less than 2^63. */
    private static final double NO_LIMIT = 0x1p62;

    double bytes() {
        return Math.min(available(), Math.min(unifiedRoom(), memoryRoom()));
    }

    private double available() {
        return 1024 * field("proc/meminfo", "MemAvailable:").orElse(Double.POSITIVE_INFINITY);
    }

    /** Version 2: the group of the process, and each around it. */
    private double unifiedRoom() {
        double least = Double.POSITIVE_INFINITY;
        for (Path group = group("0::"); group != null; group = group.getParent()) {
            least = Math.min(least, room("sys/fs/cgroup/" + group, "memory.max", "memory.current", "inactive_file"));
        }
        return Math.min(least, room("sys/fs/cgroup", "memory.max", "memory.current", "inactive_file"));
    }

    /** Version 1, whose files show the limits of all groups around. */
    private double memoryRoom() {
        String base = "sys/fs/cgroup/memory";
        Path group = group(":memory:");
        double own = group == null
                ? Double.POSITIVE_INFINITY
                : room(base + "/" + group, "memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file");
        return Math.min(own, room(base, "memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file"));
    }

    /** The limit less what is in use, where the files can be dropped. */
    private double room(String folder, String limitFile, String usageFile, String cacheField) {
        double limit = number(folder + "/" + limitFile).orElse(Double.POSITIVE_INFINITY);
        if (limit >= NO_LIMIT) {
            return Double.POSITIVE_INFINITY;
        }
        double used = number(folder + "/" + usageFile).orElse(0) - field(folder + "/memory.stat", cacheField).orElse(0);
        return Math.max(0, limit - used);
    }

    /** The path of this process's group, relative; null where there is none or it is the root. */
    private @Nullable Path group(String mark) {
        try (Stream<String> lines = Files.lines(root.resolve("proc/self/cgroup"))) {
            return lines.filter(line -> line.contains(mark))
                    .map(line -> line.substring(line.indexOf(mark) + mark.length()).replaceFirst("^/+", ""))
                    .filter(path -> !path.isEmpty() && !path.contains(".."))
                    .map(Path::of)
                    .findFirst()
                    .orElse(null);
        } catch (IOException | RuntimeException none) {
            return null;
        }
    }

    private OptionalDouble number(String file) {
        try {
            String text = Files.readString(root.resolve(file)).strip();
            return text.equals("max") ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text));
        } catch (IOException | RuntimeException none) {
            return OptionalDouble.empty();
        }
    }

    /** The number behind a word at the start of a line. */
    private OptionalDouble field(String file, String word) {
        try (Stream<String> lines = Files.lines(root.resolve(file))) {
            return lines.filter(line -> line.startsWith(word) && line.length() > word.length() && line.charAt(word.length()) <= ' ')
                    .mapToDouble(line -> Double.parseDouble(line.substring(word.length()).strip().split(" ", 2)[0]))
                    .findFirst();
        } catch (IOException | RuntimeException none) {
            return OptionalDouble.empty();
        }
    }
}
