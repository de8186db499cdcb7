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
arguments.add_argument("--rounds", type=int, default=7)
arguments.add_argument("--threads", type=int, default=os.cpu_count())
arguments.add_argument("--shots", type=int, default=100_000)
arguments.add_argument("--peers", default="qokit,qsim,lightning,qulacs,aer")
arguments.add_argument("--note", default="", help="a line for the head of the table, such as 'shared machine'")
options = arguments.parse_args()
os.environ["OMP_NUM_THREADS"] = str(options.threads)  # before the imports that read it

import networkx
import numpy

WORK = pathlib.Path(os.environ["PEERS_WORK"])
ROOT = pathlib.Path(options.root)


class Ours:
    """The JVM, as a child that answers requests; see QaoaWorker."""

    def __init__(self):
        java = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
        self.child = subprocess.Popen(
            [java, "--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", "-cp",
             str(ROOT / "benchmarks/target/benchmarks.jar"), "org.assay.benchmarks.qaoa.QaoaWorker"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)

    def ask(self, *words):
        self.child.stdin.write(" ".join(str(w) for w in words) + "\n")
        self.child.stdin.flush()
        line = self.child.stdout.readline()
        if not line:
            raise RuntimeError("our worker died on: " + " ".join(str(w) for w in words)[:200])
        return [float(x) for x in line.split()]

    def setup(self, graph, symmetry):
        self.ask("graph", graph.number_of_nodes(), *[v for edge in graph.edges for v in edge])
        self.ask("engine", options.threads, "true" if symmetry else "false")


def diagonal(graph):
    n = graph.number_of_nodes()
    x = numpy.arange(1 << n, dtype=numpy.uint32)
    cost = numpy.zeros(1 << n)
    for i, j in graph.edges:
        cost += (x >> i ^ x >> j) & 1
    return cost


def timed(work):
    """The value, milliseconds by the clock, and milliseconds of processor time of all threads."""
    cpu, start = time.process_time(), time.perf_counter()
    value = work()
    return float(value), (time.perf_counter() - start) * 1e3, (time.process_time() - cpu) * 1e3


class Qokit:
    """Its C simulator, compiled with -O3; it applies exp(+i theta C), theta = -gamma/2 of its own angle."""
    name, precision = "QOKit C -O3", 1e-10

    def __init__(self, graph, gammas, betas):
        self.n = graph.number_of_nodes()
        self.cost = diagonal(graph)
        self.gammas = numpy.asarray(gammas) * 2
        self.betas = numpy.asarray(betas)
        self.library = ctypes.CDLL(str(WORK / "libqokit.so"))

    def energy(self):
        size = 1 << self.n
        pointer = lambda a: a.ctypes.data_as(ctypes.POINTER(ctypes.c_double))
        re = numpy.full(size, size ** -0.5)
        im = numpy.zeros(size)
        self.library.apply_qaoa_furx(pointer(re), pointer(im), pointer(self.gammas), pointer(self.betas), pointer(self.cost),
                                     ctypes.c_uint(self.n), ctypes.c_size_t(size), ctypes.c_size_t(len(self.gammas)))
        return numpy.dot(re * re + im * im, self.cost)


class Qsim:
    """Single precision; the best of fusing 2, 3 or 4 qubits, found before the rounds."""
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
        self.circuit, self.cost = circuit, diagonal(graph)
        self.simulators = {f: qsimcirq.QSimSimulator({"t": options.threads, "f": f}) for f in (2, 3, 4)}
        self.fusion = min((2, 3, 4), key=lambda f: min(timed(lambda: self.run(f))[1] for _ in range(2)))
        self.name = "qsim float, fusion %d" % self.fusion

    def run(self, fusion):
        state = self.simulators[fusion].simulate(self.circuit).final_state_vector
        return numpy.dot(state.real.astype(float) ** 2 + state.imag.astype(float) ** 2, self.cost)

    def energy(self):
        return self.run(self.fusion)


class Lightning:
    name, precision = "Lightning", 1e-10

    def __init__(self, graph, gammas, betas):
        import pennylane as qml
        self.n, self.cost = graph.number_of_nodes(), diagonal(graph)
        device = qml.device("lightning.qubit", wires=self.n)

        def circuit(gammas, betas):
            for q in range(self.n):
                qml.Hadamard(q)
            for l in range(len(gammas)):
                for i, j in graph.edges:
                    qml.IsingZZ(-gammas[l], wires=[i, j])
                for q in range(self.n):
                    qml.RX(2 * betas[l], wires=q)

        @qml.qnode(device, diff_method=None)
        def probabilities():
            circuit(gammas, betas)
            return qml.probs(wires=range(self.n - 1, -1, -1))

        terms = qml.Hamiltonian([-0.5] * graph.number_of_edges(), [qml.Z(i) @ qml.Z(j) for i, j in graph.edges])

        @qml.qnode(device, diff_method="adjoint")
        def expectation(gammas, betas):
            circuit(gammas, betas)
            return qml.expval(terms)

        self.energy = lambda: numpy.dot(probabilities(), self.cost)
        angles = [qml.numpy.array(a, requires_grad=True) for a in (gammas, betas)]
        self.gradient = lambda: qml.grad(expectation)(*angles)[0][0]


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
        return numpy.dot(vector.real ** 2 + vector.imag ** 2, self.cost)


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
        return numpy.dot(vector.real ** 2 + vector.imag ** 2, self.cost)


PEERS = {"qokit": Qokit, "qsim": Qsim, "lightning": Lightning, "qulacs": Qulacs, "aer": Aer}
PACKAGES = {"qokit": "qokit", "qsim": "qsimcirq", "lightning": "pennylane-lightning", "qulacs": "qulacs", "aer": "qiskit-aer"}


def angles(depth):
    return [0.3 + 0.5 * l / depth for l in range(depth)], [0.6 - 0.5 * l / depth for l in range(depth)]


def interleave(contenders, expected):
    """Rounds of one run each; {name: median ms}. Refuses a wrong answer."""
    times = {name: [] for name in contenders}
    for round_ in range(options.rounds + 2):
        for name, (run, precision) in contenders.items():
            value, ms, cpu = run()
            if abs(value - expected) > precision * abs(expected):
                sys.exit("%s has %.12g, expected %.12g" % (name, value, expected))
            if round_ >= 2:
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


def sweep_of(ours, n):
    """Milliseconds to read and write 2^n complex doubles; measured on 64 MiB at least, past the caches."""
    mebibytes = max(64, (16 << n) >> 20)
    return ours.ask("sweep", mebibytes, options.threads)[0] * (16 << n) / 2 ** 20 / mebibytes


def processor():
    try:
        names = [l.split(":")[1].strip() for l in open("/proc/cpuinfo") if l.startswith("model name")]
        return names[0]
    except (OSError, IndexError):
        return platform.processor()


def main():
    ours = Ours()
    chosen = [p for p in options.peers.split(",") if p]
    commit = subprocess.run(["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip()
    sweep = {n: sweep_of(ours, n) for n in map(int, options.qubits.split(","))}
    out = ["# QAOA against other simulators", "",
           "%s, %s, %d threads, %s; commit %s." % (datetime.date.today(), processor(), options.threads, platform.system(), commit),
           "Peers: " + ", ".join("%s %s" % (p, importlib.metadata.version(PACKAGES[p])) for p in chosen) + ".",
           "Median and best by the clock, and median processor time of all threads, over %d interleaved rounds," % options.rounds,
           "evolution and energy, every answer checked against ours. On a shared machine only processor times compare, and they count spinning threads.",
           "All but QOKit are general simulators and do more than a QAOA engine has to; none was given the symmetry of MaxCut."]
    if options.note:
        out.append(options.note)
    for n in map(int, options.qubits.split(",")):
        graph = networkx.convert_node_labels_to_integers(networkx.random_regular_graph(3, n, seed=1))
        gammas, betas = angles(options.depth)
        peers = {p: PEERS[p](graph, gammas, betas) for p in chosen}
        workers = {"Assay": Ours(), "Assay, symmetry": Ours()}
        contenders = {}
        for name, worker in workers.items():
            worker.setup(graph, name != "Assay")
            for _ in range(30 if n <= 20 else 5):
                expected = worker.ask("energy", *gammas, *betas)[0]
            contenders[name] = (lambda w=worker: w.ask("energy", *gammas, *betas), 1e-10)
        for peer in peers.values():
            contenders[peer.name] = (lambda p=peer: timed(p.energy), peer.precision)
        results = interleave(contenders, expected)
        out += table("Energy, n = %d, p = %d" % (n, options.depth), results, "Assay")
        passes = options.depth * sweep[n]
        out += ["", "%d read and write passes over 2^%d complex doubles: %.3g ms; Assay takes %.2f times that."
                % (options.depth, n, passes, results["Assay"][0] / passes)]
        samples = [workers["Assay"].ask("sample", options.shots, *gammas, *betas) for _ in range(options.rounds)]
        out += ["", "%d shots with their evolution: median %.3g ms." % (options.shots, statistics.median(s[1] for s in samples))]
        for worker in workers.values():
            worker.child.stdin.close()
    for n in map(int, filter(None, options.gradient_qubits.split(","))):
        graph = networkx.convert_node_labels_to_integers(networkx.random_regular_graph(3, n, seed=1))
        gammas, betas = angles(options.gradient_depth)
        ours.setup(graph, False)
        for _ in range(10):
            ours.ask("gradient", *gammas, *betas)
            ours.ask("energy", *gammas, *betas)
        pairs = [(ours.ask("gradient", *gammas, *betas)[1], ours.ask("energy", *gammas, *betas)[1]) for _ in range(options.rounds)]
        gradient, energy = (statistics.median(p[k] for p in pairs) for k in (0, 1))
        out += ["", "### Gradient, n = %d, p = %d" % (n, options.gradient_depth), "",
                "Assay: %.3g ms, %.2f of its energies." % (gradient, gradient / energy)]
        if "lightning" in chosen:
            peer = Lightning(graph, gammas, betas)
            times = [timed(peer.gradient)[1] for _ in range(3)]
            out += ["Lightning, adjoint: %.4g ms, %.1f times ours (it returns a derivative for every gate)."
                    % (statistics.median(times), statistics.median(times) / gradient)]
    text = "\n".join(out) + "\n"
    target = ROOT / "benchmarks/results" / ("qaoa-%s-threads-%d.md" % (datetime.date.today(), options.threads))
    target.parent.mkdir(exist_ok=True)
    target.write_text(text)
    print(text)
    print("written to", target)


main()
