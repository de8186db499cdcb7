package org.assay.comparison.contender;

import java.util.List;
import java.util.Map;

/**
 * A kind of contender, as a list of them shows it.
 *
 * @param name     as in {@code --by}
 * @param settings each with what it means and its usual value
 */
public record ContenderFamily(String name, Side side, String summary, Map<String, String> settings) {

    /** {@code annealing[:sweeps=1000]}. */
    public String usage() {
        List<String> parts = settings.keySet().stream().map(key -> "[:" + key + "=...]").toList();
        return name + String.join("", parts);
    }
}
