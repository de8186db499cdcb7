"""The JVM of a runner: a child that answers a line of numbers to each line of words."""
import os
import platform
import random
import subprocess

SPINNING = 0.25  # seconds; OpenMP's threads keep a processor for 0.2 s after their work, which is the next one's


def orders(names, rounds, seed=16):
    """An order for each round, so that nobody always follows the same other, whose threads may still be about."""
    shuffled = random.Random(seed)
    return [shuffled.sample(list(names), len(names)) for _ in range(rounds)]


class Worker:
    def __init__(self, main, classpath, *flags):
        java = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
        self.child = subprocess.Popen(
            [java, "--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED", *flags, "-cp", str(classpath), main],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)

    def ask(self, *words):
        self.child.stdin.write(" ".join(str(w) for w in words) + "\n")
        self.child.stdin.flush()
        line = self.child.stdout.readline()
        if not line:
            raise RuntimeError("our worker died on: " + " ".join(str(w) for w in words)[:200])
        return [float(x) for x in line.split()]

    def close(self):
        self.child.stdin.close()
        self.child.wait()


class Sweeps(Worker):
    """Plain reading and writing of 2^n complex doubles, on huge pages; of 64 MiB at least, past the caches."""

    def __init__(self, classpath, n, threads, turn):
        mebibytes = max(64, (16 << n) >> 20)
        super().__init__("org.assay.benchmarks.qaoa.QaoaWorker", classpath,
                         "-XX:+UseTransparentHugePages", "-Xms%dm" % (mebibytes + 512), "-Xmx%dm" % (mebibytes + 512), "-Xmn64m", "-XX:+UseSerialGC")
        self.share = (16 << n) / 2 ** 20 / mebibytes
        self.ask("turn", turn)
        self.ask("memory", mebibytes, threads)

    def run(self):
        """Milliseconds by the clock and of processor time to read and write the whole once, means of a turn."""
        _, ms, cpu = self.ask("sweep")
        return ms * self.share, cpu * self.share


def processor():
    try:
        names = [l.split(":")[1].strip() for l in open("/proc/cpuinfo") if l.startswith("model name")]
        return names[0]
    except (OSError, IndexError):
        return platform.processor()
