package org.assay.benchmarks.guard;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/**
 * One process of {@link Guard}.
 *
 * <pre>PairedRun OLD NEW WORKLOADS SECONDS FIRST CASE...</pre>
 *
 * <p>Three folders of classes: two builds of the engine, and the workloads without any engine beside them. FIRST is 0 or 1, the build
 * that is loaded and warmed up first. Prints a line for each case: its name, the median of new/old over turns of some milliseconds,
 * both medians in milliseconds; or its name and why it was not timed.
 */
public final class PairedRun {

    private static final double TURN_NANOS = 3e6;
    private static final int FEWEST_TURNS = 5;

    /** Both numbers agree to this; single precision, and sums in another order. */
    private static final double TOLERANCE = 1e-4;

    private PairedRun() {}

    public static void main(String[] args) throws IOException {
        long nanos = (long) (Double.parseDouble(args[3]) * 1e9);
        int first = Integer.parseInt(args[4]);
        try (URLClassLoader oldEngine = loader(args[0], ClassLoader.getPlatformClassLoader());
                URLClassLoader newEngine = loader(args[1], ClassLoader.getPlatformClassLoader());
                URLClassLoader withOld = loader(args[2], oldEngine);
                URLClassLoader withNew = loader(args[2], newEngine)) {
            ClassLoader[] loaders = {withOld, withNew};
            for (int i = 5; i < args.length; i++) {
                System.out.println(args[i] + " " + timed(args[i], loaders, first, nanos));
            }
        }
        System.exit(0); // the engines' threads
    }

    private static URLClassLoader loader(String folder, ClassLoader parent) throws IOException {
        return new URLClassLoader(new URL[] {Path.of(folder).toUri().toURL()}, parent);
    }

    private static String timed(String name, ClassLoader[] loaders, int first, long nanos) {
        DoubleSupplier[] works = new DoubleSupplier[2];
        double[] results = new double[2];
        try {
            for (int i = 0; i < 2; i++) {
                int build = first ^ i;
                works[build] = (DoubleSupplier) loaders[build].loadClass(GuardWorkload.class.getName()).getConstructor(String.class).newInstance(name);
                results[build] = works[build].getAsDouble();
            }
        } catch (ReflectiveOperationException | LinkageError e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            return "not timed: " + String.valueOf(cause).lines().findFirst().orElse("");
        }
        if (!(Math.abs(results[0] - results[1]) <= TOLERANCE * Math.max(1, Math.abs(results[0])))) {
            return String.format(Locale.ROOT, "not timed: old gives %s, new %s", results[0], results[1]);
        }
        return turns(works, nanos);
    }

    private static String turns(DoubleSupplier[] works, long nanos) {
        for (long end = System.nanoTime() + nanos / 2; System.nanoTime() < end; ) {
            time(works[0], 1);
            time(works[1], 1);
        }
        int repeats = (int) Math.max(1, TURN_NANOS / time(works[0], 1));
        List<Double> ratios = new ArrayList<>();
        List<Double> olds = new ArrayList<>();
        List<Double> news = new ArrayList<>();
        long end = System.nanoTime() + nanos;
        for (int turn = 0; turn < FEWEST_TURNS || System.nanoTime() < end; turn++) {
            double[] took = new double[2];
            for (int i = 0; i < 2; i++) {
                int build = turn + i & 1;
                took[build] = time(works[build], repeats);
            }
            ratios.add(took[1] / took[0]);
            olds.add(took[0] / 1e6);
            news.add(took[1] / 1e6);
        }
        return String.format(Locale.ROOT, "%.4f %.5f %.5f", median(ratios), median(olds), median(news));
    }

    /** Nanoseconds of one. */
    private static double time(DoubleSupplier work, int repeats) {
        double sum = 0;
        long start = System.nanoTime();
        for (int i = 0; i < repeats; i++) {
            sum += work.getAsDouble();
        }
        double nanos = (double) (System.nanoTime() - start) / repeats;
        if (!Double.isFinite(sum)) {
            throw new IllegalStateException("a run gave no number");
        }
        return nanos;
    }

    static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
