package org.assay.quantum.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static List<KernelCall> calls(Consumer<GateSink> last) {
        KernelRecorder recorder = new KernelRecorder();
        recorder.rotateX(1 << 3, 0, 0, 0.8, 0.6);
        recorder.flip(1 << 4, 1 << 3, 0);
        recorder.calls().add(TwoQubitFusionTest.unitary(new Random(1), 1 << 2, 1 << 9));
        last.accept(recorder);
        return recorder.calls();
    }

    private static Consumer<GateSink> dense(long target, double re, double im) {
        double[] mRe = new double[64];
        double[] mIm = new double[64];
        Arrays.fill(mRe, re);
        Arrays.fill(mIm, im);
        return sink -> sink.dense(new long[] {1, 2, target}, 0, 0, mRe, mIm);
    }

    @Test
    void isOfCallsThatAreTheSameNumberByNumber() {
        List<List<KernelCall>> all = new ArrayList<>(List.of(
                calls(sink -> sink.rotateX(1, 0, 0, 0.6, 0.8)),
                calls(sink -> sink.rotateX(1, 0, 0, 0.6, -0.8)),
                calls(sink -> sink.rotateX(1, 0, 0, 0.6, Math.nextUp(0.8))),
                calls(sink -> sink.rotateX(2, 0, 0, 0.6, 0.8)),
                calls(sink -> sink.rotateX(1, 2, 0, 0.6, 0.8)),
                calls(sink -> sink.rotateX(1, 0, 2, 0.6, 0.8)),
                calls(sink -> sink.rotateParity(1, 0, 0, 0.6, 0.8)),
                calls(sink -> sink.swap(1, 2, 0, 0)),
                calls(sink -> sink.swap(1, 4, 0, 0)),
                calls(dense(4, 0, 0)),
                calls(dense(4, 1, 0)),
                calls(dense(4, 0, 1)),
                calls(dense(8, 0, 0)),
                calls(_ -> {})));
        for (int i = 0; i < all.size(); i++) {
            Schedule schedule = Schedule.of(12, Precision.DOUBLE, all.get(i));
            for (int j = 0; j < all.size(); j++) {
                assertThat(schedule.isOf(12, Precision.DOUBLE, all.get(j))).as("%d and %d", i, j).isEqualTo(i == j);
            }
        }
    }

    @Test
    void isOfCallsRecordedAnewButNotOfOtherStates() {
        Consumer<GateSink> last = dense(4, 0.1, 0.2);
        Schedule schedule = Schedule.of(12, Precision.DOUBLE, calls(last));
        assertThat(schedule.isOf(12, Precision.DOUBLE, calls(last))).isTrue();
        assertThat(schedule.isOf(13, Precision.DOUBLE, calls(last))).isFalse();
        assertThat(schedule.isOf(12, Precision.SINGLE, calls(last))).isFalse();
    }

    @Test
    void manyCallsOnLargeTilesAreNotKept() {
        assertThat(Schedule.of(12, Precision.DOUBLE, calls(_ -> {})).isSmall()).isTrue();
        List<KernelCall> many = new ArrayList<>();
        for (int k = 0; k < 1000; k++) {
            many.add(TwoQubitFusionTest.unitary(new Random(k), 1L << k % 7, 1L << 7 + k % 6));
        }
        assertThat(Schedule.of(24, Precision.DOUBLE, many).isSmall()).isFalse();
    }
}
