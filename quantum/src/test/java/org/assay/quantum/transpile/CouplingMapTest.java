package org.assay.quantum.transpile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CouplingMapTest {

    /** Map, qubits, couplings, most neighbours of a qubit, greatest distance. */
    static Stream<Arguments> maps() {
        return Stream.of(
                Arguments.of(CouplingMap.line(1), 1, 0, 0, 0),
                Arguments.of(CouplingMap.line(6), 6, 5, 2, 5),
                Arguments.of(CouplingMap.ring(2), 2, 1, 1, 1),
                Arguments.of(CouplingMap.ring(7), 7, 7, 2, 3),
                Arguments.of(CouplingMap.grid(1, 4), 4, 3, 2, 3),
                Arguments.of(CouplingMap.grid(3, 4), 12, 17, 4, 5),
                Arguments.of(CouplingMap.heavyHex(1, 1), 12, 12, 2, 6),
                Arguments.of(CouplingMap.heavyHex(1, 2), 21, 22, 3, 10),
                Arguments.of(CouplingMap.heavyHex(2, 2), 35, 38, 3, 14),
                Arguments.of(CouplingMap.allToAll(5), 5, 10, 4, 1),
                Arguments.of(new CouplingMap("star", 4, List.of(new CouplingMap.Pair(0, 3), new CouplingMap.Pair(3, 1), new CouplingMap.Pair(2, 3), new CouplingMap.Pair(3, 2))), 4, 3, 3, 2));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("maps")
    void hasItsQubitsCouplingsDegreeAndDiameter(CouplingMap map, int qubits, int pairs, int degree, int diameter) {
        assertThat(map.qubits()).isEqualTo(qubits);
        assertThat(map.pairs()).hasSize(pairs);
        assertThat(IntStream.range(0, qubits).map(q -> map.neighboursOf(q).length).max()).hasValue(degree);
        assertThat(IntStream.range(0, qubits).flatMap(a -> IntStream.range(0, qubits).map(b -> map.distance(a, b))).max())
                .hasValue(diameter);
        assertThat(map.pairs()).allMatch(p -> map.areNeighbours(p.low(), p.high()) && map.areNeighbours(p.high(), p.low()));
    }

    @Test
    void refusesWhatIsNoMap() {
        assertThatThrownBy(() -> new CouplingMap.Pair(2, 2)).hasMessageContaining("two different qubits");
        assertThatThrownBy(() -> new CouplingMap("m", 2, List.of(new CouplingMap.Pair(1, 2)))).hasMessageContaining("qubits 0..1");
        assertThatThrownBy(() -> new CouplingMap("m", 4, List.of(new CouplingMap.Pair(0, 1), new CouplingMap.Pair(2, 3))))
                .hasMessageContaining("qubits 0 and 2 of map 'm' are not connected");
        assertThatThrownBy(() -> CouplingMap.grid(0, 3)).hasMessageContaining("0 and 3");
        assertThatThrownBy(() -> CouplingMap.line(0)).hasMessageContaining("got 0");
        assertThatThrownBy(() -> new Layout(List.of(0, 0))).hasMessageContaining("not a permutation");
    }
}
