package org.assay.comparison.energy;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * Stands in where nothing can be measured: the model of {@link EnergyModel} on this process's clocks.
 *
 * @param model      power of cores and memory
 * @param memoryGiB  held during the run, asked for at the reading
 * @param cpuSeconds processor time of this process since it began
 * @param seconds    a clock
 */
public record ModelledMeter(EnergyModel model, DoubleSupplier memoryGiB, DoubleSupplier cpuSeconds, DoubleSupplier seconds)
        implements EnergyMeter {

    /** On the clocks of this JVM, with its committed heap as memory. */
    public static ModelledMeter ofThisProcess(EnergyModel model) {
        return new ModelledMeter(model, () -> Runtime.getRuntime().totalMemory() / 0x1p30, ModelledMeter::jvmCpuSeconds,
                () -> System.nanoTime() * 1e-9);
    }

    @Override
    public String name() {
        return "model";
    }

    @Override
    public Optional<EnergyReading.Unavailable> obstacle() {
        return Optional.empty();
    }

    @Override
    public Measurement start() {
        double cpu = cpuSeconds.getAsDouble();
        double wall = seconds.getAsDouble();
        return new Measurement() {
            private Optional<EnergyReading> last = Optional.empty();

            @Override
            public EnergyReading soFar() {
                return last.orElseGet(() -> model.readingOf(Math.max(0, cpuSeconds.getAsDouble() - cpu),
                        Math.max(0, seconds.getAsDouble() - wall), memoryGiB.getAsDouble()));
            }

            @Override
            public EnergyReading stop() {
                last = Optional.of(soFar());
                return last.get();
            }
        };
    }

    private static double jvmCpuSeconds() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getProcessCpuTime() * 1e-9
                : ProcessHandle.current().info().totalCpuDuration().map(duration -> duration.toNanos() * 1e-9).orElse(0.0);
    }
}
