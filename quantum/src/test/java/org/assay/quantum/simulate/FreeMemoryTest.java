package org.assay.quantum.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreeMemoryTest {

    @TempDir
    private Path root = Path.of("");

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private double free() {
        return new FreeMemory(root).bytes();
    }

    @Test
    void isWhatTheMachineHasAvailableWhereNothingLimits() throws IOException {
        assertThat(free()).isInfinite();
        write("proc/meminfo", "MemTotal:       24689764 kB\nMemFree:  1 kB\nMemAvailable:   22000000 kB\n");
        assertThat(free()).isEqualTo(22_000_000.0 * 1024);
        write("proc/self/cgroup", "0::/\n");
        write("sys/fs/cgroup/memory.max", "max\n");
        write("sys/fs/cgroup/memory.current", "5000\n");
        assertThat(free()).isEqualTo(22_000_000.0 * 1024);
    }

    @Test
    void containerOfVersion2LeavesItsLimitLessWhatIsInUseButForFilesThatCanBeDropped() throws IOException {
        write("proc/meminfo", "MemAvailable:   22000000 kB\n");
        write("sys/fs/cgroup/memory.max", "4294967296\n");
        write("sys/fs/cgroup/memory.current", "1294967296\n");
        assertThat(free()).isEqualTo(3e9);
        write("sys/fs/cgroup/memory.stat", "anon 900000000\ninactive_file 300000000\nactive_file 5\n");
        assertThat(free()).isEqualTo(3.3e9);
        write("sys/fs/cgroup/memory.current", "9994967296\n");
        assertThat(free()).as("over the limit").isZero();
    }

    @Test
    void groupsAroundAGroupLimitItToo() throws IOException {
        write("proc/self/cgroup", "0::/user.slice/session.scope\n");
        write("sys/fs/cgroup/user.slice/memory.max", "2000\n");
        write("sys/fs/cgroup/user.slice/memory.current", "500\n");
        write("sys/fs/cgroup/user.slice/session.scope/memory.max", "max\n");
        assertThat(free()).isEqualTo(1500);
        write("sys/fs/cgroup/user.slice/session.scope/memory.max", "700");
        assertThat(free()).isEqualTo(700);
    }

    @Test
    void containerOfVersion1IsHonouredAndItsNumberForNoLimitIsNone() throws IOException {
        write("proc/meminfo", "MemAvailable:   1000 kB\n");
        write("proc/self/cgroup", "9:cpu,cpuacct:/\n5:memory:/docker/abc\n");
        write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
        assertThat(free()).isEqualTo(1_024_000);
        write("sys/fs/cgroup/memory/docker/abc/memory.limit_in_bytes", "90000\n");
        write("sys/fs/cgroup/memory/docker/abc/memory.usage_in_bytes", "50000\n");
        write("sys/fs/cgroup/memory/docker/abc/memory.stat", "cache 10\ntotal_inactive_file 10000\n");
        assertThat(free()).isEqualTo(50_000);
    }

    @Test
    void filesThatMakeNoSenseLimitNothing() throws IOException {
        write("proc/meminfo", "MemAvailable:   many kB\n");
        write("proc/self/cgroup", "0::/../../escape\n");
        write("sys/fs/cgroup/memory.max", "lots\n");
        assertThat(free()).isInfinite();
    }
}
