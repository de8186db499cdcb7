package org.assay.comparison.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in a house of cards: its JDK and its Maven are scripts that say how they were called. */
@DisabledOnOs(WINDOWS)
class LauncherTest {

    private static final Path SCRIPT = Path.of("..", "assay");

    @TempDir
    Path folder;

    private Path root;
    private Path jdk;
    private Path tools;

    private record Run(int exitCode, String out, String err) {}

    @BeforeEach
    void buildTheHouse() throws IOException {
        root = Files.createDirectories(folder.resolve("a house"));
        Files.copy(SCRIPT, root.resolve("assay"));
        for (String module : new String[] {"quantum", "classical", "comparison"}) {
            Files.createDirectories(root.resolve(module + "/src/main"));
            Files.writeString(root.resolve(module + "/pom.xml"), "<project/>");
        }
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        jdk = fakeJdk("jdk25", "25.0.1");
        tools = Files.createDirectories(folder.resolve("tools"));
        script(tools.resolve("mvn"), """
                echo "maven with $JAVA_HOME: $*"
                mkdir -p comparison/target/lib && touch comparison/target/assay.jar
                """);
    }

    private Path fakeJdk(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(home.resolve("bin/java"), "echo \"java of " + name + ": $*\"\n");
        script(home.resolve("bin/javac"), "exit 0\n");
        return home;
    }

    private static void script(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Run launch(Path command, Path from, Map<String, String> environment, String... arguments) {
        try {
            ProcessBuilder builder = new ProcessBuilder();
            builder.command().add("/bin/sh");
            builder.command().add(command.toString());
            builder.command().addAll(java.util.List.of(arguments));
            builder.directory(from.toFile());
            builder.environment().clear();
            builder.environment().put("HOME", folder.toString());
            builder.environment().put("PATH", tools + ":/usr/bin:/bin");
            builder.environment().put("ASSAY_JAVA_HOME", jdk.toString());
            builder.environment().putAll(environment);
            Process process = builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile())).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            return new Run(process.exitValue(), out, err);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Run launch(String... arguments) {
        return launch(root.resolve("assay"), folder, Map.of(), arguments);
    }

    @Test
    void buildsOnFirstUseAndThenOnlyRuns() {
        Run first = launch("compare", "petersen");
        assertThat(first.exitCode()).isZero();
        assertThat(first.err()).contains("assay: building (first use, or sources changed)");
        assertThat(first.out()).startsWith("java of jdk25: --add-modules=jdk.incubator.vector").contains("cli.Main compare petersen");
        assertThat(root.resolve("comparison/target/build.log")).content()
                .contains("maven with " + jdk + ": -B -ntp -Dmaven.test.skip=true");
        Run second = launch("compare", "petersen");
        assertThat(second.err()).isEmpty();
    }

    @Test
    void buildsAgainWhenASourceIsNewer() throws IOException {
        launch("compare");
        Path source = root.resolve("quantum/src/main/New.java");
        Files.writeString(source, "class New {}");
        Files.setLastModifiedTime(source, FileTime.fromMillis(System.currentTimeMillis() + 60_000));
        assertThat(launch("compare").err()).contains("building");
        assertThat(launch(root.resolve("assay"), folder, Map.of("ASSAY_NO_BUILD", "1"), "compare").err()).isEmpty();
    }

    @Test
    void worksThroughAChainOfRelativeLinks() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        Files.createSymbolicLink(bin.resolve("one"), Path.of("../a house/assay"));
        Files.createSymbolicLink(folder.resolve("two"), Path.of("bin/one"));
        Run run = launch(folder.resolve("two"), Path.of("/"), Map.of(), "doctor");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("-cp " + root.toAbsolutePath() + "/comparison/target/assay.jar");
    }

    /** A JDK that makes the archive or the cache it is asked for. */
    private void jdkArchives() throws IOException {
        script(jdk.resolve("bin/java"), """
                for a in "$@"; do case $a in -XX:ArchiveClassesAtExit=* | -XX:AOTCacheOutput=*) echo classes > "${a#*=}" ;; esac; done
                echo "java: $*"
                """);
    }

    private List<Path> cached(Path caches) throws IOException {
        try (Stream<Path> files = Files.list(caches.resolve("assay"))) {
            return files.toList();
        }
    }

    @Test
    void loadedClassesAreKeptInTheUsersCache() throws IOException {
        jdkArchives();
        Run first = launch("compare", "petersen");
        assertThat(first.err()).contains("assay: preparing faster starts");
        Path cache = cached(folder.resolve(".cache")).getFirst();
        assertThat(first.out()).startsWith("java: ").contains("-XX:SharedArchiveFile=" + cache).doesNotContain("AtExit");
        Run second = launch("compare", "petersen");
        assertThat(second.err()).isEmpty();
        assertThat(second.out()).isEqualTo(first.out());
        Path elsewhere = folder.resolve("elsewhere");
        launch(root.resolve("assay"), folder, Map.of("XDG_CACHE_HOME", elsewhere.toString()), "compare", "petersen");
        assertThat(cached(elsewhere)).hasSize(1);
        assertThat(cached(folder.resolve(".cache"))).hasSize(1);
    }

    @Test
    void aCacheOfAnOlderBuildIsMadeAnew() throws IOException {
        jdkArchives();
        launch("compare", "petersen");
        Files.setLastModifiedTime(root.resolve("comparison/target/assay.jar"), FileTime.fromMillis(System.currentTimeMillis() + 60_000));
        assertThat(launch("compare", "petersen").err()).contains("preparing");
    }

