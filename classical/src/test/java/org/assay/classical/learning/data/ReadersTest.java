package org.assay.classical.learning.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadersTest {

    @TempDir
    Path folder;

    private static DataSet csv(String text) throws IOException {
        return CsvData.read("x.csv", new StringReader(text));
    }

    @Test
    void readsNumbersAndThenAClass() throws IOException {
        DataSet data = csv("width,height,kind\n1, 2.5 ,cat\n\n-3e1,4,dog\r\n5,6,cat\n");
        assertThat(data.inputs()).containsExactly(1, 2.5f, -30, 4, 5, 6);
        assertThat(data.classes().names()).containsExactly("cat", "dog");
        assertThat(data.classes().labels()).containsExactly(0, 1, 0);
    }

    @Test
    void numberedClassesAreOrderedByNumber() throws IOException {
        assertThat(csv("1,10\n2,9\n3,-1\n").classes().names()).containsExactly("-1", "9", "10");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "1,2,a;1,x,b       | x.csv:2: field 2 is 'x', but must be a number",
        "1,2,a;1,NaN,b     | x.csv:2: field 2 is NaN, but must be finite; remove the line or fill the gap",
        "NaN,2,a;1,1,b     | x.csv:1: field 1 is NaN, but must be finite; remove the line or fill the gap",
        "1,2,a;1e99,2,b    | x.csv:2: field 1 is 1e99, but must be finite; remove the line or fill the gap",
        "1,2,a;1,,b        | x.csv:2: field 2 is '', but must be a number",
        "1,2,a;1,b         | x.csv:2: field 1 has 2 fields, but the lines before have 3",
        "1,2,a;1,2,        | x.csv:2: field 3 has no class",
        "1;2               | x.csv:1: field 1 has one field, but needs numbers and then a class, separated by commas",
        "a,b,c             | x.csv holds no samples",
        "1,2,a;3,4,a       | x.csv: every sample is of class a, but a classifier needs at least two",
    })
    void namesThePlaceOfWhatItRefuses(String lines, String message) {
        assertThatThrownBy(() -> csv(lines.replace(';', '\n'))).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void anEmptyFileHoldsNoSamples() {
        assertThatThrownBy(() -> csv("")).hasMessage("x.csv holds no samples");
    }

    private Path idx(String name, int magic, int[] dimensions, int bytes, boolean zipped) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream raw = Files.newOutputStream(file);
                DataOutputStream out = new DataOutputStream(zipped ? new GZIPOutputStream(raw) : raw)) {
            out.writeInt(magic);
            for (int dimension : dimensions) {
                out.writeInt(dimension);
            }
            for (int i = 0; i < bytes; i++) {
                out.write(i * 51);
            }
        }
        return file;
    }

    private Path images(int count, int bytes) throws IOException {
        return idx("images", 0x803, new int[] {count, 2, 3}, bytes, false);
    }

    private Path labels(int count) throws IOException {
        return idx("labels", 0x801, new int[] {count}, count, true);
    }

    @Test
    void readsImagesAndLabelsZippedOrNot() throws IOException {
        Path zeroAndOne = folder.resolve("l");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(0x801);
        out.writeInt(2);
        out.write(7);
        out.write(3);
        Files.write(zeroAndOne, bytes.toByteArray());
        DataSet data = Idx.read("some", idx("i", 0x803, new int[] {2, 2, 3}, 12, true), zeroAndOne);
        assertThat(data.samples()).isEqualTo(2);
        assertThat(data.features()).isEqualTo(6);
        assertThat(data.classes().labels()).containsExactly(7, 3);
        assertThat(data.classes().count()).isEqualTo(10);
        assertThat(data.input(0)).containsExactly(0, 0.2f, 0.4f, 0.6f, 0.8f, 1);
    }

    @Test
    void refusesWhatIsNotIdx() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "no images at all");
        assertThatThrownBy(() -> Idx.read("x", text, labels(2)))
                .hasMessageContaining("starts with 6e6f2069, but IDX images start with 00000803; is it another format?");
        Path empty = Files.createFile(folder.resolve("empty"));
        assertThatThrownBy(() -> Idx.read("x", empty, labels(2))).hasMessageEndingWith("ends within its header; is the download complete?");
        assertThatThrownBy(() -> Idx.read("x", folder.resolve("none"), labels(2))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void noticesExchangedCutAndForeignFiles() throws IOException {
        assertThatThrownBy(() -> Idx.read("x", labels(2), images(2, 12))).hasMessageContaining("are the two files exchanged?");
        assertThatThrownBy(() -> Idx.read("x", images(2, 11), labels(2)))
                .hasMessageEndingWith("announces 12 bytes after its header, but holds 11; is the download complete?");
        assertThatThrownBy(() -> Idx.read("x", images(2, 13), labels(2))).hasMessageEndingWith("announces 12 bytes after its header, but holds more");
        assertThatThrownBy(() -> Idx.read("x", images(3, 18), labels(2)))
                .hasMessageContaining("holds 3 images").hasMessageEndingWith("do the two belong together?");
        assertThatThrownBy(() -> Idx.read("x", images(-3, 18), labels(2))).hasMessageContaining("dimensions that are not positive");
        Path huge = idx("huge", 0x803, new int[] {1 << 30, 1 << 30, 1 << 30}, 0, false);
        assertThatThrownBy(() -> Idx.read("x", huge, labels(2))).hasMessageContaining("more than 2^31 bytes");
    }
}
