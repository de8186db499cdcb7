package org.assay.comparison.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assay.comparison.quantity.Quantity;
import org.assay.comparison.resource.PreFlight;
import org.assay.quantum.simulate.ExecutionPlan;

/** What a circuit needs on this machine. */
public record HereReport(PreFlight flight, Charge charge) implements EstimateReport {

    private static final int SHOWN_PASSES = 8;

    @Override
    public int label() {
        return 10;
    }

    @Override
    public Optional<Quantity> price() {
        return Optional.empty();
    }

    @Override
    public List<String> head() {
        List<String> lines = new ArrayList<>();
        lines.addAll(Wrap.lines("%s on this machine, by state vector".formatted(flight.circuit().name()), 80, ""));
        lines.add(" state    %s (2^%d x 16 B); %s are free, enough for %d qubits".formatted(
                Units.bytes(flight.stateBytes()), flight.circuit().qubits(), Units.bytes(flight.freeBytes()), flight.mostQubits()));
        lines.add(" verdict  " + (flight.fits() ? "fits" : "does not fit; nothing would be allocated"));
        if (!flight.fits()) {
            lines.add("          fits here: up to %d qubits in double precision".formatted(flight.mostQubits()));
        }
        lines.addAll(passes());
        lines.add(" time     %s %s".formatted(Units.of(flight.seconds()), FootprintText.tag(flight.seconds())));
        lines.add(" energy   %s %s  of simulation energy".formatted(Units.of(flight.joules()), FootprintText.tag(flight.joules())));
        return lines;
    }

    private List<String> passes() {
        String moved = "%s read and written".formatted(Units.bytes(flight.trafficBytes().value()));
        if (flight.schedule().isEmpty()) {
            return FootprintText.item("sweeps", "%d gates, a sweep each at most, %s (%s)".formatted(flight.gates(), moved, flight.unscheduled().orElse("")), label());
        }
        ExecutionPlan plan = flight.schedule().get();
        List<String> lines = new ArrayList<>();
        lines.add(" passes   %d for %d gates, %s".formatted(plan.passes().size(), flight.gates(), moved));
        plan.toString().lines().skip(1).limit(SHOWN_PASSES).forEach(line -> lines.add(" ".repeat(10) + line.strip()));
        if (plan.passes().size() > SHOWN_PASSES) {
            lines.add("          ... and %d more".formatted(plan.passes().size() - SHOWN_PASSES));
        }
        return lines;
    }

    @Override
    public List<String> notes() {
        return List.of();
    }

    @Override
    public Map<String, Quantity> quantities() {
        Map<String, Quantity> all = new LinkedHashMap<>();
        all.put("passes", flight.passes());
        all.put("trafficBytes", flight.trafficBytes());
        all.put("seconds", flight.seconds());
        all.put("joules", flight.joules());
        return all;
    }

    /** Bytes and counts repeat; free memory and bandwidth are measured, and so is all that follows from them. */
    @Override
    public ObjectNode json(Manifest manifest) {
        ObjectNode root = Json.document("estimate", manifest);
        root.put("circuit", flight.circuit().name()).put("qubits", flight.circuit().qubits()).put("stateBytes", flight.stateBytes())
                .put("gates", flight.gates());
        ObjectNode schedule = root.putObject("schedule").put("passes", (long) flight.passes().value())
                .put("bytesMoved", flight.trafficBytes().value());
        flight.unscheduled().ifPresent(reason -> schedule.put("unscheduled", reason));
        flight.schedule().ifPresent(plan -> {
            var list = schedule.putArray("list");
            plan.passes().forEach(pass -> {
                var tile = list.addObject().put("gates", pass.calls()).put("share", pass.share()).putArray("tileQubits");
                pass.localQubits().forEach(tile::add);
            });
        });
        ObjectNode measured = root.putObject("measured").put("freeBytes", flight.freeBytes()).put("mostQubits", flight.mostQubits())
                .put("fits", flight.fits());
        EstimateReport.fill(measured, this);
        return root;
    }

    @Override
    public List<EnergyBarsSvg.Bar> bars() {
        return List.of(EnergyBarsSvg.Bar.of("simulation here", flight.joules()));
    }
}
