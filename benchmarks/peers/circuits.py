"""Interleaved measurements of general circuits on state-vector simulators; see the script `circuits`.

Circuits are built beforehand, in each simulator's own form; the time is that of |0...0> and all gates
on memory that the simulator already holds where its interface allows that (ours, qulacs, Lightning),
otherwise with the allocation. A run counts only if its state agrees with ours. Each round is one run
of every simulator, so that a busy machine is busy for all.
"""
import argparse
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
arguments.add_argument("--workloads", default="small:4,small:6,small:8,small:10,small:12,chain:20,chain:24,pairs:20,pairs:24,fourier:20,shots:16,shots:20,shots:24")
arguments.add_argument("--rounds", type=int, default=7)
arguments.add_argument("--turn", type=float, default=50, help="milliseconds that each repeats its work for in a round, once at least")
arguments.add_argument("--threads", type=int, default=os.cpu_count())
arguments.add_argument("--shots", type=int, default=100_000)
arguments.add_argument("--peers", default="qulacs,lightning,qsim,aer")
arguments.add_argument("--note", default="", help="a line for the head of the table, such as 'shared machine'")
arguments.add_argument("--no-table", action="store_true", help="print only")
options = arguments.parse_args()
os.environ["OMP_NUM_THREADS"] = str(options.threads)  # before the imports that read it

import numpy

from worker import SPINNING, Sweeps, Worker, orders, processor

WORK = pathlib.Path(os.environ["PEERS_WORK"])
ROOT = pathlib.Path(options.root)
ROOT_HALF = 0.5 ** 0.5
LAYERS = 50  # in the workload of small circuits


def chain(n):
    """H on every qubit, then a chain of CNOTs, four times."""
    return [g for _ in range(4) for g in [("h", q) for q in range(n)] + [("cx", q, q + 1) for q in range(n - 1)]]


def pairs(n):
    """Twenty layers of Haar-random 4 x 4 unitaries, each layer on a random pairing of the qubits."""
    random = numpy.random.default_rng(n)
    gates = []
    for _ in range(20):
        order = random.permutation(n)
        for a, b in zip(order[::2], order[1::2]):
            q, r = numpy.linalg.qr(random.normal(size=(4, 4)) + 1j * random.normal(size=(4, 4)))
            gates.append(("u4", int(a), int(b), numpy.ascontiguousarray(q * (numpy.diag(r) / abs(numpy.diag(r))))))
    return gates


def small(n):
    """Layers of RX with a chain of CNOTs between them, so that no two rotations become one."""
    return [g for l in range(LAYERS)
            for g in [("rx", q, 0.1 + 0.01 * q + 0.001 * l) for q in range(n)] + [("cx", q, q + 1) for q in range(n - 1)]]


def fourier(n):
    """The quantum Fourier transform without its last exchanges, on a product state that is none of its columns."""
    return product(n) + [g for q in reversed(range(n)) for g in [("h", q)] + [("cp", k, q, numpy.pi / (1 << (q - k))) for k in reversed(range(q))]]


def product(n):
    """One layer: its time is small beside that of the shots."""
    return [("ry", q, 0.3 + 0.1 * q) for q in range(n)]


CIRCUITS = {"chain": chain, "pairs": pairs, "small": small, "fourier": fourier, "shots": product}


class Assay(Worker):
    """The JVM, as a child that answers requests; see CircuitWorker."""
    package = None

    def __init__(self, n, gates, precision="double"):
        self.name, self.precision = ("Assay", 0) if precision == "double" else ("Assay float", 1e-5)
        super().__init__("org.assay.benchmarks.kernel.CircuitWorker", os.environ["ASSAY_CLASSPATH"],
                         "-Xmx4g", "-Dassay.threads=%d" % options.threads)
        lines = WORK / "circuit.txt"
        with open(lines, "w") as out:
            for gate in gates:
                numbers = [w for w in gate if not isinstance(w, numpy.ndarray)]
                matrix = [x for w in gate if isinstance(w, numpy.ndarray) for z in w.flat for x in (z.real, z.imag)]
                out.write(" ".join(str(w) if isinstance(w, str) else repr(w) for w in numbers + [float(x) for x in matrix]) + "\n")
        self.ask("circuit", n, precision, lines)
        until = time.monotonic() + 4  # for the just-in-time compiler
        while time.monotonic() < until:
            self.ask("run", max(1, 4096 >> n))
        self.repeats = 1

    def run(self, repeats):
        return self.ask("run", repeats)

    def shots(self):
        return self.ask("shots", options.shots)

    def passes(self):
        return int(self.ask("passes")[0])

    def state(self):
        self.ask("run", 1)
        self.ask("state", WORK / "state.bin")
        return numpy.fromfile(WORK / "state.bin", dtype=complex)