    @Test
    void whereNoCacheCanBeKeptItStartsWithout() throws IOException {
        launch("compare", "petersen");
        assertThat(cached(folder.resolve(".cache"))).as("this JDK makes none").hasSize(1)
                .allSatisfy(file -> assertThat(file).isEmptyFile());
        assertThat(launch("compare", "petersen").err()).as("and is not asked again").isEmpty();
        jdkArchives();
        for (Map<String, String> environment : List.of(Map.of("ASSAY_NO_CACHE", "1"), Map.of("HOME", "/dev/null"), Map.of("HOME", ""))) {
            Run run = launch(root.resolve("assay"), folder, environment, "compare", "petersen");
            assertThat(run.exitCode()).isZero();
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).contains("cli.Main compare").doesNotContain("Archive");
        }
    }

    @Test
    void startsAtTheSameTimeDoNotDisturbOneAnother() throws IOException {
        jdkArchives();
        launch("--help");
        List<Run> runs = Stream.generate(() -> CompletableFuture.supplyAsync(() -> launch("compare", "petersen"))).limit(4).toList()
                .stream().map(CompletableFuture::join).toList();
        assertThat(runs).allSatisfy(run -> {
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out()).contains("cli.Main compare");
        });
        assertThat(cached(folder.resolve(".cache"))).hasSize(1);
    }

    @Test
    void commandsThatComputeNothingStartWithoutTheVectorApi() {
        assertThat(launch("--help").out()).doesNotContain("incubator");
        assertThat(launch("draw", "ghz:3").out()).doesNotContain("incubator");
        assertThat(launch("run", "ghz:3").out()).contains("incubator");
    }

    @Test
    void smallComparisonsStartWithoutTheVectorApiFromACacheOfTheirOwn() throws IOException {
        jdkArchives();
        launch("compare", "petersen");
        Path withVectors = cached(folder.resolve(".cache")).getFirst();
        for (String[] words : new String[][] {
            {"compare"}, {"compare", "reg3:16"}, {"compare", "-o", "out.json", "gnp:9:0.5", "--seed", "3"}, {"compare", "--json", "labs:2"},
            {"--debug", "compare", "reg3:16"}
        }) {
            assertThat(launch(words).out()).as(String.join(" ", words)).doesNotContain("incubator").containsPattern("-XX:AOTCache=\\S+\\.aot ");
        }
        for (String[] words : new String[][] {
            {"compare", "reg3:17"}, {"compare", "reg3:160"}, {"compare", "torus:4x8"}, {"compare", "k12"}, {"compare", "graph.txt"},
            {"compare", "reg3:16", "--by", "qaoa:p=9"}, {"compare", "--by=qaoa:5", "reg3:16"}, {"compare", "reg3:16", "--time-limit=1m"},
            {"compare", "reg3:16", "--trials", "99"}, {"compare", "@words"}, {"compare", "--embodied", "1500:4", "G1"}, {"solve", "reg3:16"},
            {"--debug", "compare", "G1"}
        }) {
            assertThat(launch(words).out()).as(String.join(" ", words)).contains("incubator", "-XX:SharedArchiveFile=" + withVectors);
        }
        assertThat(cached(folder.resolve(".cache"))).hasSize(2);
    }

    @Test
    void commandsThatComputeNothingUseACacheButMakeNone() throws IOException {
        jdkArchives();
        Run first = launch("draw", "ghz:3");
        assertThat(first.err()).doesNotContain("preparing");
        assertThat(first.out()).doesNotContain("AOTCache");
        launch("compare", "reg3:8");
        assertThat(launch("draw", "ghz:3").out()).contains("-XX:AOTCache=").doesNotContain("incubator");
    }

    @Test
    void findsJavaHomeAndTheJdkOnThePath() throws IOException {
        Path other = fakeJdk("jdk26", "26");
        Run byHome = launch(root.resolve("assay"), folder, Map.of("ASSAY_JAVA_HOME", "", "JAVA_HOME", other.toString()), "doctor");
        assertThat(byHome.out()).startsWith("java of jdk26");
        Run byPath = launch(root.resolve("assay"), folder,
                Map.of("ASSAY_JAVA_HOME", "", "PATH", other.resolve("bin") + ":" + tools + ":/usr/bin:/bin"), "doctor");
        assertThat(byPath.out()).startsWith("java of jdk26");
    }

    @Test
    void anOldJdkIsRefusedByName() throws IOException {
        Path old = fakeJdk("jdk21", "21.0.2");
        Run run = launch(root.resolve("assay"), folder, Map.of("ASSAY_JAVA_HOME", old.toString()), "doctor");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(old + ", which is no JDK 25 or newer").contains("unset it");
    }

    @Test
    void aMissingMavenIsNamed() throws IOException {
        Files.delete(tools.resolve("mvn"));
        Path bare = Files.createDirectories(folder.resolve("bare"));
        for (String tool : new String[] {"sh", "sed", "dirname", "find", "head", "mkdir", "readlink", "grep", "tail", "touch"}) {
            Path real = Files.exists(Path.of("/usr/bin", tool)) ? Path.of("/usr/bin", tool) : Path.of("/bin", tool);
            script(bare.resolve(tool), "exec %s \"$@\"\n".formatted(real));
        }
        Run run = launch(root.resolve("assay"), folder, Map.of("PATH", bare.toString()), "compare");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("there is no Maven ('mvn') on the PATH").contains("install Maven 3.8 or newer");
    }

    @Test
    void aFailedBuildShowsItsErrorsAndKeepsItsLog() throws IOException {
        script(tools.resolve("mvn"), "echo '[ERROR] Foo.java:3: cannot find symbol'\nexit 1\n");
        Run run = launch("compare");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("Foo.java:3: cannot find symbol").contains("the build failed; its whole log is");
    }
}
