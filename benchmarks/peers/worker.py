"""The JVM of a runner: a child that answers a line of numbers to each line of words."""
import os
import platform
import subprocess

SPINNING = 0.25  # seconds; OpenMP's threads keep a processor for 0.2 s after their work, which is the next one's


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


def sweep_of(classpath, n, threads):
    """Milliseconds to read and write 2^n complex doubles; measured on 64 MiB at least, past the caches, on huge pages."""
    mebibytes = max(64, (16 << n) >> 20)
    worker = Worker("org.assay.benchmarks.qaoa.QaoaWorker", classpath,
                    "-XX:+UseTransparentHugePages", "-Xms%dm" % (mebibytes + 512), "-Xmx%dm" % (mebibytes + 512), "-XX:+UseSerialGC")
    ms = worker.ask("sweep", mebibytes, threads)[0]
    worker.close()
    return ms * (16 << n) / 2 ** 20 / mebibytes


def processor():
    try:
        names = [l.split(":")[1].strip() for l in open("/proc/cpuinfo") if l.startswith("model name")]
        return names[0]
    except (OSError, IndexError):
        return platform.processor()
