package org.assay.quantum.qasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Mutated files: read or refused with a place, whatever they hold. {@code -Dassay.fuzz.runs=1000000}
 * makes the run long; {@code -Dassay.fuzz.seed} starts it elsewhere.
 */
class QasmFuzzTest {

    private static final int RUNS = Integer.getInteger("assay.fuzz.runs", 10_000);
    private static final long SEED = Long.getLong("assay.fuzz.seed", 20260);
    /** Small, so that a mutated loop bound costs no time; the limit itself is tested elsewhere. */
    private static final Limits LIMITS = new Limits(1000, 1000, 5000);

    private static final List<String> FRAGMENTS = List.of(
            "(", ")", "[", "]", "{", "}", ";", ",", "->", "==", "=", "@", "\"", "/*", "//", "*/", ":", "$", "#", "!", "&&", "||",
            "-", "^", "**", "/0", "%0", "1e999", "1e-999", "99999999999999999999", "0x", "0b1", "1_000", ".5", "5.", "-1", "2.5",
            "gate g a { g a; }", "gate g(t) a { rx(t) a; }", "opaque o a;", "qreg q[1];", "qubit z;", "bit[0] w;", "creg k[70];",
            "if(c==1) ", "if (c[0]) ", "else ", "for int i in [0:9] ", "for uint j in {1,2} ", "let l = q[0:1];", "input float f;",
            "const int n = 3;", "ctrl @ ", "negctrl(2) @ ", "inv @ ", "pow(0.5) @ ", "pow(-3) @ ", "gphase(1);", "measure q -> c;",
            "c = measure q;", "reset q;", "barrier q;", "barrier;", "include \"qelib1.inc\";", "include \"x\";", "OPENQASM 3.0;",
            "OPENQASM 2.0;", "U(1,2,3) q[0];", "cu(1,2,3,4) q[0],q[1];", "sin(", "ln(0)", "sqrt(-1)", "pi", "π", "ℇ", "\u0000",
            "\uFFFD", "\uD83D", "\t", "\r", "def", "while", "end;", "int", "q", "c", "q[", "i", "f*f", "true", "delay");

    @Test
    void aMutatedFileIsReadOrRefusedWithAPlace() {
        List<String> seeds = corpus();
        for (int run = 0; run < RUNS; run++) {
            SplittableRandom random = new SplittableRandom(SEED + run);
            String text = mutated(seeds.get(random.nextInt(seeds.size())), seeds, random);
            try {
                Reading reading = QasmReader.read(text, "fuzz.qasm", null, LIMITS);
                roundTrip(reading);
            } catch (QasmException e) {
                assertThat(e.line()).isPositive();
                assertThat(e.column()).isPositive();
                assertThat(e.getMessage()).hasSizeLessThan(1200);
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                fail("run %d of seed %d: %s on\n%s".formatted(run, SEED, e, text), e);
            }
        }
    }

    /** What was read can be written, or is refused for a reason that only the dialect has; and then read again. */
    private static void roundTrip(Reading reading) {
        String text;
        try {
            text = QasmWriter.write(reading.circuit(), QasmVersion.V3);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("parameter");
            return;
        }
        Reading back = QasmReader.read(text, "back.qasm");
        assertThat(back.circuit().registers()).isEqualTo(reading.circuit().registers());
    }

    private static String mutated(String text, List<String> seeds, SplittableRandom random) {
        StringBuilder out = new StringBuilder(text);
        int mutations = 1 + random.nextInt(4);
        for (int i = 0; i < mutations; i++) {
            int at = random.nextInt(out.length() + 1);
            int end = Math.min(out.length(), at + random.nextInt(1, 12));
            switch (random.nextInt(7)) {
                case 0 -> out.delete(at, end);
                case 1 -> out.insert(at, FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
                case 2 -> out.replace(at, end, FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
                case 3 -> out.insert(at, out.substring(at, end).repeat(random.nextInt(1, 30)));
                case 4 -> out.insert(at, (char) random.nextInt(0x250));
                case 5 -> out.setLength(at);
                default -> {
                    String other = seeds.get(random.nextInt(seeds.size()));
                    int from = random.nextInt(other.length());
                    out.insert(at, other, from, Math.min(other.length(), from + random.nextInt(80)));
                }
            }
            out.setLength(Math.min(out.length(), 20_000));
        }
        return out.toString();
    }

    private static List<String> corpus() {
        try (Stream<Path> files = Files.list(FrozenMatrices.FOLDER.resolve("corpus"))) {
            return files.sorted().map(QasmFuzzTest::text).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
