package org.assay.notebooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NotebooksTest {

    static Stream<Path> everyNotebook() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("."))) {
            return files.filter(f -> f.toString().endsWith(".ipynb")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("everyNotebook")
    void everyCellRuns(Path file) throws IOException {
        Notebook notebook = Notebook.read(file);
        assertThat(notebook.codeCells()).as("code cells of %s", file).hasSizeGreaterThan(3);
        StringBuilder everything = new StringBuilder();
        try (NotebookRunner runner = new NotebookRunner()) {
            for (String cell : notebook.codeCells()) {
                everything.append(runner.run(cell));
            }
        }
        assertThat(everything.toString()).as("what %s shows", file).isNotBlank().doesNotContain("NaN");
    }

    @Test
    void bothNotebooksAreHere() throws IOException {
        assertThat(everyNotebook()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void aCellThatThrowsOrDoesNotCompileFailsTheRun() {
        try (NotebookRunner runner = new NotebookRunner()) {
            assertThat(runner.run("int a = 2;\na + 1")).contains("3");
            assertThatThrownBy(() -> runner.run("int b = \"text\";")).isInstanceOf(AssertionError.class)
                    .hasMessageContaining("does not compile");
            assertThatThrownBy(() -> runner.run("throw new IllegalStateException(\"no\");")).isInstanceOf(AssertionError.class)
                    .hasMessageContaining("IllegalStateException: no");
        }
    }
}
