package org.assay.comparison.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.assay.comparison.energy.EnergyModel;
import org.assay.comparison.energy.RaplMeter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {
    private static final Experiment EXPERIMENT =
            new Experiment(new RaplMeter(), EnergyModel.ofUnknownMachine(), Watch.NONE, Duration.ofMillis(1));
    private static final SweepPlan PLAN =
            new SweepPlan("reg3:{n}", List.of(8, 6), 2, List.of("annealing:sweeps=5", "random:samples=5"), OptionalInt.of(3), 7, 0.95);

    @TempDir
    Path folder;

    @Test
    void everyCellIsRunOnce() {
        List<String> begun = new ArrayList<>();
        List<SweepRow> rows = new Sweep(PLAN, folder.resolve("rows.jsonl")).run(EXPERIMENT, (t, done, all) -> begun.add(done + "/" + all));
        assertThat(begun).containsExactly("0/4", "1/4", "2/4", "3/4");
        assertThat(rows).extracting(SweepRow::size).containsExactly(6, 6, 6, 6, 8, 8, 8, 8);
        assertThat(rows).extracting(SweepRow::key).doesNotHaveDuplicates();
        assertThat(rows).allSatisfy(row -> assertThat(row.proved()).isTrue());
        assertThat(rows.get(0).problemDigest()).isEqualTo(rows.get(1).problemDigest()).isNotEqualTo(rows.get(4).problemDigest());
    }

    @Test
    void aSweepGoesOnWhereItWasCutOff() throws IOException {
        Path file = folder.resolve("rows.jsonl");
        List<SweepRow> whole = new Sweep(PLAN, file).run(EXPERIMENT, (_, _, _) -> {});
        List<String> lines = Files.readAllLines(file);
        Files.writeString(file, String.join("\n", lines.subList(0, 4)) + "\n" + lines.get(4).substring(0, 20));
        List<Integer> begun = new ArrayList<>();
        List<SweepRow> resumed = new Sweep(PLAN, file).run(EXPERIMENT, (_, done, _) -> begun.add(done));
        assertThat(begun).containsExactly(1, 2, 3);
        assertThat(resumed.subList(0, 2)).isEqualTo(whole.subList(0, 2));
        assertThat(resumed).extracting(SweepRow::meanQuality).isEqualTo(whole.stream().map(SweepRow::meanQuality).toList());
        assertThat(new Sweep(PLAN, file).run(EXPERIMENT, (_, _, _) -> { throw new AssertionError("nothing is missing"); })).isEqualTo(resumed);
    }

    /** 40 nodes are too many to enumerate: random sampling must not be judged by its own best. */
    @Test
    void contendersOfAnInstanceShareOneReference() {
        SweepPlan plan = new SweepPlan("gnp:{n}:0.5", List.of(40), 1, List.of("random:samples=20", "annealing"), OptionalInt.of(2), 7, 0.99);
        List<SweepRow> rows = new Sweep(plan, folder.resolve("rows.jsonl")).run(EXPERIMENT, (_, _, _) -> {});
        assertThat(rows.get(0).reference()).isEqualTo(rows.get(1).reference());
        assertThat(rows.get(1).bestQuality()).isEqualTo(1);
        assertThat(rows.get(0).bestQuality()).isLessThan(0.99);
        assertThat(rows.get(0).secondsBound()).isTrue();
    }

    @Test
    void anotherPlanDoesNotMixIn() {
        Path file = folder.resolve("rows.jsonl");
        SweepPlan small = new SweepPlan("reg3:{n}", List.of(6), 1, List.of("greedy"), OptionalInt.of(1), 7, 0.95);
        new Sweep(small, file).run(EXPERIMENT, (_, _, _) -> {});
        SweepPlan other = new SweepPlan("reg3:{n}", List.of(6), 1, List.of("greedy"), OptionalInt.of(1), 8, 0.95);
        assertThatThrownBy(() -> new Sweep(other, file).run(EXPERIMENT, (_, _, _) -> {}))
                .hasMessageStartingWith(file + " belongs to another sweep; name another file, or delete it");
    }

    @Test
    void costsComeBySizeAndBoundsAreInfinite() {
        SweepRow reached = row(8, "a", false, 2);
        SweepRow bound = row(8, "a", true, 5);
        assertThat(Sweep.costs(List.of(reached, bound, row(9, "b", false, 1)), "a", SweepRow::seconds))
                .containsOnlyKeys(8).containsEntry(8, List.of(2.0, Double.POSITIVE_INFINITY));
    }

    private static SweepRow row(int size, String contender, boolean bound, double seconds) {
        return new SweepRow("k", size, 0, contender, "d", 1, true, 1, 1, 1, bound, seconds, seconds, "");
    }

    @Test
    void whoCannotRunHasARowWithTheReason() {
        SweepPlan plan = new SweepPlan("labs:{n}", List.of(8), 1, List.of("gw"), OptionalInt.of(1), 7, 0.95);
        List<SweepRow> rows = new Sweep(plan, folder.resolve("rows.jsonl")).run(EXPERIMENT, (_, _, _) -> {});
        assertThat(rows.getFirst().refusal()).startsWith("LABS has products of more than two variables");
    }

    @Test
    void refusesPlansThatMakeNoGrid() {
        assertThatThrownBy(() -> new SweepPlan("reg3:16", List.of(6), 1, List.of("greedy"), OptionalInt.empty(), 7, 0.95))
                .hasMessage("family is 'reg3:16', but must hold {n} for the size, as in reg3:{n}");
        assertThatThrownBy(() -> new SweepPlan("reg3:{n}", List.of(6, 6), 1, List.of("greedy"), OptionalInt.empty(), 7, 0.95))
                .hasMessage("sizes are [6, 6], but must be at least one, each once");
        assertThatThrownBy(() -> new SweepPlan("reg3:{n}", List.of(6), 1, List.of("greddy"), OptionalInt.empty(), 7, 0.95))
                .hasMessageContaining("did you mean greedy?");
    }
}
