package org.assay.comparison.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The build's step that spares a virtual machine work at every start. */
class FastStartTest {

    @TempDir
    Path folder;

    private void run() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "src/build/FastStart.java", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ended").isTrue();
        assertThat(process.exitValue()).as(Files.readString(folder.resolve("log"))).isZero();
    }

    private static Path jarOf(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static Map<String, byte[]> entries(Path jar) throws IOException {
        Map<String, byte[]> all = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    all.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return all;
    }

    private static int version(byte[] type) {
        return type[6] << 8 | type[7];
    }

    @Test
    void oldClassesGetStackMapsAndDoWhatTheyDid() throws Exception {
        Path old = jarOf(CommandLine.class);
        Path picocli = Files.copy(old, folder.resolve("picocli.jar"));
        Path math = Files.copy(jarOf(NormalDistribution.class), folder.resolve("math.jar"));
        byte[] modern = Files.readAllBytes(jarOf(Assertions.class));
        Path untouched = Files.write(folder.resolve("modern.jar"), modern);
        run();

        Map<String, byte[]> before = entries(old);
        Map<String, byte[]> after = entries(picocli);
        assertThat(after.keySet()).containsExactlyElementsOf(before.keySet());
        int changed = 0;
        for (Map.Entry<String, byte[]> entry : before.entrySet()) {
            byte[] made = Objects.requireNonNull(after.get(entry.getKey()));
            if (entry.getKey().endsWith(".class") && version(entry.getValue()) < 51) {
                assertThat(version(made)).as(entry.getKey()).isEqualTo(52);
                changed++;
            } else {
                assertThat(made).as(entry.getKey()).isEqualTo(entry.getValue());
            }
        }
        assertThat(changed).isGreaterThan(200);
        assertThat(Files.readAllBytes(untouched)).isEqualTo(modern);

        URL[] changedJars = {picocli.toUri().toURL(), math.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(changedJars, ClassLoader.getPlatformClassLoader())) {
            Class<?> normal = Class.forName(NormalDistribution.class.getName(), true, loader);
            assertThat(normal.getMethod("inverseCumulativeProbability", double.class).invoke(normal.getConstructor().newInstance(), 0.975))
                    .isEqualTo(new NormalDistribution().inverseCumulativeProbability(0.975));
            Class<?> line = Class.forName(CommandLine.class.getName(), true, loader);
            Object spec = Class.forName(CommandLine.Model.CommandSpec.class.getName(), true, loader).getMethod("create").invoke(null);
            assertThat(line.getMethod("getUsageMessage").invoke(line.getConstructor(Object.class).newInstance(spec)))
                    .isEqualTo(new CommandLine(CommandLine.Model.CommandSpec.create()).getUsageMessage());
        }

        byte[] once = Files.readAllBytes(picocli);
        run();
        assertThat(Files.readAllBytes(picocli)).as("a second time").isEqualTo(once);
    }

    /** Asked for everything that the rewritten methods do, with the answers in one line each. */
    private static final String SOURCE = """
            import java.util.List;

            public class Sample {
                sealed interface Shape permits Dot, Line, Suit {
                    default String name() {
                        return switch (this) {
                            case Dot _ -> "dot";
                            case Line(double length, var _) when length > 2 -> "long line";
                            case Line _ -> "line";
                            case Suit _ -> "suit";
                        };
                    }
                }

                record Dot() implements Shape {}

                record Line(double length, Object end) implements Shape {}

                enum Suit implements Shape { CLUBS, HEARTS { @Override public String toString() { return "red"; } } }

                record All(boolean z, byte b, short s, char c, int i, long j, float f, double d, String text, int[] array) {}

                static String kind(Object any) {
                    return switch (any) {
                        case null -> "null";
                        case Integer i when i > 5 -> "large";
                        case Integer _ -> "small";
                        case int[] _ -> "array";
                        case CharSequence text -> text.toString();
                        default -> "other";
                    };
                }

                static String suit(Shape shape) {
                    return switch (shape) {
                        case Suit.CLUBS -> "black";
                        case Dot _ -> "none";
                        case Suit.HEARTS -> "red";
                        case Line _ -> "none, long";
                    };
                }

                public static String answers() {
                    StringBuilder out = new StringBuilder();
                    for (Object any : new Object[] {null, 3, 7, new int[0], "text", 'c'}) {
                        out.append(kind(any)).append(' ');
                    }
                    for (Shape shape : List.of(new Dot(), new Line(1, "x"), new Line(3, "x"), Suit.CLUBS, Suit.HEARTS)) {
                        out.append(shape.name()).append(' ').append(suit(shape)).append(' ');
                    }
                    try {
                        suit(null);
                    } catch (NullPointerException expected) {
                        out.append("refused ");
                    }
                    int[] array = {1};
                    All first = new All(true, (byte) 1, (short) 2, '3', 4, 5L, -0f, Double.NaN, null, array);
                    All[] others = {
                        new All(true, (byte) 1, (short) 2, '3', 4, 5L, -0f, Double.NaN, null, array),
                        new All(false, (byte) 1, (short) 2, '3', 4, 5L, -0f, Double.NaN, null, array),
                        new All(true, (byte) 2, (short) 2, '3', 4, 5L, -0f, Double.NaN, null, array),
                        new All(true, (byte) 1, (short) 3, '3', 4, 5L, -0f, Double.NaN, null, array),
                        new All(true, (byte) 1, (short) 2, '4', 4, 5L, -0f, Double.NaN, null, array),
                        new All(true, (byte) 1, (short) 2, '3', 5, 5L, -0f, Double.NaN, null, array),
                        new All(true, (byte) 1, (short) 2, '3', 4, 5L << 32, -0f, Double.NaN, null, array),
                        new All(true, (byte) 1, (short) 2, '3', 4, 5L, 0f, Double.NaN, null, array),
                        new All(true, (byte) 1, (short) 2, '3', 4, 5L, -0f, 1, null, array),
                        new All(true, (byte) 1, (short) 2, '3', 4, 5L, -0f, Double.NaN, "text", array),
                        new All(true, (byte) 1, (short) 2, '3', 4, 5L, -0f, Double.NaN, null, new int[] {1})};
                    for (All other : others) {
                        out.append(first.equals(other)).append(' ');
                    }
                    return out.append(first.equals(null)).append(first.equals("text")).append(new Dot().equals(new Dot())).append(' ')
                            .append(new Dot().hashCode()).append(' ').append(new Line(2.5, "end").hashCode()).append(' ')
                            .append(new All(true, (byte) 1, (short) 2, '3', 4, 5L << 32, -0f, 0.1, "text", null).hashCode()).append(' ')
                            .append(new Line(2, null)).toString();
                }
            }
            """;

    @Test
    void switchesOverTypesAndRecordsBecomePlainMethods() throws Exception {
        Path source = Files.writeString(folder.resolve("Sample.java"), SOURCE);
        Path compiled = Files.createDirectories(folder.resolve("classes"));
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", compiled.toString(), source.toString())).isZero();
        Path jar = folder.resolve("sample.jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar)); Stream<Path> files = Files.list(compiled)) {
            for (Path file : files.sorted().toList()) {
                out.putNextEntry(new ZipEntry(file.getFileName().toString()));
                out.write(Files.readAllBytes(file));
            }
        }
        String before = answers(jar);
        assertThat(linked(jar)).containsExactlyInAnyOrder("typeSwitch", "equals", "hashCode", "toString");
        run();
        assertThat(linked(jar)).containsExactly("toString");
        assertThat(answers(jar)).isEqualTo(before).startsWith("null small large array text other ").contains("refused true false ");

        byte[] once = Files.readAllBytes(jar);
        run();
        assertThat(Files.readAllBytes(jar)).as("a second time").isEqualTo(once);
    }

    private static String answers(Path jar) throws Exception {
        try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
            return (String) Class.forName("Sample", true, loader).getMethod("answers").invoke(null);
        }
    }

    /** The names of call sites that are linked by the library for switches and records. */
    private static Set<String> linked(Path jar) throws IOException {
        return entries(jar).values().stream().map(ClassFile.of()::parse)
                .flatMap(type -> type.methods().stream()).flatMap(method -> method.code().stream()).flatMap(CodeModel::elementStream)
                .filter(InvokeDynamicInstruction.class::isInstance).map(InvokeDynamicInstruction.class::cast)
                .filter(site -> site.bootstrapMethod().owner().packageName().equals("java.lang.runtime"))
                .map(site -> site.name().stringValue()).collect(Collectors.toSet());
    }
}
