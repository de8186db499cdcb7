package org.assay.quantum.qasm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QasmErrorTest {

    private static final String HEAD_2 = "OPENQASM 2.0; include \"qelib1.inc\"; qreg q[3]; creg c[2]; ";
    private static final String HEAD_3 = "OPENQASM 3.0; include \"stdgates.inc\"; qubit[3] q; bit[2] c; ";

    @Test
    void theMessageShowsPlaceLineAndCaret() {
        String text = "OPENQASM 2.0;\ninclude \"qelib1.inc\";\nqreg q[2];\nh q[0];\ncnot q[0],q[1];\n";
        QasmException e = refusal(text);
        assertThat(e).hasMessage("bell.qasm:5:1: unknown gate 'cnot'; did you mean 'cx'?\n"
                + "    5 | cnot q[0],q[1];\n"
                + "      | ^~~~");
        assertThat(e.line()).isEqualTo(5);
        assertThat(e.column()).isEqualTo(1);
        assertThat(e.file()).isEqualTo("bell.qasm");
        assertThat(e.detail()).isEqualTo("unknown gate 'cnot'; did you mean 'cx'?");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "hh q[0];                          | unknown gate 'hh'; did you mean 'h'?",
        "cx q[0];                          | gate 'cx' takes 2 qubits, got 1",
        "h q[0],q[1];                      | gate 'h' takes 1 qubits, got 2",
        "rx q[0];                          | gate 'rx' takes 1 angles, got 0",
        "rx(1,2) q[0];                     | gate 'rx' takes 1 angles, got 2",
        "h r[0];                           | unknown register 'r'; did you mean",
        "h c[0];                           | 'c' is a classical register, but a quantum one is needed here",
        "measure q -> q;                   | 'q' is a quantum register, but a classical one is needed here",
        "h q[3];                           | index 3 is out of range; 'q' has 3 qubits, 0..2",
        "h q[-1];                          | index -1 is out of range",
        "h q[0.5];                         | the index is 0.5, but must be a whole number",
        "measure q -> c;                   | 3 qubits are measured into 2 bits",
        "cx q[1],q[1];                     | acts on the same qubit twice",
        "rx(1/0) q[0];                     | division by zero",
        "gate g(a) x { rx(1/a) x; } g(0) q[0]; | division by zero",
        "rx(sqrt(-1)) q[0];                | the result is NaN, not a finite number",
        "rx(ln(0)) q[0];                   | the result is -Infinity",
        "rx(1e999) q[0];                   | number '1e999' is too large",
        "rx(10^400) q[0];                  | the result is Infinity",
        "rx(pie) q[0];                     | unknown name 'pie'; did you mean 'pi'?",
        "rx(foo(1)) q[0];                  | unknown function 'foo'",
        "gate g a { g a; }                 | gate 'g' is defined by itself",
        "gate g a { k a; } gate k a { g a; } | unknown gate 'k'",
        "gate g a { h b; }                 | gate 'g' has no qubit 'b'",
        "gate g a,a { }                    | 'a' is named twice",
        "gate g a { } gate g a { }         | gate 'g' is defined twice",
        "gate g a { measure a -> c; }      | 'measure' cannot stand in the body of a gate",
        "gate g a { h a;                   | the file ends where",
        "opaque magic(t) a; magic(1) q[0]; | gate 'magic' is opaque (declared at bell.qasm:1:",
        "include \"nowhere.inc\";          | cannot find 'nowhere.inc'",
        "qreg q[2];                        | 'q' is declared twice",
        "qreg r[0];                        | the size of register 'r' is 0, but must be a whole number from 1 to",
        "qreg r[2000000000];               | the size of register 'r' is 2000000000",
        "qreg r[99999999999999999999];     | the size of register 'r' is 1.0E20",
        "h q[0]                            | the file ends where",
        "h q[0] x q[1];                    | expected ';' after the gate, found 'x'",
        "if(c>1) x q[0];                   | expected '==' and a number, found '>'",
        "if(q==1) x q[0];                  | ",
        "if(d==1) x q[0];                  | unknown register 'd'",
        "if(c==-1) x q[0];                 | is -1, but must lie within 0..2^53",
        "h q[0:1];                         | a range of a register belongs to OpenQASM 3",
        "@@                                | ",
        "h \u00a7;                         | unexpected character U+00A7",
        "/* never closed                   | this comment is never closed",
        "include \"qelib1.inc;             | this string is never closed",
        "OPENQASM 2.0;                     | the version must stand at the start",
        "rx(100ns) q[0];                   | 'ns' directly after a number"
    })
    void openQasm2IsRefusedWithPlaceAndReason(String statement, String message) {
        QasmException e = refusal(HEAD_2 + statement);
        assertThat(e.getMessage()).startsWith("bell.qasm:1:").contains(message == null ? "" : message);
        assertThat(e.getMessage().lines()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "def f(qubit a) { h a; }           | 'def' is not read: of OpenQASM 3 the static subset is",
        "while (c == 0) { h q[0]; }        | 'while' is not read",
        "int i = 0;                        | 'int' is not read",
        "delay[100] q[0];                  | 'delay' is not read",
        "box { h q[0]; }                   | 'box' is not read",
        "h $;                              | '$' stands for a physical qubit",
        "measure q[0] -> $0;               | '$' stands for a physical qubit",
        "h $999999999999;                  | the size of register '$' is",
        "measure q[0];                     | a measurement without a bit for its result",
        "c[0] = 1;                         | only a measurement may be assigned",
        "for float f in [0:1] { h q[0]; }  | a loop variable of type 'float'",
        "for int i in [0:0:3] { h q[0]; }  | the step of the range is 0",
        "for int i in [0:1000000000000] { } | unrolls to more than",
        "ctrl @ x q[0];                    | takes 2 qubits with its controls, got 1",
        "ctrl(0) @ x q[0];                 | the number of controls is 0",
        "ctrl(1e9) @ x q[0];               | the number of controls is 1000000000",
        "pow(0.5) @ swap q[0];             | takes 2 qubits",
        "pow(0.5) @ rccx q[0],q[1],q[2];   | a fractional power of a gate with several steps",
        "pow(1e18) @ x q[0];               | unrolls to more than",
        "input float a; rx(a*a) q[0];      | a product of two free parameters",
        "input float a; rx(sin(a)) q[0];   | may only be added, or multiplied by a number",
        "input float a; rx(1/a) q[0];      | may only be added, or multiplied by a number",
        "input bool a;                     | an input of type 'bool' is not read",
        "const float x = y;                | unknown name 'y'",
        "const complex x = 1;              | type 'complex' is not read",
        "if (c == 1) { c[0] = measure q[0]; x q[1]; } | follows a measurement into a bit that its own condition reads",
        "if (c) { x q[0]; }                | expected '==' and a number",
        "let a = q[2:1];                   | this range of 'q' is empty",
        "qubit q;                          | 'q' is declared twice"
    })
    void openQasm3IsRefusedWithPlaceAndReason(String statement, String message) {
        QasmException e = refusal(HEAD_3 + statement);
        assertThat(e.getMessage()).startsWith("bell.qasm:1:").contains(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "-(", "sin(", "2^", "1+(", "((1)*"})
    void deepNestingIsRefusedAndDoesNotExhaustTheStack(String part) {
        assertThat(refusal(HEAD_2 + "rx(" + part.repeat(100_000) + "1) q[0];").detail()).contains("nesting");
    }

    @Test
    void longSumsOfParametersAndDeepBlocksAreRefused() {
        assertThat(refusal(HEAD_2 + "gate g(a) x { rx(" + "a+".repeat(100_000) + "a) x; }").detail()).contains("nested operations");
        assertThat(refusal(HEAD_3 + "if (c == 1) ".repeat(100_000) + "x q[0];").detail()).contains("blocks inside each other");
        assertThat(refusal(HEAD_3 + "if (" + "!".repeat(100_000) + "c[0]) x q[0];").detail()).contains("parts");
    }

    @Test
    void gatesThatDoubleFortyTimesAreRefusedBeforeTheyAreUnrolled() {
        StringBuilder text = new StringBuilder(HEAD_2 + "gate g0 a { } ");
        for (int i = 1; i <= 40; i++) {
            text.append("gate g%d a { g%d a; g%d a; } ".formatted(i, i - 1, i - 1));
        }
        assertThat(refusal(text + "g40 q[0];").detail()).contains("unrolls to more than 10000000 steps");
    }

    @Test
    void manyGatesInsideEachOtherAreRefusedAndDoNotExhaustTheStack() {
        StringBuilder text = new StringBuilder(HEAD_2 + "gate g0 a { h a; } ");
        for (int i = 1; i <= 5000; i++) {
            text.append("gate g%d a { g%d a; } ".formatted(i, i - 1));
        }
        assertThat(refusal(text + "g5000 q[0];").detail()).contains("definitions deep");
    }

    @Test
    void whatHasToBeKeptIsBounded() {
        assertThat(refusal(HEAD_2 + "gate g a { " + "h a;".repeat(2_000_001) + "}").detail()).contains("more than 2000000 statements");
        assertThat(refusal(HEAD_3 + "if (c == 1) { " + "x q;".repeat(2_000_001) + "}").detail()).contains("more than 2000000 statements");
        assertThat(refusal(HEAD_2 + "rx(" + "1,".repeat(2000) + "1) q[0];").detail()).contains("a list of more than 1000");
        assertThat(refusal(HEAD_2 + "barrier " + "q,".repeat(1 << 20) + "q;").detail()).contains("a list of more than 1048576");
    }

    @Test
    void aVeryLongLineIsShownInPart() {
        String text = HEAD_2 + "h q[0]; ".repeat(200_000) + "hh q[0];" + " h q[0];".repeat(200_000);
        QasmException e = refusal(text);
        assertThat(e.getMessage().length()).isLessThan(400);
        assertThat(e.getMessage()).contains("unknown gate 'hh'").contains("...");
        assertThat(e.column()).isEqualTo(HEAD_2.length() + 8 * 200_000 + 1);
    }

    @Test
    void aNameOfMillionsOfLettersIsNotRepeated() {
        assertThat(refusal(HEAD_2 + "a".repeat(5_000_000) + " q[0];").getMessage().length()).isLessThan(400);
        assertThat(refusal(HEAD_2 + "rx(" + "1".repeat(5_000_000) + ") q[0];").getMessage().length()).isLessThan(400);
    }

    @Test
    void theCaretStandsUnderThePlaceAfterTabsAndInTheMiddleOfLongLines() {
        String[] lines = refusal("OPENQASM 2.0;\nqreg q[1];\n\t\th q[0]; foo q[0];").getMessage().split("\n");
        assertThat(lines[2].indexOf('^')).isEqualTo(lines[1].indexOf("foo"));
        String[] longLines = refusal(HEAD_2 + "x q;".repeat(100) + "foo q;" + "x q;".repeat(100)).getMessage().split("\n");
        assertThat(longLines[2].indexOf('^')).isEqualTo(longLines[1].indexOf("foo"));
    }

    @Test
    void includesAreFoundBesideTheFileAndNowhereElse(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("mine.inc"), "gate mine a { h a; }");
        Files.writeString(folder.resolve("main.qasm"), "OPENQASM 2.0; include \"mine.inc\"; qreg q[1]; mine q[0];");
        assertThat(QasmReader.read(folder.resolve("main.qasm")).circuit().counts().of("h")).isEqualTo(1);
        Files.writeString(folder.resolve("away.qasm"), "OPENQASM 2.0; include \"../x.inc\";");
        assertThatThrownBy(() -> QasmReader.read(folder.resolve("away.qasm"))).hasMessageContaining("only files beside this one");
        Files.writeString(folder.resolve("self.qasm"), "include \"self.qasm\";");
        assertThatThrownBy(() -> QasmReader.read(folder.resolve("self.qasm"))).hasMessageContaining("files include each other");
        Files.writeString(folder.resolve("gone.qasm"), "OPENQASM 2.0;\ninclude \"gone.inc\";");
        assertThatThrownBy(() -> QasmReader.read(folder.resolve("gone.qasm"))).hasMessageContaining("gone.qasm:2:9: cannot read 'gone.inc'");
        assertThatThrownBy(() -> QasmReader.read(folder.resolve("none.qasm"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void anErrorInAnIncludedFileNamesThatFile(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("mine.inc"), "\ngate mine(t) a { rx(1/t) a; }");
        Files.writeString(folder.resolve("main.qasm"), "OPENQASM 2.0; include \"mine.inc\"; qreg q[1]; mine(0) q[0];");
        assertThatThrownBy(() -> QasmReader.read(folder.resolve("main.qasm"))).hasMessageStartingWith("mine.inc:2:22: division by zero");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "// nothing", "\uFEFFOPENQASM 2.0;"})
    void anEmptyFileIsAnEmptyCircuit(String text) {
        assertThat(QasmReader.read(text, "empty.qasm").circuit().qubits()).isZero();
    }

    @Test
    void pragmasAndAnnotationsAreIgnoredWithOneWarningEach() {
        String text = "OPENQASM 3.0;\n" + "#pragma x y\n@note z\n".repeat(50_000) + "qubit q; h q;";
        Reading reading = QasmReader.read(text, "p.qasm");
        assertThat(reading.warnings()).containsExactly("p.qasm:2:1: a pragma is ignored", "p.qasm:3:1: an annotation is ignored");
        assertThat(reading.circuit().counts().of("h")).isEqualTo(1);
    }

    @Test
    void aMeasurementUnderItsOwnConditionIsReadWithAWarningInOpenQasm2() {
        Reading reading = QasmReader.read(HEAD_2 + "qreg r[2]; if(c==0) measure r -> c;", "m.qasm");
        assertThat(reading.warnings()).singleElement().asString().contains("the condition is read again before each step");
        assertThat(reading.circuit().counts().conditionals()).isEqualTo(2);
    }

    @Test
    void unknownVersionsAreRefused() {
        assertThat(refusal("OPENQASM 4.0;").detail()).isEqualTo("OpenQASM 4.0 is not read; 2.0 and 3 are");
    }

    private static QasmException refusal(String text) {
        QasmException e = catchThrowableOfType(QasmException.class, () -> QasmReader.read(text, "bell.qasm"));
        assertThat(e).as("refusal of %s", text.substring(0, Math.min(200, text.length()))).isNotNull();
        return e;
    }
}
