package org.assay.quantum.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class WorkersTest {

    @Test
    void everyPartIsDoneOnce() {
        for (int size : new int[] {1, 2, 3, 5}) {
            Workers workers = new Workers(size);
            for (int round = 0; round < 200; round++) {
                AtomicIntegerArray done = new AtomicIntegerArray(37);
                workers.run(37, done::incrementAndGet);
                for (int part = 0; part < 37; part++) {
                    assertThat(done.get(part)).as("part %d, %d threads, round %d", part, size, round).isEqualTo(1);
                }
            }
        }
    }

    @Test
    void aJobInsideAJobIsDoneByItsCaller() {
        Workers workers = new Workers(2);
        AtomicIntegerArray done = new AtomicIntegerArray(12);
        workers.run(3, outer -> workers.run(4, inner -> done.incrementAndGet(outer * 4 + inner)));
        for (int i = 0; i < 12; i++) {
            assertThat(done.get(i)).isEqualTo(1);
        }
    }

    @Test
    void aFailureReachesTheCallerAndTheCrewLivesOn() {
        Workers workers = new Workers(2);
        assertThatThrownBy(() -> workers.run(8, part -> {
                    if (part == 5) {
                        throw new IllegalArgumentException("part 5");
                    }
                }))
                .hasRootCauseMessage("part 5");
        AtomicIntegerArray done = new AtomicIntegerArray(8);
        workers.run(8, done::incrementAndGet);
        assertThat(done.get(7)).isEqualTo(1);
    }

    @Test
    void threadsOfAllCrewsAreKnownInTheOrderInWhichTheyStarted() {
        new Workers(2);
        long[] before = Workers.threadIds();
        new Workers(3);
        new Workers(1);
        long[] after = Workers.threadIds();
        assertThat(after).hasSize(before.length + 2).startsWith(before).doesNotHaveDuplicates().doesNotContain(Thread.currentThread().threadId());
    }

    @Test
    void refusesACrewOfNobody() {
        assertThatThrownBy(() -> new Workers(0)).hasMessage("thread count is 0, but must be at least 1");
    }
}
