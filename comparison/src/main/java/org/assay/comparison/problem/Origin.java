package org.assay.comparison.problem;

/** Where an instance came from: enough to get it again. */
public sealed interface Origin {

    /** Fixed by its name alone. */
    record Named() implements Origin {}

    /** Drawn by a generator. */
    record Seeded(long seed) implements Origin {}

    /**
     * Read from a file.
     *
     * @param path   as the user gave it
     * @param sha256 of the file's bytes, in hexadecimal
     */
    record File(String path, Format format, String sha256) implements Origin {}
}