def timed(work, repeats=1):
    """Milliseconds by the clock, and milliseconds of processor time of all threads."""
    cpu, start = time.process_time(), time.perf_counter()
    for _ in range(repeats):
        work()
    return [(time.perf_counter() - start) * 1e3, (time.process_time() - cpu) * 1e3]


class Peer:
    precision = 1e-10

    def run(self, repeats):
        return timed(self.once, repeats)

    def close(self):
        pass


class Qulacs(Peer):
    name, package = "qulacs", "qulacs"

    def __init__(self, n, gates):
        import qulacs
        self.quantum_state = qulacs.QuantumState(n)
        self.circuit = qulacs.QuantumCircuit(n)
        for gate in gates:
            match gate:
                case ("h", q): self.circuit.add_H_gate(q)
                case ("cx", a, b): self.circuit.add_CNOT_gate(a, b)
                case ("rx", q, angle): self.circuit.add_RX_gate(q, -angle)
                case ("ry", q, angle): self.circuit.add_RY_gate(q, -angle)
                case ("cp", a, b, angle):
                    phase = qulacs.gate.to_matrix_gate(qulacs.gate.U1(b, angle))
                    phase.add_control_qubit(a, 1)
                    self.circuit.add_gate(phase)
                case ("u4", a, b, matrix): self.circuit.add_gate(qulacs.gate.DenseMatrix([a, b], matrix))

    def once(self):
        self.quantum_state.set_zero_state()
        self.circuit.update_quantum_state(self.quantum_state)

    def shots(self):
        return timed(lambda: (self.once(), self.quantum_state.sampling(options.shots)))

    def state(self):
        self.once()
        return self.quantum_state.get_vector()


class Lightning(Peer):
    """Its state-vector class, called directly: a QNode would add a millisecond to every run."""
    name, package = "Lightning", "pennylane-lightning"

    def __init__(self, n, gates):
        from pennylane_lightning.lightning_qubit_ops import StateVectorC128
        self.n = n
        self.vector = StateVectorC128(n)
        wire = lambda q: n - 1 - q  # its first wire is the highest bit of an index
        self.steps = []
        for gate in gates:
            match gate:
                case ("h", q): self.steps.append((self.vector.Hadamard, ([wire(q)], False, [])))
                case ("cx", a, b): self.steps.append((self.vector.CNOT, ([wire(a), wire(b)], False, [])))
                case ("rx", q, angle): self.steps.append((self.vector.RX, ([wire(q)], False, [angle])))
                case ("ry", q, angle): self.steps.append((self.vector.RY, ([wire(q)], False, [angle])))
                case ("cp", a, b, angle): self.steps.append((self.vector.ControlledPhaseShift, ([wire(a), wire(b)], False, [angle])))
                case ("u4", a, b, matrix): self.steps.append((self.vector.applyMatrix, (matrix, [wire(b), wire(a)], False)))

    def once(self):
        self.vector.resetStateVector()
        for method, parameters in self.steps:
            method(*parameters)

    def shots(self):
        from pennylane_lightning.lightning_qubit_ops import MeasurementsC128
        return timed(lambda: (self.once(), MeasurementsC128(self.vector).generate_samples(list(range(self.n)), options.shots)))

    def state(self):
        self.once()
        out = numpy.zeros(1 << self.n, dtype=complex)
        self.vector.getState(out)
        return out


