"""Interleaved measurements of QAOA simulators on the same graphs and angles; see the script `qaoa`.

Every simulator evolves the state and evaluates the cost; building circuits and diagonals is not
timed. A run counts only if its energy agrees with ours. Times are medians over the rounds, each
round one run of every simulator, so that a busy machine is busy for all.
"""
import argparse
import ctypes
import datetime
import importlib.metadata
import os
import pathlib
import platform
import statistics
import subprocess
import sys
import time

arguments = argparse.ArgumentParser()
arguments.add_argument("--root", required=True)
arguments.add_argument("--qubits", default="16,20,24")
arguments.add_argument("--depth", type=int, default=4)
arguments.add_argument("--gradient-qubits", default="20")
arguments.add_argument("--gradient-depth", type=int, default=8)
arguments.add_argument("--rounds", type=int, default=15, help="a third of it, and 3 at least, from 22 qubits on")
arguments.add_argument("--threads", type=int, default=os.cpu_count())
arguments.add_argument("--turn", type=float, default=50, help="milliseconds that each repeats its work for in a round, once at least")
arguments.add_argument("--shots", type=int, default=100_000)
arguments.add_argument("--large", default="", help="sizes to run to the end at depth 2, such as 29,30; the last bit is saved where the size is even")
arguments.add_argument("--peers", default="qokit,qsim,lightning,qulacs,aer")
arguments.add_argument("--note", default="", help="a line for the head of the table, such as 'shared machine'")
options = arguments.parse_args()
os.environ["OMP_NUM_THREADS"] = str(options.threads)  # before the imports that read it

import networkx
import numpy

from worker import SPINNING, Sweeps, Worker, orders, processor

WORK = pathlib.Path(os.environ["PEERS_WORK"])
ROOT = pathlib.Path(options.root)


class Ours(Worker):
    """The JVM, as a child that answers requests; see QaoaWorker."""

    def __init__(self, *flags):
        super().__init__("org.assay.benchmarks.qaoa.QaoaWorker", ROOT / "benchmarks/target/benchmarks.jar", *flags)

    def setup(self, graph, symmetry, precision="DOUBLE", weights=()):
        self.ask("graph", graph.number_of_nodes(), *[v for edge in graph.edges for v in edge])
        if weights:
            self.ask("weights", *weights)
        self.ask("engine", options.threads, "true" if symmetry else "false", precision)
        self.ask("turn", options.turn)


def diagonal(graph):
    n = graph.number_of_nodes()
    x = numpy.arange(1 << n, dtype=numpy.uint32)
    cost = numpy.zeros(1 << n)
    for i, j in graph.edges:
        cost += (x >> i ^ x >> j) & 1
    return cost


def timed(work):
    """Repeats the work for a turn; the value, milliseconds by the clock, and milliseconds of processor time of all threads, means of the turn."""
    cpu, start, runs, clock = time.process_time(), time.perf_counter(), 0, 0
    while not runs or clock < options.turn:
        value = work()
        runs += 1
        clock = (time.perf_counter() - start) * 1e3
    result = float(value), clock / runs, (time.process_time() - cpu) * 1e3 / runs
    time.sleep(SPINNING)
    return result


def expected(re, im, cost):
    """sum cost |a|^2 in one pass, without arrays in between."""
    return numpy.einsum("i,i,i->", re, re, cost) + numpy.einsum("i,i,i->", im, im, cost)


class Qokit:
    """Its C simulator, compiled with -O3; it applies exp(+i theta C), theta = -gamma/2 of its own angle."""
    name, precision = "QOKit C -O3", 1e-10

    def __init__(self, graph, gammas, betas):
        self.n = graph.number_of_nodes()
        self.cost = diagonal(graph)
        self.gammas = numpy.asarray(gammas) * 2
        self.betas = numpy.asarray(betas)
        self.re, self.im = numpy.empty(1 << self.n), numpy.empty(1 << self.n)
        self.library = ctypes.CDLL(str(WORK / "libqokit.so"))

    def energy(self):
        size = 1 << self.n
        pointer = lambda a: a.ctypes.data_as(ctypes.POINTER(ctypes.c_double))
        self.re.fill(size ** -0.5)
        self.im.fill(0)
        self.library.apply_qaoa_furx(pointer(self.re), pointer(self.im), pointer(self.gammas), pointer(self.betas), pointer(self.cost),
                                     ctypes.c_uint(self.n), ctypes.c_size_t(size), ctypes.c_size_t(len(self.gammas)))
        return expected(self.re, self.im, self.cost)


