package org.assay.comparison.learning;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.assay.classical.learning.data.DataSet;

/** Which samples they were. */
public final class DataDigest {

    private DataDigest() {}

    /** SHA-256, in hexadecimal, of all features and then all labels, as big-endian floats and integers. */
    public static String sha256(DataSet data) {
        int[] labels = data.classes().labels();
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * data.inputs().length + Integer.BYTES * labels.length);
        bytes.asFloatBuffer().put(data.inputs());
        bytes.position(Float.BYTES * data.inputs().length);
        bytes.asIntBuffer().put(labels);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
