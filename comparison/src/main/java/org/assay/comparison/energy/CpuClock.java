package org.assay.comparison.energy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Processor time of this process and of the whole machine, from Linux's /proc and the control group.
 *
 * <p>Kernels count in ticks of 1/100 s here, which is what {@code sysconf(_SC_CLK_TCK)} gives on every
 * Linux that Java runs on. Where there is no /proc, all is empty.
 *
 * @param proc   usually {@code /proc}
 * @param cgroup usually {@code /sys/fs/cgroup}
 */
public record CpuClock(Path proc, Path cgroup) {

    private static final double SECONDS_PER_TICK = 0.01;

    /** This machine's. */
    public static CpuClock system() {
        return new CpuClock(Path.of("/proc"), Path.of("/sys/fs/cgroup"));
    }

    /** Seconds that this process has used, user and system, over all threads and cores. */
    public Optional<Double> process() {
        return read(proc.resolve("self/stat")).flatMap(CpuClock::processSeconds);
    }

    /** Seconds that all processes have used, over all cores. */
    public Optional<Double> machine() {
        return read(proc.resolve("stat")).flatMap(CpuClock::busySeconds);
    }

    /** Seconds that this container has used; empty outside control groups of version 2. */
    public Optional<Double> container() {
        return read(cgroup.resolve("cpu.stat")).flatMap(text -> text.lines()
                .filter(line -> line.startsWith("usage_usec "))
                .findFirst()
                .flatMap(line -> number(line.substring("usage_usec ".length())))
                .map(micros -> micros * 1e-6));
    }

    /** Fields 14 and 15, counted behind the command in parentheses, which may hold anything. */
    private static Optional<Double> processSeconds(String stat) {
        int behindName = stat.lastIndexOf(')');
        String[] fields = behindName < 0 ? new String[0] : stat.substring(behindName + 1).strip().split("\\s+", -1);
        return fields.length < 13
                ? Optional.empty()
                : number(fields[11]).flatMap(user -> number(fields[12]).map(system -> (user + system) * SECONDS_PER_TICK));
    }

    /** All of the line "cpu" but idle, iowait and steal, which is another machine's; guests are contained in user. */
    private static Optional<Double> busySeconds(String stat) {
        String[] fields = stat.lines().filter(line -> line.startsWith("cpu ")).findFirst().orElse("").strip().split("\\s+", -1);
        double ticks = 0;
        for (int i = 1; i < Math.min(fields.length, 9); i++) {
            Optional<Double> value = number(fields[i]);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            ticks += i == 4 || i == 5 || i == 8 ? 0 : value.get();
        }
        return fields.length < 5 ? Optional.empty() : Optional.of(ticks * SECONDS_PER_TICK);
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.parseDouble(text.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty(); // a kernel with another format: treated as absent
        }
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            return Optional.empty(); // no such file here: the clock is absent
        }
    }
}