class Qsim:
    """Single precision; the best of fusing 2, 3 or 4 qubits, found before the rounds. The circuit is translated once."""
    name, precision = "qsim float", 2e-5

    def __init__(self, graph, gammas, betas):
        import cirq
        import qsimcirq
        n = graph.number_of_nodes()
        # cirq's first qubit is the highest bit of an index.
        qubits = [cirq.LineQubit(n - 1 - i) for i in range(n)]
        circuit = cirq.Circuit(cirq.H(q) for q in qubits)
        for g, b in zip(gammas, betas):
            circuit.append(cirq.ZZPowGate(exponent=-g / numpy.pi, global_shift=-0.5)(qubits[i], qubits[j]) for i, j in graph.edges)
            circuit.append(cirq.rx(2 * b)(q) for q in qubits)
        self.native = qsimcirq.qsim
        self.twice = numpy.repeat(diagonal(graph).astype(numpy.float32), 2)
        self.settings = {}
        for fusion in (2, 3, 4):
            simulator = qsimcirq.QSimSimulator({"t": options.threads, "f": fusion})
            translated, _ = simulator._translate_circuit(qsimcirq.QSimCircuit(circuit), "translate_cirq_to_qsim", cirq.QubitOrder.DEFAULT)
            self.settings[fusion] = {**simulator.qsim_options, "c": translated, "s": 1}
        self.fusion = min((2, 3, 4), key=lambda f: min(timed(lambda: self.run(f))[1] for _ in range(2)))
        self.name = "qsim float, fusion %d" % self.fusion

    def run(self, fusion):
        state = self.native.qsim_simulate_fullstate(self.settings[fusion], 0)
        state *= state
        # Row by row: one sum of 2^25 terms in single precision would be off by 1e-4.
        rows = (-1, min(4096, state.size))
        return numpy.einsum("ij,ij->i", state.reshape(rows), self.twice.reshape(rows)).sum(dtype=numpy.float64)

    def energy(self):
        return self.run(self.fusion)

    def evolve(self):
        """Evolution, the state handed over as it is."""
        self.native.qsim_simulate_fullstate(self.settings[self.fusion], 0)
        return 0

    def sample(self, shots):
        """Evolution and so many shots, as numbers; the mean of their costs is what is returned."""
        outcomes = self.native.qsim_sample_final(self.settings[self.fusion], shots)
        return lambda: numpy.mean(self.twice[2 * numpy.asarray(outcomes, dtype=numpy.int64)])


class Lightning:
    """Tapes are built once; the gradient is the device's own adjoint sweep, a derivative for every gate."""
    name, precision = "Lightning", 1e-10

    def __init__(self, graph, gammas, betas):
        import pennylane as qml
        self.n, self.cost = graph.number_of_nodes(), diagonal(graph)
        self.device = qml.device("lightning.qubit", wires=self.n)
        gates = [qml.Hadamard(q) for q in range(self.n)]
        for l in range(len(gammas)):
            gates += [qml.IsingZZ(-gammas[l], wires=[i, j]) for i, j in graph.edges]
            gates += [qml.RX(2 * betas[l], wires=q) for q in range(self.n)]
        self.evolution = qml.tape.QuantumScript(gates, [qml.probs(wires=range(self.n - 1, -1, -1))])
        terms = qml.Hamiltonian([-0.5] * graph.number_of_edges(), [qml.Z(i) @ qml.Z(j) for i, j in graph.edges])
        self.adjoint = qml.tape.QuantumScript(gates, [qml.expval(terms)])
        self.edges, self.depth = graph.number_of_edges(), len(gammas)
        self.adjoint.trainable_params = list(range(self.depth * (self.edges + self.n)))  # not the coefficients

    def energy(self):
        return numpy.dot(self.device.execute(self.evolution), self.cost)

    def gradient(self):
        """The derivative by the first gamma: that of its RZZ gates, each by minus gamma, together."""
        derivatives = numpy.ravel(self.device.compute_derivatives(self.adjoint))
        assert len(derivatives) == self.depth * (self.edges + self.n)
        return -numpy.sum(derivatives[:self.edges])