class Qsim(Peer):
    """Single precision, the best of fusing 2, 3 or 4 qubits; its C++ part alone, the circuit translated beforehand."""
    name, package, precision = "qsim float", "qsimcirq", 2e-5

    def __init__(self, n, gates):
        import cirq
        import qsimcirq
        qubits = [cirq.LineQubit(n - 1 - i) for i in range(n)]  # cirq's first qubit is the highest bit of an index
        circuit = cirq.Circuit()
        for gate in gates:
            match gate:
                case ("h", q): circuit.append(cirq.H(qubits[q]))
                case ("cx", a, b): circuit.append(cirq.CNOT(qubits[a], qubits[b]))
                case ("rx", q, angle): circuit.append(cirq.rx(angle)(qubits[q]))
                case ("ry", q, angle): circuit.append(cirq.ry(angle)(qubits[q]))
                case ("cp", a, b, angle): circuit.append(cirq.CZPowGate(exponent=angle / numpy.pi)(qubits[a], qubits[b]))
                case ("u4", a, b, matrix): circuit.append(cirq.MatrixGate(matrix)(qubits[b], qubits[a]))
        circuit = qsimcirq.QSimCircuit(circuit)
        self.module, self.settings = None, {}
        for fusion in (2, 3, 4):
            simulator = qsimcirq.QSimSimulator({"t": options.threads, "f": fusion})
            translated, _ = simulator._translate_circuit(circuit, "translate_cirq_to_qsim", list(reversed(qubits)))
            self.module = simulator._sim_module
            self.settings[fusion] = {**simulator.qsim_options, "c": translated, "s": 1}
        times = {f: min(timed(lambda: self.with_fusion(f))[0] for _ in range(3)) for f in self.settings}
        self.fusion = min(times, key=times.get)
        self.name = "qsim float, fusion %d" % self.fusion

    def with_fusion(self, fusion):
        return self.module.qsim_simulate_fullstate(self.settings[fusion], 0)

    def once(self):
        return self.with_fusion(self.fusion)

    def shots(self):
        return timed(lambda: self.module.qsim_sample_final(self.settings[self.fusion], options.shots))

    def state(self):
        return self.once().view(numpy.complex64).astype(complex)


class Aer(Peer):
    name, package = "Qiskit Aer", "qiskit-aer"

    def __init__(self, n, gates):
        import qiskit
        from qiskit.circuit.library import UnitaryGate
        from qiskit_aer import AerSimulator
        circuit = qiskit.QuantumCircuit(n)
        for gate in gates:
            match gate:
                case ("h", q): circuit.h(q)
                case ("cx", a, b): circuit.cx(a, b)
                case ("rx", q, angle): circuit.rx(angle, q)
                case ("ry", q, angle): circuit.ry(angle, q)
                case ("cp", a, b, angle): circuit.cp(angle, a, b)
                case ("u4", a, b, matrix): circuit.append(UnitaryGate(matrix), [a, b])
        self.with_shots = circuit.copy()
        self.with_shots.measure_all()
        self.keeping = circuit.copy()
        self.keeping.save_statevector()
        circuit.measure_all()
        self.circuit = circuit
        self.simulator = AerSimulator(method="statevector", max_parallel_threads=options.threads)

    def inner(self, circuit, shots):
        """Its own measurement of the run, without the Python around it."""
        cpu = time.process_time()
        result = self.simulator.run(circuit, shots=shots).result()
        return [result.results[0].time_taken * 1e3, (time.process_time() - cpu) * 1e3]

    def run(self, repeats):
        return [sum(x) for x in zip(*(self.inner(self.circuit, 1) for _ in range(repeats)))]

    def shots(self):
        return self.inner(self.with_shots, options.shots)

    def state(self):
        return numpy.asarray(self.simulator.run(self.keeping).result().get_statevector())


PEERS = {"qulacs": Qulacs, "lightning": Lightning, "qsim": Qsim, "aer": Aer}


def turn(run):
    """Means of the milliseconds by the clock and of processor time, over as many runs as fill a turn."""
    start, runs = time.perf_counter(), []
    while not runs or (time.perf_counter() - start) * 1e3 < options.turn:
        runs.append(run())
    time.sleep(SPINNING)
    return [statistics.mean(t) for t in zip(*runs)]


