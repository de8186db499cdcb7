package org.assay.comparison.problem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads and writes problem files. */
public final class ProblemFiles {
    private static final long MOST_BYTES = 1L << 30;

    private ProblemFiles() {}

    /**
     * Reads a file in the format that its name or its text tells.
     *
     * @throws ProblemException with what, where and what to do, also where the file cannot be read
     */
    public static Problem read(Path file) {
        byte[] bytes = bytes(file);
        SourceText source = new SourceText(file.toString(), text(file, bytes));
        Format format = Format.of(source);
        Origin origin = new Origin.File(file.toString(), format, Digests.sha256(bytes));
        Path name = file.getFileName();
        return Problem.of(name == null ? file.toString() : name.toString(), parse(source, format), origin);
    }

    /** Reads a text in a format; {@code name} stands for the file in messages. */
    public static Cost parse(String name, String text, Format format) {
        return parse(new SourceText(name, text), format);
    }

    private static Cost parse(SourceText source, Format format) {
        return switch (format) {
            case RUDY -> EdgeListFiles.readRudy(source);
            case EDGE_LIST -> EdgeListFiles.readEdgeList(source);
        };
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new ProblemException("%s is a directory; name a file in it".formatted(file));
            }
            if (Files.size(file) > MOST_BYTES) {
                throw new ProblemException("%s has %d bytes; at most %d are read".formatted(file, Files.size(file), MOST_BYTES));
            }
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new ProblemException("%s: no such file".formatted(file), e);
        } catch (IOException e) {
            throw new ProblemException("%s: cannot be read (%s); check its permissions".formatted(file, e.getMessage()), e);
        }
    }

    private static String text(Path file, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new ProblemException("%s is not a text file (UTF-8); unpack it first if it is compressed".formatted(file), e);
        }
    }
}