class Qulacs:
    name, precision = "qulacs", 1e-10

    def __init__(self, graph, gammas, betas):
        import qulacs
        n = graph.number_of_nodes()
        self.cost, self.state = diagonal(graph), qulacs.QuantumState(n)
        self.circuit = qulacs.QuantumCircuit(n)
        for g, b in zip(gammas, betas):
            for i, j in graph.edges:
                same, other = numpy.exp(0.5j * g), numpy.exp(-0.5j * g)
                self.circuit.add_gate(qulacs.gate.DenseMatrix([i, j], numpy.diag([same, other, other, same]))
                                      if not hasattr(qulacs.gate, "DiagonalMatrix")
                                      else qulacs.gate.DiagonalMatrix([i, j], [same, other, other, same]))
            for q in range(n):
                self.circuit.add_RX_gate(q, -2 * b)

    def energy(self):
        n = self.state.get_qubit_count()
        self.state.load(numpy.full(1 << n, 2 ** (-n / 2), dtype=complex))
        self.circuit.update_quantum_state(self.state)
        vector = self.state.get_vector()
        return expected(vector.real, vector.imag, self.cost)


class Aer:
    name, precision = "Qiskit Aer", 1e-10

    def __init__(self, graph, gammas, betas):
        import qiskit
        from qiskit_aer import AerSimulator
        n = graph.number_of_nodes()
        self.cost = diagonal(graph)
        circuit = qiskit.QuantumCircuit(n)
        circuit.h(range(n))
        for g, b in zip(gammas, betas):
            for i, j in graph.edges:
                circuit.rzz(-g, i, j)
            circuit.rx(2 * b, range(n))
        circuit.save_statevector()
        self.circuit = circuit
        self.simulator = AerSimulator(method="statevector", max_parallel_threads=options.threads)

    def energy(self):
        vector = numpy.asarray(self.simulator.run(self.circuit).result().get_statevector())
        return expected(vector.real, vector.imag, self.cost)


PEERS = {"qokit": Qokit, "qsim": Qsim, "lightning": Lightning, "qulacs": Qulacs, "aer": Aer}
PACKAGES = {"qokit": "qokit", "qsim": "qsimcirq", "lightning": "pennylane-lightning", "qulacs": "qulacs", "aer": "qiskit-aer"}


def angles(depth):
    return [0.3 + 0.5 * l / depth for l in range(depth)], [0.6 - 0.5 * l / depth for l in range(depth)]


def random_cubic(n):
    """A random cubic graph; of one node more, less that node, where n is odd."""
    graph = networkx.random_regular_graph(3, n + n % 2, seed=1)
    graph.remove_nodes_from(range(n, n + n % 2))
    return networkx.convert_node_labels_to_integers(graph)


