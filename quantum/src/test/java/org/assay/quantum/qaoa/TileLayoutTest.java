package org.assay.quantum.qaoa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
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
                    assertThat(block).as("block of %s", layout).isLessThanOrEqualTo(1 << 21);
                }
                assertThat(column).as("column of %s", layout).isLessThanOrEqualTo(1 << 21);
            }
        }
    }

    /** Cells of 4 doubles leave 12 bits of 20 qubits to rows and blocks: 7 + 5 of them would take five sweeps. */
    @ParameterizedTest
    @CsvSource({"16, 5, 3", "20, 6, 6", "22, 8, 6", "23, 9, 6", "24, 8, 8", "26, 9, 9", "28, 11, 9"})
    void rowsAndBlocksAreMixedInAsFewSweepsAsCanBe(int bits, int highBits, int rowBits) {
        TileLayout layout = TileLayout.of(bits, 4, 64, false, TileLayout.tile(64));
        assertThat(layout.highBits()).isEqualTo(highBits);
        assertThat(layout.rowBits()).isEqualTo(rowBits);
        assertThat(layout.columnCells()).as("rows are read whole while a column has room for them").isEqualTo(highBits < 10 ? 64 : 16);
    }

    /** Cells of 8 doubles leave one bit less to rows and blocks, which are mixed by fours. */
    @ParameterizedTest
    @CsvSource({"16, 4, 3", "20, 7, 4", "22, 7, 6", "24, 8, 7", "28, 11, 8"})
    void widerCellsTakeFewerSweeps(int bits, int highBits, int rowBits) {
        TileLayout layout = TileLayout.of(bits, 8, 128, false, TileLayout.tile(128));
        assertThat(layout.highBits()).isEqualTo(highBits);
        assertThat(layout.rowBits()).isEqualTo(rowBits);
        assertThat(layout.sweeps().count(highBits) + layout.sweeps().count(rowBits)).isEqualTo(Math.ceilDiv(highBits + rowBits, 4));
    }

    /** Two of the row number's bits are mixed with the complements, and two blocks at once count twice. */
    @ParameterizedTest
    @CsvSource({"15, 5, 2", "19, 6, 5", "21, 8, 5", "23, 8, 7", "25, 9, 8", "27, 11, 8", "29, 12, 9"})
    void withComplementsTwoBitsFewerAreLeft(int bits, int highBits, int rowBits) {
        TileLayout layout = TileLayout.of(bits, 4, 64, true, TileLayout.tile(64));
        assertThat(layout.highBits()).isEqualTo(highBits);
        assertThat(layout.rowBits()).isEqualTo(rowBits);
        assertThat(layout.bitsWithComplement()).isEqualTo(2);
        assertThat(layout.columnCells()).as("of %s", layout).isGreaterThanOrEqualTo(8);
        assertThat(layout.columns()).as("parts for threads").isGreaterThanOrEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({"9, 0", "11, 0", "13, 2"})
    void fewerThanFourRowsAreMixedOneByOne(int bits, int withComplement) {
        TileLayout layout = TileLayout.of(bits, 4, 64, true, TileLayout.tile(64));
        assertThat(layout.bitsWithComplement()).as("%s", layout).isEqualTo(withComplement);
        assertThat(layout.columns()).as("parts for threads").isGreaterThanOrEqualTo(8);
    }
}