def measure(kind, n):
    gates = CIRCUITS[kind](n)
    past_caches = n >= 20
    warm = 3 if n < 22 else 1
    repeats = {"small": max(1, 4096 >> n)}.get(kind, 1)
    contenders = [Assay(n, gates)]
    if kind != "small":
        contenders.append(Assay(n, gates, "single"))
    contenders += [PEERS[p](n, gates) for p in options.peers.split(",") if p and not (kind == "small" and p == "aer")]
    expected = contenders[0].state()
    for contender in contenders[1:]:
        distance = numpy.linalg.norm(contender.state() - expected)
        if not distance <= contender.precision:
            sys.exit("%s is off by %.3g on %s:%d" % (contender.name, distance, kind, n))
    del expected
    work = {c.name: c.shots if kind == "shots" else lambda c=c: [t / repeats for t in c.run(repeats)] for c in contenders}
    if past_caches:
        sweeps = Sweeps(os.environ["ASSAY_CLASSPATH"], n, options.threads, options.turn)
        contenders.append(sweeps)
        work["memory"] = sweeps.run
    times = {name: [] for name in work}
    for round_, order in enumerate(orders(work, options.rounds + warm)):
        for name in order:
            sample = turn(work[name])
            if round_ >= warm:
                times[name].append(sample)
    passes = contenders[0].passes()
    for contender in contenders:
        contender.close()
    memory = times.pop("memory", None)
    limit = (passes, passes * statistics.median(t[0] for t in memory)) if memory and passes > 0 else None
    return len(gates), limit, {name: [statistics.median(t[0] for t in ts), min(t[0] for t in ts), statistics.median(t[1] for t in ts)]
                        for name, ts in times.items()}


TITLES = {
    "chain": "H on every qubit and a chain of CNOTs, four times, n = %d",
    "pairs": "Random SU(4) on a random pairing, 20 layers, n = %d",
    "fourier": "Quantum Fourier transform of a product state, n = %d",
    "small": "RX on every qubit and a chain of CNOTs, 50 times, n = %d, ns a gate",
    "shots": "{:,} shots with a layer of RY before them, n = %d".format(options.shots),
}


def table(kind, n, gates, limit, results):
    scale, unit = (1e6 / gates, "ns a gate") if kind == "small" else (1, "ms")
    base = results["Assay"]
    rows = ["", "### " + TITLES[kind] % n, "",
            "| simulator | median %s | best | processor | times Assay: median | best | processor |" % unit,
            "|---|---:|---:|---:|---:|---:|---:|"]
    for name, row in sorted(results.items(), key=lambda r: r[1][0]):
        cells = ["%.3g" % (t * scale) for t in row] + ["%.2f" % (t / ours) if ours > 0 else "" for t, ours in zip(row, base)]
        rows.append("| %s | %s |" % (name, " | ".join(cells)))
    if limit:
        rows += ["", "Assay goes over memory %d times (double precision). As many read and write passes over 2^%d complex doubles, by turns: median %.3g ms;"
                 % (limit[0], n, limit[1]), "Assay takes %.2f times that." % (base[0] / limit[1])]
    return rows


def main():
    commit = subprocess.run(["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip()
    out = ["# General circuits against other simulators", "",
           "%s, %s, %d threads, %s; commit %s." % (datetime.date.today(), processor(), options.threads, platform.system(), commit),
           "Peers: " + ", ".join("%s %s" % (p, importlib.metadata.version(PEERS[p].package)) for p in options.peers.split(",") if p) + ".",
           "Median and best by the clock, and median processor time of all threads, over %d interleaved rounds" % options.rounds,
           "of turns in which each repeats its work for %g ms and at least once; circuits built beforehand," % options.turn,
           "every state checked against ours in double precision (norm of the difference: 1e-10, single precision 2e-5).",
           "All begin with |0...0>, which helps Assay alone: it leaves out what no gate has reached yet; passes are counted accordingly.",
           "Each repeats the same circuit: Assay keeps its last schedule, as long as the gates are the same, as the others keep their circuit.",
           "qsim: its C++ part alone, which allocates the state. Aer: its own inner time. Lightning: its state-vector class, called directly."]
    if options.note:
        out.append(options.note)
    for workload in options.workloads.split(","):
        kind, n = workload.split(":")
        gates, limit, results = measure(kind, int(n))
        rows = table(kind, int(n), gates, limit, results)
        print("\n".join(rows), flush=True)
        out += rows
        if not options.no_table:  # after every workload: a long run that is stopped keeps what it has
            target = ROOT / "benchmarks/results" / ("circuits-%s-threads-%d.md" % (datetime.date.today(), options.threads))
            target.parent.mkdir(exist_ok=True)
            target.write_text("\n".join(out) + "\n")
            print("written to", target)


main()