def rounds_at(n):
    return options.rounds if n < 22 else max(3, options.rounds // 3)


def interleave(contenders, value, rounds, warm):
    """Rounds of a turn each, every one in an order of its own; {name: [median, best, median processor ms]}. Refuses a wrong answer."""
    times = {name: [] for name in contenders}
    for round_, order in enumerate(orders(contenders, rounds + warm)):
        for name in order:
            run, precision = contenders[name]
            got, ms, cpu = run()
            if abs(got - value) > precision * abs(value):
                sys.exit("%s has %.12g, expected %.12g" % (name, got, value))
            if round_ >= warm:
                times[name].append((ms, cpu))
    return {name: [statistics.median(ms for ms, _ in t), min(ms for ms, _ in t), statistics.median(cpu for _, cpu in t)]
            for name, t in times.items()}


def table(title, results, reference):
    base = results[reference]
    rows = ["", "### " + title, "", "| simulator | median ms | best ms | processor ms | times %s: median | best | processor |" % reference,
            "|---|---:|---:|---:|---:|---:|---:|"]
    for name, row in sorted(results.items(), key=lambda r: r[1][0]):
        cells = ["%.3g" % ms for ms in row] + ["%.2f" % (ms / ours) for ms, ours in zip(row, base)]
        rows.append("| %s | %s |" % (name, " | ".join(cells)))
    return rows


def goal(what, value, must, moonshot, more_is_better=True):
    met = [value >= g if more_is_better else value <= g for g in (must, moonshot)]
    return "| %s | %.3g | %g | %g | %s |" % (what, value, must, moonshot, "beyond" if met[1] else "met" if met[0] else "**missed**")


GOALS = ["", "### Against the goals", "", "Ratios of medians by the clock.", "",
         "| what | here | goal | far goal | |", "|---|---:|---:|---:|---|"]

OURS = {
    "Assay": (False, "DOUBLE", 1e-10),
    "Assay, symmetry": (True, "DOUBLE", 1e-10),
    "Assay, float": (False, "SINGLE", 1e-5),
    "Assay, float, symmetry": (True, "SINGLE", 1e-5),
}


def energies(n, chosen, goals):
    """The table of one size, and the shots."""
    graph, (gammas, betas) = random_cubic(n), angles(options.depth)
    sweeps = Sweeps(ROOT / "benchmarks/target/benchmarks.jar", n, options.threads, options.turn)
    peers = {p: PEERS[p](graph, gammas, betas) for p in chosen}
    weights = [0.1 + 0.9 * (k * 0.6180339887498949 % 1) for k in range(graph.number_of_edges())]
    workers = {name: Ours() for name in [*OURS, "weighted"]}
    contenders = {}
    for name, (symmetry, precision, digits) in OURS.items():
        workers[name].setup(graph, symmetry, precision)
        contenders[name] = (lambda w=workers[name]: w.ask("energy", *gammas, *betas), digits)
    workers["weighted"].setup(graph, False, "DOUBLE", weights)
    for worker in workers.values():
        for _ in range(40 if n < 22 else 4):
            value = worker.ask("energy", *gammas, *betas)[0]
    value = workers["Assay"].ask("energy", *gammas, *betas)[0]
    for peer in peers.values():
        contenders[peer.name] = (lambda p=peer: timed(p.energy), peer.precision)
    results = interleave(contenders, value, rounds_at(n), 2 if n < 22 else 1)
    beside = [(workers["Assay"].ask("energy", *gammas, *betas)[1], options.depth * sweeps.run()[0]) for _ in range(2 * options.rounds)]
    (energy, passes), (best, least) = (tuple(map(of, zip(*beside))) for of in (statistics.median, min))
    sweeps.close()
    out = table("Energy, n = %d, p = %d" % (n, options.depth), results, "Assay")
    out += ["", "%d read and write passes over 2^%d complex doubles: median %.3g ms, best %.3g; Assay by turns with them, %d times:"
            % (options.depth, n, passes, least, len(beside)), "median %.3g ms, best %.3g, so %.2f times the median, its best %.2f times the best."
            % (energy, best, energy / passes, best / least)]
    if n >= 24 and options.threads > 1:  # one thread has half the arithmetic for the same memory
        goals.append(goal("n = %d against %d passes over memory (at most)" % (n, options.depth), energy / passes, 3, 1.8, False))
    ours = results["Assay"][0]
    if "qokit" in peers:
        goals.append(goal("n = %d, QOKit / Assay" % n, results["QOKit C -O3"][0] / ours, 13, 25))
        goals.append(goal("n = %d, QOKit / Assay with symmetry" % n, results["QOKit C -O3"][0] / results["Assay, symmetry"][0], 24, 45))
    if "qsim" in peers:
        goals.append(goal("n = %d, qsim / Assay, both float" % n, results[peers["qsim"].name][0] / results["Assay, float"][0], 7, 12))
    pairs = [(workers["weighted"].ask("energy", *gammas, *betas)[1], workers["Assay"].ask("energy", *gammas, *betas)[1])
             for _ in range(options.rounds)]
    weighted, plain = (statistics.median(p[k] for p in pairs) for k in (0, 1))
    goals.append(goal("n = %d, speed of weighted costs against integer ones" % n, plain / weighted, 0.5, 0.8))
    with_qsim = "qsim" in peers
    contenders.clear()
    peers.clear()  # their states
    out += shots(n, graph, workers, with_qsim, goals)
    for worker in workers.values():
        worker.close()
    return out


def shots(n, graph, workers, with_qsim, goals):
    """
    Evolution and shots, interleaved with evolution alone; what shots take is the difference to those before and after.
    Of depth 1: a difference of long times is lost in their scatter. Alone is with the energy for us, which is read on the way,
    and with the state for qsim: of its shots the first takes the passes over the state that all of them take.
    """
    gammas, betas = angles(1)
    value = workers["Assay"].ask("energy", *gammas, *betas)[0]
    qsim = Qsim(graph, gammas, betas) if with_qsim else None
    names = ["Assay", "Assay, float"]
    times = {name: [] for name in names + ["qsim"]}
    warm = 10 if n < 22 else 2

    def take(name, evolve, sample, counts):
        """Milliseconds with shots, and what that is beyond evolving alone, before and after."""
        before = evolve() if counts else 0
        mean, both = sample()
        if abs(mean / value - 1) > 0.02:
            sys.exit("the shots of %s have mean %g, expected about %g" % (name, mean, value))
        if counts:
            times[name].append((both, both - (before + evolve()) / 2))

    def sampled_by_qsim():
        mean = []

        def sample():
            mean[:] = [qsim.sample(options.shots)]
            return 0

        _, ms, _ = timed(sample)
        return mean[0](), ms

    for round_ in range(2 * options.rounds + warm):
        for name in names:
            take(name, lambda: workers[name].ask("energy", *gammas, *betas)[1],
                 lambda: workers[name].ask("sample", options.shots, *gammas, *betas)[:2], round_ >= warm)
        if qsim and round_ >= warm - 1:
            take("qsim", lambda: timed(qsim.evolve)[1], sampled_by_qsim, round_ >= warm)
    out = ["", "%d shots after depth 1, median ms:" % options.shots, "", "| simulator | evolution and shots | shots alone |", "|---|---:|---:|"]
    medians = {name: [statistics.median(pair[k] for pair in t) for k in (0, 1)] for name, t in times.items() if t}
    out += ["| %s | %.3g | %.3g |" % (name, *pair) for name, pair in medians.items()]
    if "qsim" in medians:
        what = "n = %d, %d shots, Assay / qsim (at most)" % (n, options.shots)
        ours, theirs = (medians[name][1] for name in ("Assay", "qsim"))
        # A difference may still be lost in the scatter.
        goals.append(goal(what, ours / theirs, 1, 1 / 3, False) if min(ours, theirs) > 0
                     else "| %s | %.3g / %.3g ms | 1 | %g | not to be told |" % (what, ours, theirs, 1 / 3))
    return out


def gradients(n, chosen, goals):
    graph, (gammas, betas) = random_cubic(n), angles(options.gradient_depth)
    out = ["", "### Gradient, n = %d, p = %d" % (n, options.gradient_depth), ""]
    for name, symmetry in (("Assay", False), ("Assay, symmetry", True)):
        ours = Ours()
        ours.setup(graph, symmetry)
        for _ in range(10):
            ours.ask("gradient", *gammas, *betas)
            ours.ask("energy", *gammas, *betas)
        pairs = [(ours.ask("gradient", *gammas, *betas), ours.ask("energy", *gammas, *betas)[1]) for _ in range(2 * options.rounds)]
        gradient = statistics.median(g[1] for g, _ in pairs)
        ratio = statistics.median(g[1] / e for g, e in pairs)
        out.append("%s: %.3g ms, %.2f of its energies." % (name, gradient, ratio))
        goals.append(goal("gradient of p = %d, n = %d, in energies, %s (at most)" % (options.gradient_depth, n, name), ratio, 4.5, 3.5, False))
        first = pairs[0][0][3]
        if "lightning" in chosen and not symmetry:
            peer = Lightning(graph, gammas, betas)
            results = [timed(peer.gradient) for _ in range(3)]
            if abs(results[0][0] - first) > 1e-9 * abs(first):
                sys.exit("Lightning's derivative by the first gamma is %.12g, ours %.12g" % (results[0][0], first))
            theirs = statistics.median(ms for _, ms, _ in results)
            out.append("Lightning, adjoint: %.4g ms, %.1f times ours (%d derivatives, one for each gate; ours are the %d shared ones)."
                       % (theirs, theirs / gradient, options.gradient_depth * (n + graph.number_of_edges()), 2 * options.gradient_depth))
            goals.append(goal("gradient of p = %d, n = %d, Lightning / Assay" % (options.gradient_depth, n), theirs / gradient, 25, 40))
        ours.close()
    return out


def large(n):
    """To the end, once cold and once warm, against light cones; even sizes save a qubit."""
    worker, graph, (gammas, betas) = Ours("-Xmx1g"), random_cubic(n), angles(2)
    worker.setup(graph, n % 2 == 0)
    value = worker.ask("cones", *gammas, *betas)[0]
    cold, warm = (worker.ask("energy", *gammas, *betas) for _ in range(2))
    worker.close()
    error = abs(warm[0] / value - 1)
    if error > 1e-10:
        sys.exit("n = %d has %.13g, expected %.13g" % (n, warm[0], value))
    return ("| %d | %s | %.13g | %.1e | %.3g | %.3g |"
            % (n, "one qubit saved" if n % 2 == 0 else "none", warm[0], error, cold[1] / 1e3, warm[1] / 1e3))


def main():
    chosen = [p for p in options.peers.split(",") if p]
    commit = subprocess.run(["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip()
    out = ["# QAOA against other simulators", "",
           "%s, %s, %d threads, %s; commit %s." % (datetime.date.today(), processor(), options.threads, platform.system(), commit),
           "Peers: " + ", ".join("%s %s" % (p, importlib.metadata.version(PACKAGES[p])) for p in chosen) + ".",
           "Median and best by the clock, and median processor time of all threads, over %d interleaved rounds (%d from 22 qubits on)" % (rounds_at(0), rounds_at(22)),
           "of turns in which each repeats its work for %g ms and at least once," % options.turn,
           "evolution and energy, every answer checked against ours. On a shared machine only processor times compare, and they count spinning threads.",
           "All but QOKit are general simulators and do more than a QAOA engine has to; none was given the symmetry of MaxCut."]
    if options.note:
        out.append(options.note)
    out.append("Load of the machine at the start: %.1f." % os.getloadavg()[0])
    goals = list(GOALS)
    for n in map(int, filter(None, options.qubits.split(","))):
        out += energies(n, chosen, goals)
    for n in map(int, filter(None, options.gradient_qubits.split(","))):
        out += gradients(n, chosen, goals)
    sizes = [int(n) for n in options.large.split(",") if n]
    if sizes:
        out += ["", "### To the end, p = 2, double precision, against light cones", "",
                "| n | symmetry | energy | relative error | first s | then s |", "|---:|---|---:|---:|---:|---:|", *map(large, sizes)]
    text = "\n".join(out + goals) + "\n"
    target = ROOT / "benchmarks/results" / ("qaoa-%s-threads-%d.md" % (datetime.date.today(), options.threads))
    target.parent.mkdir(exist_ok=True)
    target.write_text(text)
    print(text)
    print("written to", target)


main()
