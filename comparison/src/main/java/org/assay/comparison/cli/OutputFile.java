package org.assay.comparison.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A file that a result will be written to.
 *
 * <p>Checked before anything is computed, written to a temporary file beside it and moved into place,
 * so that a reader never sees half of it and a failure loses nothing that stood there before.
 */
final class OutputFile {

    private final Path path;

    private OutputFile(Path path) {
        this.path = path;
    }

    /** Refuses, before any work is done, a place that cannot be written to. Folders are made. */
    static OutputFile at(Path path) {
        if (Files.isDirectory(path)) {
            throw Failure.badInput("cannot write %s: it is a folder".formatted(path), "name a file in it");
        }
        Path folder = folderOf(path);
        try {
            Files.createDirectories(folder);
        } catch (IOException | SecurityException e) {
            throw Failure.badInput("cannot write %s: folder %s cannot be made".formatted(path, folder),
                    "choose another place with -o");
        }
        if (!Files.isWritable(folder) || (Files.exists(path) && !Files.isWritable(path))) {
            throw Failure.badInput("cannot write %s: no permission".formatted(path), "choose another place with -o");
        }
        return new OutputFile(path);
    }

    Path path() {
        return path;
    }

    /** Writes the text; where even that fails, the text is kept in a temporary file that the message names. */
    void write(String text) {
        try {
            Path temporary = Files.createTempFile(folderOf(path), ".assay-", ".tmp");
            try {
                Files.writeString(temporary, text, StandardCharsets.UTF_8);
                move(temporary);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw Failure.badInput("cannot write %s: %s".formatted(path, e), rescue(text));
        }
    }

    private void move(Path temporary) throws IOException {
        try {
            Files.move(temporary, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(temporary, path, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String rescue(String text) {
        try {
            Path rescued = Files.createTempFile("assay-result-", ".txt");
            Files.writeString(rescued, text, StandardCharsets.UTF_8);
            return "the result is kept in " + rescued;
        } catch (IOException e) {
            return "nor could it be kept elsewhere: " + e;
        }
    }

    private static Path folderOf(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        if (parent == null) {
            throw Failure.badInput("cannot write %s: it has no folder".formatted(path));
        }
        return parent;
    }
}
