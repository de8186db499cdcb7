package org.assay.comparison.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.resource.QpuEstimate;

/**
 * A circuit on a processor without error correction.
 *
 * @param name   of the circuit, as the user called it
 * @param charge of the whole QPU energy
 */
public record ProcessorReport(String name, QpuEstimate estimate, Charge charge) implements EstimateReport {

    @Override
    public int label() {
        return 12;
    }

    @Override
    public Optional<Quantity> price() {
        return estimate.price();
    }

    @Override
    public List<String> head() {
        QpuEstimate e = estimate;
        List<String> lines = new ArrayList<>();
        lines.addAll(Wrap.lines("%s on %s (%s)".formatted(name, e.profile().title(), e.profile().id()), 80, ""));
        lines.add(" gates      %s one-qubit, %s two-qubit, %.0f measurements on %d qubits".formatted(
                count(e.circuit().oneQubitGates()), count(e.circuit().twoQubitGates()), e.circuit().measurements().value(), e.circuit().qubits()));
        lines.add(String.format(Locale.ROOT, " fidelity   %.4g of a shot", e.fidelity().value()));
        lines.add(String.format(Locale.ROOT, " shots      %s, %s each", Units.number(e.shots().value()), Units.seconds(e.shotTime().value())));
        lines.add(" execution  %s, %s %s".formatted(Units.of(e.executionTime()), Units.of(e.executionEnergy()), FootprintText.tag(e.executionEnergy())));
        lines.add(" in all     %s, %s %s".formatted(Units.of(e.totalTime()), Units.of(e.totalEnergy()), FootprintText.tag(e.totalEnergy())));
        lines.add("            with training, loading and calibration; charged below");
        return lines;
    }

    private static String count(Quantity quantity) {
        return quantity.interval().isPoint()
                ? "%.0f".formatted(quantity.value())
                : "%.0f [%.0f,%.0f]".formatted(quantity.value(), quantity.interval().low(), quantity.interval().high());
    }

    @Override
    public List<String> notes() {
        return estimate.notes();
    }

    @Override
    public Map<String, Quantity> quantities() {
        Map<String, Quantity> all = new LinkedHashMap<>();
        all.put("fidelity", estimate.fidelity());
        all.put("shotSeconds", estimate.shotTime());
        all.put("shots", estimate.shots());
        all.put("executionSeconds", estimate.executionTime());
        all.put("executionJoules", estimate.executionEnergy());
        all.put("totalSeconds", estimate.totalTime());
        all.put("totalJoules", estimate.totalEnergy());
        return all;
    }

    @Override
    public ObjectNode json(Manifest manifest) {
        ObjectNode root = Json.document("estimate", manifest).put("circuit", name).put("profile", estimate.profile().id())
                .put("qubits", estimate.circuit().qubits());
        EstimateReport.fill(root, this);
        return root;
    }

    @Override
    public List<EnergyBarsSvg.Bar> bars() {
        return List.of(EnergyBarsSvg.Bar.of("execution", estimate.executionEnergy()), EnergyBarsSvg.Bar.of("in all", estimate.totalEnergy()));
    }
}
