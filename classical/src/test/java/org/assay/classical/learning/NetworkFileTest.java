package org.assay.classical.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkFileTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("org.assay.classical.learning.Networks#everyKind")
    void whatIsSavedIsLoaded(Architecture architecture) throws IOException {
        Network network = Network.initial(architecture, 5);
        Path file = folder.resolve("some.net");
        network.save(file);
        Network loaded = Network.load(file);
        assertThat(loaded.architecture()).isEqualTo(architecture);
        assertThat(loaded.parameters()).containsExactly(network.parameters());
    }

    @Test
    void dropoutIsKept() throws IOException {
        Network network = Network.initial(Recipe.named("mnist", 1).architecture(), 5);
        Path file = folder.resolve("mnist.net");
        network.save(file);
        assertThat(Network.load(file).architecture()).isEqualTo(network.architecture());
    }

    @Test
    void everyShortenedFileIsRefused() throws IOException {
        byte[] whole = bytes();
        for (int length = 0; length < whole.length; length++) {
            Path file = Files.write(folder.resolve("short.net"), Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Network.load(file)).isInstanceOf(IOException.class).hasMessageContaining("short.net");
        }
    }

    @Test
    void everyChangedByteIsNoticed() throws IOException {
        byte[] whole = bytes();
        for (int i = 0; i < whole.length; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 0x10;
            Path file = Files.write(folder.resolve("changed.net"), changed);
            assertThatThrownBy(() -> Network.load(file)).isInstanceOf(IOException.class).hasMessageContaining("changed.net");
        }
    }

    @Test
    void anotherFormatAndALaterVersionAreNamed() throws IOException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "Dear diary, today");
        assertThatThrownBy(() -> Network.load(text)).hasMessageEndingWith("is not a network file: it does not start with 'ASNN'");
        byte[] later = bytes();
        later[7] = 9;
        Path file = Files.write(folder.resolve("later.net"), later);
        assertThatThrownBy(() -> Network.load(file)).hasMessageEndingWith("of version 9, but this program reads version 1");
        assertThatThrownBy(() -> Network.load(folder.resolve("none.net"))).isInstanceOf(NoSuchFileException.class);
    }

    private byte[] bytes() throws IOException {
        Path file = folder.resolve("whole.net");
        Network.initial(Architecture.classifier(2, Activation.RELU, 3, 2), 1).save(file);
        return Files.readAllBytes(file);
    }
}
