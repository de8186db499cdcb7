package org.assay.quantum.qaoa;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "64 | 0 |", "64 | 1 | 1", "64 | 3 | 3", "64 | 4 | 2 2", "64 | 5 | 3 2", "64 | 7 | 3 2 2", "64 | 8 | 3 3 2", "64 | 10 | 3 3 2 2",
        "128 | 0 |", "128 | 3 | 3", "128 | 4 | 4", "128 | 5 | 3 2", "128 | 6 | 3 3", "128 | 7 | 4 3", "128 | 9 | 3 3 3", "128 | 10 | 4 3 3"})
    void bitsAreSharedOutEvenly(int cellBytes, int bits, String expected) {
        Sweeps sweeps = Sweeps.of(cellBytes);
        List<String> widths = new ArrayList<>();
        for (int left = bits; left > 0; left -= sweeps.width(left)) {
            widths.add(Integer.toString(sweeps.width(left)));
        }
        assertThat(String.join(" ", widths)).isEqualTo(expected == null ? "" : expected);
        assertThat(widths).hasSize(sweeps.count(bits));
        assertThat(sweeps.lastWidth(bits)).isEqualTo(widths.isEmpty() ? 0 : Integer.parseInt(widths.getLast()));
    }
}
