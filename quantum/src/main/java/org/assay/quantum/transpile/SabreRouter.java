package org.assay.quantum.transpile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Controls;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.circuit.Operation;
import org.assay.quantum.circuit.Qubits;
import org.assay.quantum.circuit.Register;
import org.assay.quantum.circuit.Registers;

/**
 * Brings the qubits of each two-qubit gate together by swaps, few of them: SABRE.
 *
 * <p>Gates whose predecessors are done form the front layer. Where none of them can be done, the swap
 * is taken that brings the front layer, and at half weight the gates next in line, nearest together;
 * qubits that were swapped lately are passed over (decay). The start layout comes from running the
 * circuit forwards and backwards; the best of several random starts is kept.
 *
 * @see <a href="https://arxiv.org/abs/1809.02573">Li, Ding, Xie 2019, Tackling the qubit mapping problem
 *     for NISQ-era quantum devices</a>
 */
final class SabreRouter {

    private static final int TRIALS = 5;
    private static final int LOOK_AHEAD = 20;
    private static final double LOOK_AHEAD_WEIGHT = 0.5;
    private static final double DECAY_STEP = 0.001;
    private static final int DECAY_RESET = 5;

    /** The circuit on the machine's qubits, and where its qubits are at first and at last. */
    record Routed(Circuit circuit, Layout initial, Layout last, int swaps) {}

    private final Circuit circuit;
    private final CouplingMap map;
    private final RandomGenerator random;

