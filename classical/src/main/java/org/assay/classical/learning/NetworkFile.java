package org.assay.classical.learning;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The file format of networks, big-endian: the magic number "ASNN", the version, the loss, inputs and
 * number of layers; for each layer its outputs, activation and dropout; the parameters as floats; and
 * a CRC-32 of all before it.
 */
final class NetworkFile {

    private static final int MAGIC = 0x41534e4e;
    private static final int VERSION = 1;
    private static final int MOST_LAYERS = 1000;

    private NetworkFile() {}

    static void save(Network network, Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        Architecture architecture = network.architecture();
        out.writeInt(MAGIC);
        out.writeInt(VERSION);
        out.writeUTF(architecture.loss().name());
        out.writeInt(architecture.inputs());
        out.writeInt(architecture.layers().size());
        for (Layer layer : architecture.layers()) {
            out.writeInt(layer.outputs());
            out.writeUTF(layer.activation().name());
            out.writeDouble(layer.dropout());
        }
        for (float parameter : network.parameters()) {
            out.writeFloat(parameter);
        }
        out.writeInt(checksum(bytes.toByteArray(), bytes.size()));
        Files.write(file, bytes.toByteArray());
    }

    static Network load(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        try {
            requireHeader(in, file);
            if (checksum(bytes, bytes.length - 4) != lastInt(bytes)) {
                throw new IOException(file + " is a network file, but was cut short or changed: its checksum is wrong");
            }
            return read(in);
        } catch (EOFException | IllegalArgumentException broken) {
            throw new IOException(file + " is not a network file that this version wrote: " + broken.getMessage(), broken);
        }
    }

    private static void requireHeader(DataInputStream in, Path file) throws IOException {
        int magic = in.available() < 12 ? 0 : in.readInt();
        if (magic != MAGIC) {
            throw new IOException("%s is not a network file: it does not start with 'ASNN'".formatted(file));
        }
        int version = in.readInt();
        if (version != VERSION) {
            throw new IOException("%s is a network file of version %d, but this program reads version %d"
                    .formatted(file, version, VERSION));
        }
    }

    private static Network read(DataInputStream in) throws IOException {
        Loss loss = Loss.valueOf(in.readUTF());
        int inputs = in.readInt();
        int count = in.readInt();
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < Math.min(count, MOST_LAYERS); i++) {
            int outputs = in.readInt();
            Activation activation = Activation.valueOf(in.readUTF());
            layers.add(new Layer(outputs, activation, in.readDouble()));
        }
        Architecture architecture = new Architecture(inputs, layers, loss);
        float[] parameters = new float[Math.min(architecture.parameters(), in.available() / 4)];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = in.readFloat();
        }
        return new Network(architecture, parameters);
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    private static int lastInt(byte[] bytes) throws IOException {
        return new DataInputStream(new ByteArrayInputStream(Arrays.copyOfRange(bytes, bytes.length - 4, bytes.length)))
                .readInt();
    }
}
