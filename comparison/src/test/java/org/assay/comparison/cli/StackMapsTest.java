package org.assay.comparison.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The build's step that makes old classes fit for the archive of a virtual machine. */
class StackMapsTest {

    @TempDir
    Path folder;

    private void run() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "src/build/StackMaps.java", folder.toString())
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
}
