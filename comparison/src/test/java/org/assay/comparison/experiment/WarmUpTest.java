package org.assay.comparison.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntToLongFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** On a clock that moves only when the work says so, by as much as each repetition takes. */
class WarmUpTest {

    private static int runs(long mostNanos, IntToLongFunction nanosOfRun) {
        long[] now = {1_000};
        return new WarmUp(50, mostNanos, () -> now[0]).of(List.of(run -> now[0] += nanosOfRun.applyAsLong(run))).getFirst().runs();
    }

    @Test
    void worksTakeTurnsAndEachHasItsOwnEnd() {
        long[] now = {0};
        List<Character> order = new ArrayList<>();
        IntConsumer steady = _ -> {
            now[0] += 50;
            order.add('s');
        };
        IntConsumer late = run -> {
            now[0] += run < 4 ? 40 : 20;
            order.add('l');
        };
        List<WarmUp.Spent> spent = new WarmUp(50, 1000, () -> now[0]).of(List.of(steady, late));
        // Windows of the late one: 2 x 40 twice, 3 x 20 which is faster, and five idle ones.
        assertThat(spent).extracting(WarmUp.Spent::runs).containsExactly(6, 4 + 3 + 5 * 3);
        assertThat(order.stream().map(String::valueOf).collect(Collectors.joining())).startsWith("sllsllslllslllslllslllllllll");
    }

    @Test
    void workThatGetsNoFasterIsOverAfterFiveWindowsMore() {
        assertThat(runs(1000, _ -> 10)).isEqualTo(6 * 5);
        assertThat(runs(1000, _ -> 25)).isEqualTo(6 * 2);
    }

    @Test
    void workThatGetsFasterGoesOnUntilItDoesNot() {
        // 50, then 5 x 10, then 13 x 4, then no faster.
        assertThat(runs(1000, run -> run == 0 ? 50 : run < 6 ? 10 : 4)).isEqualTo(1 + 5 + 13 + 5 * 13);
        // No faster for three windows of 5 x 10, then 13 x 4: the compiler came late.
        assertThat(runs(1000, run -> run < 20 ? 10 : 4)).isEqualTo(20 + 13 + 5 * 13);
    }

    @Test
    void timeIsUpAfterTheMost() {
        // Windows of 50, 80 and 60, each faster than the one before; another 30 would end after 200.
        assertThat(runs(200, run -> run == 0 ? 50 : run < 3 ? 40 : run < 5 ? 30 : 20)).isEqualTo(1 + 2 + 2);
        assertThat(runs(200, _ -> 1_000_000)).as("one repetition at least").isEqualTo(1);
    }

    @Test
    void workTooShortForTheClockEndsByCount() {
        assertThat(runs(1000, _ -> 0)).isEqualTo(20_000);
    }
}
