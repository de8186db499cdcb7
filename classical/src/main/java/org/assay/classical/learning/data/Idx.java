package org.assay.classical.learning.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.assay.classical.learning.data.Targets.Classes;

/**
 * Reads images and labels in the IDX format, in which MNIST and its successors are published: a magic
 * number (two zero bytes, the type 8 for unsigned bytes, the number of dimensions), the dimensions as
 * big-endian integers, the bytes. Files may be gzipped. Pixels are scaled from 0..255 to 0..1.
 *
 * @see <a href="http://yann.lecun.com/exdb/mnist/">LeCun, Cortes and Burges: MNIST</a>
 */
public final class Idx {

    private static final int UNSIGNED_BYTES = 8;

    private Idx() {}

    /**
     * Images with their labels, as ten or more classes.
     *
     * @throws IOException if a file cannot be read
     * @throws IllegalArgumentException for a file that is not what it should be, with its name
     */
    public static DataSet read(String name, Path images, Path labels) throws IOException {
        Block pixels = block(images, 3, "images");
        Block classes = block(labels, 1, "labels");
        if (pixels.count() != classes.count()) {
            throw new IllegalArgumentException("%s holds %d images, but %s holds %d labels; do the two belong together?"
                    .formatted(images, pixels.count(), labels, classes.count()));
        }
        return new DataSet(name, pixels.size(), scaled(pixels.bytes), classes(classes.bytes));
    }

    private static float[] scaled(byte[] bytes) {
        float[] scaled = new float[bytes.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = (bytes[i] & 0xff) / 255f;
        }
        return scaled;
    }

    private static Classes classes(byte[] bytes) {
        int[] labels = new int[bytes.length];
        int most = 9;
        for (int i = 0; i < labels.length; i++) {
            labels[i] = bytes[i] & 0xff;
            most = Math.max(most, labels[i]);
        }
        return Classes.numbered(most + 1, labels);
    }

    private static Block block(Path file, int dimensionCount, String what) throws IOException {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
                DataInputStream in = new DataInputStream(unzipped(raw))) {
            int expected = UNSIGNED_BYTES << 8 | dimensionCount;
            int magic = in.readInt();
            if (magic != expected) {
                throw new IllegalArgumentException("%s starts with %08x, but IDX %s start with %08x; %s"
                        .formatted(file, magic, what, expected, hint(magic)));
            }
            return bytes(file, in, dimensionCount);
        } catch (EOFException early) {
            throw new IllegalArgumentException("%s ends within its header; is the download complete?".formatted(file), early);
        }
    }

    private static String hint(int magic) {
        return switch (magic) {
            case UNSIGNED_BYTES << 8 | 3 -> "these are images: are the two files exchanged?";
            case UNSIGNED_BYTES << 8 | 1 -> "these are labels: are the two files exchanged?";
            default -> "is it another format?";
        };
    }

    private static Block bytes(Path file, DataInputStream in, int dimensionCount) throws IOException {
        long count = 0;
        long total = 1;
        for (int i = 0; i < dimensionCount; i++) {
            int dimension = in.readInt();
            count = i == 0 ? dimension : count;
            total = dimension < 1 || total > Integer.MAX_VALUE ? -1 : total * dimension;
        }
        if (total < 1 || total > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(
                    "%s announces dimensions that are not positive or make more than 2^31 bytes".formatted(file));
        }
        byte[] bytes = in.readNBytes((int) total);
        if (bytes.length < total || in.read() >= 0) {
            throw new IllegalArgumentException("%s announces %d bytes after its header, but holds %s"
                    .formatted(file, total, bytes.length < total ? bytes.length + "; is the download complete?" : "more"));
        }
        return new Block((int) count, bytes);
    }

    private static InputStream unzipped(InputStream in) throws IOException {
        in.mark(2);
        boolean zipped = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return zipped ? new GZIPInputStream(in) : in;
    }

    @SuppressWarnings("ArrayRecordComponent") // handed on at once
    private record Block(int count, byte[] bytes) {

        int size() {
            return bytes.length / count;
        }
    }
}
