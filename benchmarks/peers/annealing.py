"""Interleaved annealing by Assay and by dwave-samplers on the same graphs; see the script `annealing`.

One run of each in turn, one thread each, as many sweeps, a geometric schedule; dwave-samplers once
with its own range of temperatures and once with Assay's. Times are processor times: ours of the
thread that anneals, theirs of the process while it samples. Rates are spin updates, that is, flips
considered, a second.
"""
import argparse
import datetime
import os
import pathlib
import platform
import statistics
import subprocess
import time

import dimod
from dwave.samplers import SimulatedAnnealingSampler

from worker import Worker

arguments = argparse.ArgumentParser()
arguments.add_argument("--root", required=True)
arguments.add_argument("--instances", default="G22,G11")
arguments.add_argument("--sweeps", type=int, default=1000)
arguments.add_argument("--runs", type=int, default=40)
arguments.add_argument("--note", default="", help="a line for the head of the table, such as 'shared machine'")
options = arguments.parse_args()
ROOT = pathlib.Path(options.root)
WARM_UP_RUNS = 20


class Ours(Worker):
    """The JVM, as a child that answers requests; see AnnealingWorker."""

    def __init__(self):
        super().__init__("org.assay.benchmarks.search.AnnealingWorker", ROOT / "benchmarks/target/benchmarks.jar")


def theirs(model, seed, betas):
    start = time.process_time()
    answer = SimulatedAnnealingSampler().sample(
        model, num_reads=1, num_sweeps=options.sweeps, seed=seed, beta_range=betas, beta_schedule_type="geometric")
    return [-answer.first.energy, time.process_time() - start]


def row(name, runs, updates, reference):
    rate = statistics.median(updates / seconds for _, seconds in runs) / 1e6
    cuts = [cut for cut, _ in runs]
    line = "| %s | %.1f | %.2f | %.2f | %.2f | %d |" % (
        name, rate, rate / (reference or rate), statistics.mean(cuts), statistics.stdev(cuts) / len(cuts) ** 0.5, max(cuts))
    return line, rate


def table(ours, name):
    hot, cold, *numbers = ours.ask("instance", name)
    nodes, *flat = [int(x) for x in numbers]
    edges = list(zip(flat[0::3], flat[1::3], flat[2::3]))
    model = dimod.BinaryQuadraticModel(
        {i: 0.0 for i in range(nodes)}, {(u, v): w / 2 for u, v, w in edges}, -sum(w for *_, w in edges) / 2, "SPIN")
    contenders = {
        "dwave-samplers": lambda seed: theirs(model, seed, None),
        "dwave-samplers, our range": lambda seed: theirs(model, seed, (hot, cold)),
        "Assay": lambda seed: ours.ask("anneal", options.sweeps, seed),
    }
    for seed in range(WARM_UP_RUNS):
        ours.ask("anneal", options.sweeps, seed)
    runs = {contender: [] for contender in contenders}
    for seed in range(options.runs):
        for contender, anneal in contenders.items():
            runs[contender].append(anneal(seed))
    text = ["", "## %s, %d nodes" % (name, nodes), "",
            "| annealer | million updates a second | times dwave-samplers | mean cut | +- | best |", "|---|---:|---:|---:|---:|---:|"]
    reference = None
    for contender in contenders:
        line, rate = row(contender, runs[contender], nodes * options.sweeps, reference)
        reference = reference or rate
        text.append(line)
    return text


def cpu():
    info = pathlib.Path("/proc/cpuinfo")
    models = [line.split(":")[1].strip() for line in info.read_text().splitlines() if line.startswith("model name")] if info.exists() else []
    return models[0] if models else platform.processor()


def main():
    commit = subprocess.run(["git", "-C", str(ROOT), "rev-parse", "--short", "HEAD"], capture_output=True, text=True).stdout.strip()
    text = ["# Annealing against dwave-samplers", "",
            "%s, %s, %s; commit %s, dwave-samplers 1.8.0." % (datetime.date.today(), cpu(), platform.system(), commit),
            "One thread, %d interleaved runs of %d sweeps; medians of rates by processor time, means of cuts with standard errors."
            % (options.runs, options.sweeps)]
    text += [options.note] if options.note else []
    ours = Ours()
    for name in options.instances.split(","):
        text += table(ours, name)
    result = ROOT / "benchmarks/results" / ("annealing-%s-sweeps-%d.md" % (datetime.date.today(), options.sweeps))
    result.write_text("\n".join(text) + "\n")
    print("\n".join(text))
    print("\nwritten to %s" % result)


main()
