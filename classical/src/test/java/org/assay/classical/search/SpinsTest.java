package org.assay.classical.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SpinsTest {

    @Test
    void everyFormTellsTheSameSpins() {
        Random random = new Random(5);
        for (int size = 0; size <= 130; size++) {
            byte[] values = SpinState.randomSpins(size, random);
            Spins spins = Spins.of(values);

            assertThat(spins.toBytes()).isEqualTo(values);
            assertThat(Spins.ofSides(spins.toSides())).isEqualTo(spins).hasSameHashCodeAs(spins);
            for (int i = 0; i < size; i++) {
                assertThat(spins.spin(i)).isEqualTo(values[i]);
                assertThat(spins.isDown(i)).isEqualTo(values[i] < 0);
            }
        }
    }

    @Test
    void bitOneIsSpinDown() {
        assertThat(Spins.ofBits(3, 0b001)).hasToString("100").isEqualTo(Spins.of(new byte[] {-1, 1, 1}));
        assertThat(Spins.ofBits(64, -1)).isEqualTo(Spins.ofBits(64, ~0L));
        assertThat(Spins.ofBits(2, -1)).isEqualTo(Spins.ofBits(2, 3));
    }

    @Test
    void refusesWhatIsNoSpin() {
        assertThatIllegalArgumentException().isThrownBy(() -> Spins.of(new byte[] {1, 0})).withMessageContaining("spin 1 is 0");
        assertThatIllegalArgumentException().isThrownBy(() -> Spins.ofBits(65, 0)).withMessageContaining("65");
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> Spins.ofBits(3, 0).spin(3));
    }
}
