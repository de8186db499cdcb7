package org.assay.benchmarks.guard;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a build of the engine is slower than another.
 *
 * <pre>Guard OLD NEW WORKLOADS [--forks 5] [--seconds 1] [--threads 1] [CASE...]</pre>
 *
 * <p>Three folders of classes, as {@link PairedRun} takes them, then cases as {@link GuardWorkload} names them. Loops may keep one pace
 * as long as a process lives, so several are asked, which load the old and the new build first by turns. Exit code 1 if a median of
 * new/old is above {@value #MOST}.
 */
public final class Guard {

    private static final double MOST = 1.1;

    private static final List<String> USUAL = List.of(
            "energy:16d", "energy:16dz", "energy:16s", "energy:16w", "energy:20d", "energy:20s", "gradient:16d", "gradient:16dz", "gradient:20d",
            "chain:08d", "ring:12d", "chain:20d", "ring:18d", "pairs:16d", "pairs:16s", "pairs:18d");

    private Guard() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Map<String, String> options = new LinkedHashMap<>(Map.of("--forks", "5", "--seconds", "1", "--threads", "1"));
        List<String> cases = new ArrayList<>();
        for (int i = 3; i < args.length; i++) {
            if (options.containsKey(args[i]) && i + 1 < args.length) {
                options.put(args[i], args[++i]);
            } else {
                cases.add(args[i]);
            }
        }
        int forks = Integer.parseInt(options.getOrDefault("--forks", ""));
        Map<String, List<String[]>> answers = new LinkedHashMap<>();
        for (int fork = 0; fork < forks; fork++) {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--add-modules=jdk.incubator.vector",
                    "--enable-native-access=ALL-UNNAMED", "-Dassay.threads=" + options.get("--threads"),
                    "-cp", System.getProperty("java.class.path"), PairedRun.class.getName()));
            command.addAll(Arrays.asList(args).subList(0, 3));
            command.addAll(List.of(options.getOrDefault("--seconds", ""), Integer.toString(fork & 1)));
            command.addAll(cases.isEmpty() ? USUAL : cases);
            for (String line : outputOf(command)) {
                String[] words = line.split(" ", 2);
                answers.computeIfAbsent(words[0], _ -> new ArrayList<>()).add(words[1].split(" "));
            }
        }
        System.exit(report(answers) ? 0 : 1);
    }

    private static List<String> outputOf(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        List<String> lines;
        try (BufferedReader out = process.inputReader()) {
            lines = out.lines().toList();
        }
        if (process.waitFor() != 0) {
            throw new IOException("a process ended with %d; run it alone to see why: %s".formatted(process.exitValue(), String.join(" ", command)));
        }
        return lines;
    }

    private static boolean report(Map<String, List<String[]>> answers) {
        boolean passes = true;
        System.out.printf("%-16s %10s %10s  %s%n", "", "old, ms", "new, ms", "new/old: median, least and most of the processes");
        for (Map.Entry<String, List<String[]>> entry : answers.entrySet()) {
            List<String[]> runs = entry.getValue();
            Optional<String[]> untimed = runs.stream().filter(words -> words[0].equals("not")).findFirst();
            if (untimed.isPresent()) {
                System.out.printf("%-16s %s%n", entry.getKey(), String.join(" ", untimed.get()));
                passes = false;
                continue;
            }
            List<Double> ratios = column(runs, 0);
            double ratio = PairedRun.median(ratios);
            passes &= ratio <= MOST;
            System.out.printf(Locale.ROOT, "%-16s %10.4f %10.4f  %.3f [%.3f, %.3f]%s%n", entry.getKey(),
                    PairedRun.median(column(runs, 1)), PairedRun.median(column(runs, 2)), ratio,
                    ratios.stream().min(Double::compare).orElseThrow(), ratios.stream().max(Double::compare).orElseThrow(),
                    ratio > MOST ? "  slower" : "");
        }
        return passes;
    }

    private static List<Double> column(List<String[]> runs, int index) {
        return runs.stream().map(words -> Double.parseDouble(words[index])).toList();
    }
}
