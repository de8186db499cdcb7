package org.assay.comparison.cli;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
import org.assay.comparison.resource.HardwareProfile;
import org.assay.comparison.resource.HardwareProfiles;
import org.assay.quantum.noise.Channel;
import org.assay.quantum.noise.NoiseModel;
import org.assay.quantum.noise.ReadoutError;

/** Noise as typed: {@code depolarising:0.01}, or the errors of a hardware profile, {@code sc_heron}. */
final class NoiseArgument {

    private static final Map<String, DoubleFunction<NoiseModel>> KINDS = new TreeMap<>(Map.of(
            "depolarising", p -> NoiseModel.afterEveryGate(Channel.depolarising(p)),
            "bit-flip", p -> NoiseModel.afterEveryGate(Channel.bitFlip(p)),
            "phase-flip", p -> NoiseModel.afterEveryGate(Channel.phaseFlip(p)),
            "amplitude-damping", p -> NoiseModel.afterEveryGate(Channel.amplitudeDamping(p)),
            "phase-damping", p -> NoiseModel.afterEveryGate(Channel.phaseDamping(p)),
            "readout", p -> NoiseModel.NONE.withReadout(ReadoutError.symmetric(p))));

    private NoiseArgument() {}

    static NoiseModel parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return ofProfile(text);
        }
        DoubleFunction<NoiseModel> kind = KINDS.get(text.substring(0, colon));
        if (kind == null) {
            throw unknown(text);
        }
        try {
            return kind.apply(Double.parseDouble(text.substring(colon + 1)));
        } catch (NumberFormatException e) {
            throw Failure.usage("--noise %s: '%s' is no number".formatted(text, text.substring(colon + 1)), "as in depolarising:0.01");
        } catch (IllegalArgumentException e) {
            throw Failure.usage("--noise %s: %s".formatted(text, e.getMessage()));
        }
    }

    private static NoiseModel ofProfile(String id) {
        HardwareProfile profile;
        try {
            profile = HardwareProfiles.shipped().require(id);
        } catch (IllegalArgumentException e) {
            throw unknown(id);
        }
        if (!profile.isNisq()) {
            throw unknown(id);
        }
        return NoiseModel.ofHardware(id, profile.require("e1").value(), profile.require("e2").value(), profile.require("em").value());
    }

    private static Failure unknown(String text) {
        return Failure.usage("--noise '%s' is no noise that is known here".formatted(text),
                "kinds: " + String.join(", ", KINDS.keySet()) + ", each with a probability, as in depolarising:0.01",
                "or a processor: " + String.join(", ", HardwareProfiles.shipped().all().stream()
                        .filter(HardwareProfile::isNisq).map(HardwareProfile::id).toList()));
    }
}
