package org.assay.comparison.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.assay.classical.search.WeightedGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratorsTest {

    static Stream<String> examples() {
        return Generators.families().stream().map(Family::example);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aSeedGivesOneInstanceAndAnotherSeedAnother(String spec) {
        assertThat(Problems.resolve(spec, 7).digest()).isEqualTo(Problems.resolve(spec, 7).digest());
        assertThat(Problems.resolve(spec, 7).digest()).isNotEqualTo(Problems.resolve(spec, 8).digest());
    }

    /** These digests may never change: published results name instances by generator and seed. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "reg3:16 | e0740baa28354b7c203d00df77892675f15fbc3168171e2980d7ce40c6b592b3",
        "gnp:20:0.5 | b743cbe9522a836ff722f31113cf16959cb8ad6094cc7518df440dc94ee825e2",
        "gnm:20:60 | 7c27d268c65cbc1c387f0485922839b6fb047a176866921defb9ae099862603b",
        "ba:30:2 | bc4335af0867c3618dff6ae656bfe44e7f9da64620d798dacb5547ff6ce04550",
        "ws:30:4:0.1 | 72c20f795458c4842a3d9a3968441aee2d1be85b25420536ff825b1d7fdcbd95",
        "torus:6x6 | 840aa89accd7dc3dc9d31b93c98ba15c63e21ab4c4856de3aa80ffb15e5a4b5f",
        "sk:14 | dccc3976b9e3e8b01330c1848662c738c0aa2797c2061a90720c0135a0c94b43",
        "skg:14 | 3fc9f23ca43784555728e198f76ac94976dbbef6c1cf4d867aec247800e785bf",
        "beasley:50 | eea86bc1e2b76a92105fc255dc4370242a106ad7ab9dea8d9c5b52a149eef41e",
        "partition:12 | a8621f57e8394763a978bb5fd232be935ffd1a888a7bfe7a87fed2d638979593",
        "max3sat:20 | eead39bce91337301d9af4e17424f5e206f664c513bd726ea326cd6732bf17e7",
        "portfolio:12 | d8eef84ffa852aac6bc9e2b68bf7888e701be45a75b17dfa22c09d67eaeec962"})
    void instancesStayWhatTheyAre(String spec, String digest) {
        assertThat(Problems.resolve(spec, 7).digest()).isEqualTo(digest);
    }

    @ParameterizedTest
    @CsvSource({"reg3:16, 3", "reg3:200, 3", "reg4:9, 4", "reg7:30, 7", "reg12:40, 12", "reg9:10, 9", "reg6:8, 6", "reg0:5, 0", "reg1:6, 1"})
    void regularGraphsAreRegularForEverySeed(String spec, int degree) {
        LongStream.range(0, 20).forEach(seed -> {
            WeightedGraph graph = graph(spec, seed);
            for (int u = 0; u < graph.nodes(); u++) {
                assertThat(graph.degree(u)).as("seed %d node %d", seed, u).isEqualTo(degree);
            }
        });
    }

    /** On 6 nodes there are 70 cubic graphs: 60 prisms and 10 K3,3; sampling is to be nearly uniform. */
    @Test
    void regularGraphsAreNearlyUniform() {
        long bipartite = LongStream.range(0, 2000)
                .filter(seed -> Encoding.diagonal(Problems.resolve("reg3:6", seed).cost()).max() == 9)
                .count();
        assertThat(bipartite / 2000.0).isBetween(0.10, 0.19);
    }

    @Test
    void everyPairIsAnEdgeWithItsProbability() {
        double mean = LongStream.range(0, 200).map(seed -> graph("gnp:20:0.3", seed).edges()).average().orElseThrow();
        assertThat(mean).isBetween(55.0, 59.0);
        assertThat(graph("gnp:9:0", 1).edges()).isZero();
        assertThat(graph("gnp:9:1", 1).edges()).isEqualTo(36);
    }

    @ParameterizedTest
    @CsvSource({"gnm:20:60, 60", "gnm:20:0, 0", "gnm:20:190, 190", "gnm:20:180, 180", "ba:30:2, 56", "ba:5:4, 4", "ws:30:4:0.1, 60",
        "ws:30:4:1, 60", "torus:6x6, 72", "torus:3x5, 30"})
    void numbersOfEdgesAreWhatWasAsked(String spec, int edges) {
        assertThat(graph(spec, 7).edges()).isEqualTo(edges);
    }

    @Test
    void smallWorldsAtProbabilityZeroAreRings() {
        WeightedGraph graph = graph("ws:12:4:0", 7);
        for (int u = 0; u < 12; u++) {
            assertThat(graph.degree(u)).isEqualTo(4);
        }
    }

    @Test
    void grownGraphsHaveHubs() {
        WeightedGraph graph = graph("ba:2000:2", 7);
        int largest = 0;
        for (int u = 0; u < graph.nodes(); u++) {
            assertThat(graph.degree(u)).isPositive();
            largest = Math.max(largest, graph.degree(u));
        }
        assertThat(largest).isGreaterThan(40);
    }

    @Test
    void bestPortfoliosHoldTheNumberAskedFor() {
        Problem problem = Problems.resolve("portfolio:12:5", 7);
        double[] energies = Encoding.energyDiagonal(problem.cost()).values();
        int best = 0;
        for (int x = 1; x < energies.length; x++) {
            best = energies[x] < energies[best] ? x : best;
        }
        assertThat(Integer.bitCount(best)).isEqualTo(5);
    }

    @Test
    void clausesHaveThreeVariablesAndAverageTheirShare() {
        Cost.MaxSat sat = (Cost.MaxSat) Problems.resolve("max3sat:12", 7).cost();
        assertThat(sat.clauses()).hasSize(51).allSatisfy(c -> assertThat(c.literals()).hasSize(3));
        double mean = Arrays.stream(Encoding.diagonal(sat).values()).average().orElseThrow();
        assertThat(mean).isCloseTo(51 * 7 / 8.0, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "reg3:15 | reg3:15: 15 nodes of degree 3 have 22.5 edges; make one of the two even; write it as regD:N",
        "reg:16 | reg:16: degree is missing; write it as regD:N",
        "reg3 | reg3: number of nodes is missing; write it as regD:N",
        "reg3:abc | reg3:abc: number of nodes is 'abc', but must be a whole number from 1 to 1000000; write it as regD:N",
        "reg3:16:2 | reg3:16:2: '2' is one part too many; write it as regD:N",
        "reg9:4 | reg9:4: degree is '9', but must be a whole number from 0 to 3; write it as regD:N",
        "gnp:20:1.5 | gnp:20:1.5: probability is '1.5', but must be a number from 0 to 1; write it as gnp:N:P",
        "gnp:20 | gnp:20: probability is missing; write it as gnp:N:P",
        "gnm:4:7 | gnm:4:7: number of edges is '7', but must be a whole number from 0 to 6; write it as gnm:N:M",
        "ws:10:3:0 | ws:10:3:0: number of neighbours is 3, but must be even: as many on each side; write it as ws:N:K:P",
        "torus:6 | torus:6: size is '6', but must be two numbers such as 6x6; write it as torus:AxB",
        "partition:2000:26 | partition:2000:26: the 2000 numbers of 26 bits are too large together; take fewer bits",
        "labs:1 | labs:1: length is '1', but must be a whole number from 2 to 2000; write it as labs:N",
        "ring:2 | ring:2: number of nodes is '2', but must be a whole number from 3 to 1000000; write it as ring:N",
        "petersne | petersne: no such file, and no problem of that name; did you mean petersen?",
        "rag3:16 | rag3:16: no such file, and no problem of that name; did you mean reg?",
        "no/such/file.txt | no/such/file.txt: no such file"})
    void saysWhatIsWrongWithASpec(String spec, String message) {
        assertThatThrownBy(() -> Problems.resolve(spec, 7)).isInstanceOf(ProblemException.class).hasMessageStartingWith(message);
    }

    private static WeightedGraph graph(String spec, long seed) {
        return ((Cost.MaxCut) Problems.resolve(spec, seed).cost()).graph();
    }
}
