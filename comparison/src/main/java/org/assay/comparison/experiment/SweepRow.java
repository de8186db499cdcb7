package org.assay.comparison.experiment;

/**
 * What one run of a sweep gave.
 *
 * @param reference     the cost of quality 1
 * @param proved        whether that is the optimum
 * @param work          to target, in the contender's unit
 * @param secondsBound  whether {@code seconds}, {@code work} and {@code joules} are lower bounds, because
 *                      no trial reached the target
 * @param seconds       to target, measured; NaN where the method has no answer to judge
 * @param joules        to target, measured or modelled; NaN where unknown
 * @param refusal       why the contender could not run; blank if it did
 */
public record SweepRow(
        String key,
        int size,
        int instance,
        String contender,
        String problemDigest,
        double reference,
        boolean proved,
        double bestQuality,
        double meanQuality,
        double work,
        boolean secondsBound,
        double seconds,
        double joules,
        String refusal) {

    /** Of the entry that belongs to the task. */
    static SweepRow of(SweepPlan.Task task, ComparisonResult result, Entry entry) {
        String digest = result.plan().problem().digest();
        double reference = result.quality().reference().value();
        boolean proved = result.quality().reference().isProved();
        return switch (entry) {
            case Entry.Refused(var _, String reason) -> new SweepRow(task.key(), task.size(), task.instance(), task.contender(), digest,
                    reference, proved, Double.NaN, Double.NaN, Double.NaN, false, Double.NaN, Double.NaN, reason);
            case Entry.Ran(var _, var _, Entry.Findings findings, Entry.Measurements measured) -> new SweepRow(
                    task.key(), task.size(), task.instance(), task.contender(), digest, reference, proved,
                    findings.bestQuality().orElse(Double.NaN), findings.meanQuality(),
                    findings.workToTarget().map(ToTarget::value).orElse(Double.NaN),
                    measured.secondsToTarget().map(ToTarget::isBound).orElse(false),
                    measured.secondsToTarget().map(ToTarget::value).orElse(Double.NaN),
                    measured.joulesToTarget().map(ToTarget::value).orElse(Double.NaN), "");
        };
    }
}
