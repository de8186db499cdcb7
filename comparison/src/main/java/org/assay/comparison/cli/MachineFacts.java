package org.assay.comparison.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assay.comparison.report.Units;

/**
 * What Linux tells of a machine through its files, for {@code doctor}.
 *
 * @param root of the file system; another one in tests
 */
record MachineFacts(Path root) {

    /** Above this a limit is no limit: control groups of version 1 write nearly 2^63. */
    private static final double NO_LIMIT = 0x1p60;

    private static final Pattern CHOSEN = Pattern.compile("\\[(\\w+)]");

    static MachineFacts ofThisMachine() {
        return new MachineFacts(Path.of("/"));
    }

    /** The processor's name. */
    Optional<String> processor() {
        return read("proc/cpuinfo").flatMap(text -> text.lines().filter(line -> line.startsWith("model name")).findFirst())
                .map(line -> line.substring(line.indexOf(':') + 1).strip());
    }

    /** Memory that the container or service may use, in words. */
    String memoryLimit() {
        return read("sys/fs/cgroup/memory.max").or(() -> read("sys/fs/cgroup/memory/memory.limit_in_bytes"))
                .map(String::strip)
                .filter(text -> text.matches("\\d+") && Double.parseDouble(text) < NO_LIMIT)
                .map(text -> "the container may use %s".formatted(Units.bytes(Double.parseDouble(text))))
                .orElse("no limit by a container");
    }

    /** Processors that the container may use, in words; nothing without a quota. */
    Optional<String> processorLimit() {
        return read("sys/fs/cgroup/cpu.max").map(text -> text.strip().split("\\s+"))
                .filter(words -> words.length == 2 && words[0].matches("\\d+") && words[1].matches("\\d+"))
                .map(words -> "the container may use %s processors".formatted(Units.number(Double.parseDouble(words[0]) / Double.parseDouble(words[1]))));
    }

    /** Whether large states lie on huge pages, and how to get them there. */
    String hugePages() {
        String mode = read("sys/kernel/mm/transparent_hugepage/enabled").map(CHOSEN::matcher).filter(Matcher::find).map(m -> m.group(1)).orElse("");
        return switch (mode) {
            case "always" -> "always: every large array lies on them";
            case "madvise" -> "on request, which large states make";
            case "never" -> "never; better: echo madvise | sudo tee /sys/kernel/mm/transparent_hugepage/enabled";
            default -> "unknown here";
        };
    }

    private Optional<String> read(String file) {
        try {
            return Optional.of(Files.readString(root.resolve(file)));
        } catch (IOException | SecurityException e) {
            return Optional.empty(); // not Linux, or hidden: then nothing is known
        }
    }
}
