"""The JVM of a runner: a child that answers a line of numbers to each line of words."""
import os
import subprocess


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
