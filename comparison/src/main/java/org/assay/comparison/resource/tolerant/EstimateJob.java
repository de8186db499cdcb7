package org.assay.comparison.resource.tolerant;

import java.util.List;
import org.assay.comparison.resource.HardwareProfile;
import org.assay.comparison.resource.HardwareProfiles;

/**
 * One estimate to make: logical counts, a machine, limits.
 *
 * @param id          to tell results apart; may be empty
 * @param profile     of family {@code ft-gate} or {@code ft-majorana}
 * @param qec         {@code surface_code} or {@code floquet_code}
 * @param errorBudget total, strictly between 0 and 1
 * @param frontier    whether all trade-offs are wanted instead of one estimate
 */
public record EstimateJob(String id, HardwareProfile profile, String qec, double errorBudget, LogicalCounts counts,
        Constraints constraints, RotationSynthesis synthesis, boolean pruning, boolean frontier) {

    /** A job for the default code of a machine, without limits. */
    public static EstimateJob of(LogicalCounts counts, String profile, double errorBudget) {
        return of(counts, HardwareProfiles.shipped().require(profile), errorBudget);
    }

    /** The same for any machine. */
    public static EstimateJob of(LogicalCounts counts, HardwareProfile machine, double errorBudget) {
        String qec = machine.family().equals("ft-majorana") ? "floquet_code" : "surface_code";
        return new EstimateJob("", machine, qec, errorBudget, counts, Constraints.NONE, RotationSynthesis.AZURE, false, false);
    }

    public AzureModel model() {
        PhysicalQubit qubit = PhysicalQubit.of(profile);
        return new AzureModel(counts, ErrorBudget.split(errorBudget, counts), qubit, CorrectingCode.named(qec, qubit),
                synthesis, pruning);
    }

    /** One estimate, or all of the frontier. */
    public List<FaultTolerantEstimate> run() {
        return frontier ? model().frontier(constraints) : List.of(model().estimate(constraints));
    }
}
