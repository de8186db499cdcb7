package org.assay.comparison.resource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assay.comparison.quantity.Quantity;

/**
 * One piece of work on a machine without error correction. Times in s, energies in J.
 *
 * @param profile             the machine
 * @param circuit             what one shot does
 * @param fidelity            probability that a shot meets no error
 * @param shotTime            one repetition with reset, readout and delay, by the wall clock
 * @param shots               repetitions that make the result, without training
 * @param executionTime       shots x shot time, and nothing else
 * @param executionEnergy     power over that time
 * @param totalTime           with training, loading and calibration
 * @param totalEnergy         power over that time: the machine is charged as long as it is reserved
 * @param power               of the whole machine, in W
 * @param price               what the owner asks for it, training included; empty without a tariff
 * @param notes               what a reader must know, a sentence each
 */
public record QpuEstimate(HardwareProfile profile, NisqCircuit circuit, Quantity fidelity, Quantity shotTime,
        Quantity shots, Quantity executionTime, Quantity executionEnergy, Quantity totalTime, Quantity totalEnergy,
        Quantity power, Optional<Quantity> price, List<String> notes) {

    public QpuEstimate {
        notes = List.copyOf(notes);
    }

    /** With more for the reader to know. */
    public QpuEstimate withNotes(List<String> more) {
        List<String> all = new ArrayList<>(notes);
        all.addAll(more);
        return new QpuEstimate(profile, circuit, fidelity, shotTime, shots, executionTime, executionEnergy, totalTime, totalEnergy, power, price,
                all);
    }
}
