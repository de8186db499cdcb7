package org.assay.quantum.qaoa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileLayoutTest {

    /** Cells of double and single precision at 128, 256 and 512 bits, and what a tile holds of them. */
    @ParameterizedTest
    @CsvSource({"2, 32", "4, 64", "8, 128", "4, 32", "8, 64", "16, 128"})
    void cellsHavePlacesOfTheirOwnAndTilesHoldTheirShare(int lanes, int cellBytes) {
        for (boolean paired : new boolean[] {false, true}) {
            for (int bits = 11; bits <= 16; bits++) {
                TileLayout layout = TileLayout.of(bits, lanes, cellBytes, paired, TileLayout.tile(cellBytes));
                Set<Long> places = new HashSet<>();
                for (long x = 0; x < 1L << bits; x += lanes) {
                    long place = layout.cellOffset(x);
                    assertThat(place).isBetween(0L, layout.bytes() - cellBytes);
                    assertThat(places.add(place / cellBytes)).as("cell of %d in %s", x, layout).isTrue();
                    assertThat(place % cellBytes % 64).isZero();
                }
            }
            for (int bits = 11; bits <= 32; bits++) {
                TileLayout layout = TileLayout.of(bits, lanes, cellBytes, paired, TileLayout.tile(cellBytes));
                assertThat(layout.rowBits() + layout.highBits() + 6 + Integer.numberOfTrailingZeros(lanes)).isEqualTo(bits);
                long block = (long) layout.rows() * TileLayout.ROW_CELLS * cellBytes;
                long column = (long) layout.blocks() * layout.columnCells() * cellBytes;
                if (layout.columnCells() > 1) {
                    assertThat(paired ? 2 * block : block).as("block of %s", layout).isLessThanOrEqualTo(1 << 19);
                }
                // The narrowest column there is may be twice as large, before blocks grow.
                assertThat(column).as("column of %s", layout).isLessThanOrEqualTo(layout.columnCells() == 1 ? 1 << 20 : 1 << 19);
            }
        }
    }

    /** 20 qubits in cells of 4 doubles leave 12 bits to rows and blocks: 7 + 5 of them would take five sweeps. */
    @Test
    void rowsAndBlocksAreMixedInAsFewSweepsAsCanBe() {
        TileLayout layout = TileLayout.of(20, 4, 64, false, TileLayout.tile(64));
        assertThat(layout.rowBits()).isEqualTo(6);
        assertThat(layout.highBits()).isEqualTo(6);
        // 16 bits take six sweeps either way, and columns stay wide.
        assertThat(TileLayout.of(24, 4, 64, false, TileLayout.tile(64)).rowBits()).isEqualTo(7);
    }
}