    private SabreRouter(Circuit circuit, CouplingMap map, long seed) {
        this.circuit = circuit;
        this.map = map;
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** Gates must act on one or two qubits; swaps appear as {@link Gate.Fixed#SWAP}. */
    static Routed route(Circuit circuit, CouplingMap map, long seed) {
        return new SabreRouter(circuit, map, seed).best();
    }

    private Routed best() {
        Dependencies forwards = Dependencies.of(circuit.operations(), circuit.qubits(), circuit.bits());
        Routed best = routed(forwards, Layout.identity(map.qubits()));
        if (best.swaps() == 0) {
            return best;
        }
        Dependencies backwards = Dependencies.of(circuit.operations().reversed(), circuit.qubits(), circuit.bits());
        for (int trial = 0; trial < TRIALS && best.swaps() > 0; trial++) {
            int[] start = trial == 0 ? Layout.identity(map.qubits()).toArray() : shuffled();
            int[] end = new Pass(forwards, start).run();
            int[] settled = new Pass(backwards, end).run();
            Routed candidate = routed(forwards, Layout.of(settled));
            best = candidate.swaps() < best.swaps() ? candidate : best;
        }
        return best;
    }

    private Routed routed(Dependencies forwards, Layout initial) {
        Pass pass = new Pass(forwards, initial.toArray());
        Layout last = Layout.of(pass.run());
        List<Register> machine = Registers.plain(map.qubits(), 0).quantum();
        Registers registers = new Registers(machine, circuit.registers().classical());
        Circuit onMachine = new Circuit(circuit.name(), map.qubits(), circuit.bits(), pass.done, registers);
        return new Routed(onMachine, initial, last, pass.swaps);
    }

    private int[] shuffled() {
        List<Integer> places = new ArrayList<>(Layout.identity(map.qubits()).physical());
        Collections.shuffle(places, java.util.Random.from(random));
        return places.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The operations and which of them wait for which: those that share a qubit or a classical bit. */
    private record Dependencies(
            List<Operation> operations, List<int[]> pairs, List<List<Integer>> successors, List<Integer> waitsFor) {

        static Dependencies of(List<Operation> operations, int qubits, int bits) {
            int[] last = new int[qubits + bits];
            Arrays.fill(last, -1);
            List<int[]> pairs = new ArrayList<>();
            List<List<Integer>> successors = new ArrayList<>();
            List<Integer> waitsFor = new ArrayList<>();
            for (int i = 0; i < operations.size(); i++) {
                pairs.add(pair(operations.get(i)));
                successors.add(new ArrayList<>());
                int count = 0;
                for (int wire : Wires.of(operations.get(i), qubits)) {
                    if (last[wire] >= 0 && last[wire] != i) {
                        successors.get(last[wire]).add(i);
                        count++;
                    }
                    last[wire] = i;
                }
                waitsFor.add(count);
            }
            return new Dependencies(operations, pairs, successors, waitsFor);
        }

        /** The two qubits that must meet; none where it does not matter. */
        private static int[] pair(Operation operation) {
            boolean mustMeet = !(operation instanceof Operation.Barrier) && operation.qubits().size() == 2;
            return mustMeet ? operation.qubits().toArray() : new int[0];
        }
    }

    /** One run through the circuit from a given layout. */
    private final class Pass {
        private final Dependencies dependencies;
        private final int[] physicalOf;
        private final int[] logicalAt;
        private final int[] waiting;
        private final double[] decay;
        private final List<Operation> done = new ArrayList<>();
        private List<Integer> front = new ArrayList<>();
        private int swaps;
        private int swapsSinceProgress;

        Pass(Dependencies dependencies, int[] layout) {
            this.dependencies = dependencies;
            physicalOf = layout.clone();
            logicalAt = new int[layout.length];
            for (int q = 0; q < layout.length; q++) {
                logicalAt[layout[q]] = q;
            }
            waiting = dependencies.waitsFor().stream().mapToInt(Integer::intValue).toArray();
            decay = new double[layout.length];
            Arrays.fill(decay, 1);
            for (int i = 0; i < waiting.length; i++) {
                if (waiting[i] == 0) {
                    front.add(i);
                }
            }
        }

        /** Returns the layout at the end. */
        int[] run() {
            while (true) {
                doWhatCanBeDone();
                if (front.isEmpty()) {
                    return physicalOf;
                }
                if (swapsSinceProgress > 3 * map.qubits() + 10) {
                    bringTogether(front.getFirst());
                } else {
                    swap(bestSwap());
                }
            }
        }

        private void doWhatCanBeDone() {
            ArrayDeque<Integer> candidates = new ArrayDeque<>(front);
            List<Integer> stuck = new ArrayList<>();
            while (!candidates.isEmpty()) {
                int i = candidates.remove();
                if (!canBeDone(dependencies.pairs().get(i))) {
                    stuck.add(i);
                    continue;
                }
                done.add(dependencies.operations().get(i).moved(q -> physicalOf[q], bit -> bit));
                swapsSinceProgress = 0;
                Arrays.fill(decay, 1);
                for (int next : dependencies.successors().get(i)) {
                    if (--waiting[next] == 0) {
                        candidates.add(next);
                    }
                }
            }
            front = stuck;
        }

        private boolean canBeDone(int[] pair) {
            return pair.length == 0 || distance(pair) == 1;
        }

        private int distance(int[] pair) {
            return map.distance(physicalOf[pair[0]], physicalOf[pair[1]]);
        }

        private CouplingMap.Pair bestSwap() {
            List<int[]> near = front.stream().map(dependencies.pairs()::get).toList();
            List<int[]> ahead = lookAhead();
            List<CouplingMap.Pair> best = new ArrayList<>();
            double bestScore = Double.POSITIVE_INFINITY;
            for (CouplingMap.Pair candidate : swapsOfFront(near)) {
                double score = score(candidate, near, ahead);
                if (score < bestScore - 1e-12) {
                    bestScore = score;
                    best.clear();
                }
                if (score < bestScore + 1e-12) {
                    best.add(candidate);
                }
            }
            return best.get(random.nextInt(best.size()));
        }

        private List<CouplingMap.Pair> swapsOfFront(List<int[]> near) {
            return near.stream()
                    .flatMapToInt(Arrays::stream)
                    .map(q -> physicalOf[q])
                    .distinct()
                    .boxed()
                    .flatMap(p -> Arrays.stream(map.neighboursOf(p)).mapToObj(n -> new CouplingMap.Pair(p, n)))
                    .distinct()
                    .toList();
        }

        private double score(CouplingMap.Pair candidate, List<int[]> near, List<int[]> ahead) {
            exchange(candidate);
            double score = mean(near) + LOOK_AHEAD_WEIGHT * mean(ahead);
            exchange(candidate);
            return score * Math.max(decay[candidate.low()], decay[candidate.high()]);
        }

        private double mean(List<int[]> pairs) {
            double sum = 0;
            for (int[] pair : pairs) {
                sum += distance(pair);
            }
            return pairs.isEmpty() ? 0 : sum / pairs.size();
        }

        /** The two-qubit gates that come next behind the front layer. */
        private List<int[]> lookAhead() {
            List<int[]> ahead = new ArrayList<>();
            BitSet seen = new BitSet();
            ArrayDeque<Integer> queue = new ArrayDeque<>(front);
            while (!queue.isEmpty() && ahead.size() < LOOK_AHEAD) {
                for (int next : dependencies.successors().get(queue.remove())) {
                    if (!seen.get(next)) {
                        seen.set(next);
                        queue.add(next);
                        if (dependencies.pairs().get(next).length == 2) {
                            ahead.add(dependencies.pairs().get(next));
                        }
                    }
                }
            }
            return ahead;
        }

        private void swap(CouplingMap.Pair pair) {
            done.add(new Operation.Apply(Gate.Fixed.SWAP, Qubits.of(pair.low(), pair.high()), Controls.NONE));
            exchange(pair);
            swaps++;
            swapsSinceProgress++;
            if (swapsSinceProgress % DECAY_RESET == 0) {
                Arrays.fill(decay, 1);
            } else {
                decay[pair.low()] += DECAY_STEP;
                decay[pair.high()] += DECAY_STEP;
            }
        }

        private void exchange(CouplingMap.Pair pair) {
            int a = logicalAt[pair.low()];
            int b = logicalAt[pair.high()];
            logicalAt[pair.low()] = b;
            logicalAt[pair.high()] = a;
            physicalOf[a] = pair.high();
            physicalOf[b] = pair.low();
        }

        /** The way out where the heuristic goes in circles: along a shortest path. */
        private void bringTogether(int stuck) {
            int[] pair = dependencies.pairs().get(stuck);
            int target = physicalOf[pair[1]];
            while (distance(pair) > 1) {
                int here = physicalOf[pair[0]];
                int closer = Arrays.stream(map.neighboursOf(here))
                        .filter(n -> map.distance(n, target) < map.distance(here, target))
                        .findFirst()
                        .orElseThrow();
                swap(new CouplingMap.Pair(here, closer));
            }
        }
    }
}
