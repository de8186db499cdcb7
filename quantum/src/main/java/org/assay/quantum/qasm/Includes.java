package org.assay.quantum.qasm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Finds included files: beside the file that is read, or below it, and nowhere else.
 *
 * @param folder null where the text came from no file
 */
record Includes(@Nullable Path folder, int depth) {

    static final long LARGEST_FILE_BYTES = 512L << 20;

    Includes deeper(Span span) {
        if (depth >= Limits.DEEPEST_INCLUDE) {
            throw span.error("more than %d files include each other".formatted(Limits.DEEPEST_INCLUDE));
        }
        return new Includes(folder, depth + 1);
    }

    SourceText open(String name, Span span) {
        if (folder == null) {
            throw span.error("cannot find '%s': qelib1.inc and stdgates.inc are built in, and this text has no folder".formatted(Parsing.shortened(name)));
        }
        Path file = within(folder, name, span);
        try {
            return new SourceText(name, read(file));
        } catch (IOException e) {
            throw span.error("cannot read '%s' in %s; qelib1.inc and stdgates.inc are built in".formatted(Parsing.shortened(name), folder));
        }
    }

    private static Path within(Path folder, String name, Span span) {
        try {
            Path file = folder.resolve(name).normalize();
            if (file.startsWith(folder.normalize()) && !Path.of(name).isAbsolute()) {
                return file;
            }
        } catch (java.nio.file.InvalidPathException e) {
            // Said below, as for any other name that is none.
        }
        throw span.error("cannot include '%s': only files beside this one or below it".formatted(Parsing.shortened(name)));
    }

    static String read(Path file) throws IOException {
        long size = Files.size(file);
        if (size > LARGEST_FILE_BYTES) {
            throw new IOException("%s has %d bytes; at most %d are read".formatted(file, size, LARGEST_FILE_BYTES));
        }
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
