package org.assay.quantum.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/**
 * Zeroed memory outside the heap, aligned to 2 MiB, on huge pages where the system gives them.
 *
 * <p>On Linux the pages come from {@code mmap} and {@code madvise(MADV_HUGEPAGE)}, and are not touched
 * before their first use, so that a thread finds its part where it put it. Elsewhere, and where
 * native access is denied, they come from the arena, which costs about a tenth of the speed.
 */
public final class OffHeapMemory {

    private static final long ALIGNMENT = 2L << 20;
    private static final int PROT_READ_WRITE = 3;
    private static final int MAP_PRIVATE_ANONYMOUS = 0x22;
    private static final int MADV_HUGEPAGE = 14;

    private static final Optional<Pages> PAGES = Pages.link();

    private OffHeapMemory() {}

    /**
     * So many bytes, freed when the arena closes.
     *
     * @throws OutOfMemoryError if the system refuses
     */
    public static MemorySegment allocate(long bytes, Arena arena) {
        if (bytes < 0) {
            throw new IllegalArgumentException("%d bytes were asked for, but the number cannot be negative".formatted(bytes));
        }
        if (bytes < ALIGNMENT || PAGES.isEmpty()) {
            return arena.allocate(bytes, Math.min(ALIGNMENT, 4096));
        }
        return PAGES.get().allocate(bytes, arena);
    }

    /** Whether huge pages are asked for, for reports. */
    public static boolean asksForHugePages() {
        return PAGES.isPresent();
    }

    private record Pages(MethodHandle mmap, MethodHandle munmap, MethodHandle madvise) {

        static Optional<Pages> link() {
            if (!System.getProperty("os.name", "").equals("Linux")) {
                return Optional.empty();
            }
            try {
                return Optional.of(new Pages(
                        function("mmap", FunctionDescriptor.of(ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG)),
                        function("munmap", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.JAVA_LONG)),
                        function("madvise", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT))));
            } catch (RuntimeException | LinkageError denied) {
                return Optional.empty();
            }
        }

        private static MethodHandle function(String name, FunctionDescriptor descriptor) {
            Linker linker = Linker.nativeLinker();
            return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(), descriptor);
        }

        MemorySegment allocate(long bytes, Arena arena) {
            long mapped = bytes + ALIGNMENT;
            long start = map(mapped);
            long aligned = (start + ALIGNMENT - 1) & -ALIGNMENT;
            advise(aligned, bytes);
            return MemorySegment.ofAddress(aligned).reinterpret(bytes, arena, _ -> unmap(start, mapped));
        }

        private long map(long bytes) {
            try {
                long start = (long) mmap.invokeExact(0L, bytes, PROT_READ_WRITE, MAP_PRIVATE_ANONYMOUS, -1, 0L);
                if (start == -1) {
                    throw new OutOfMemoryError("the system refuses %d bytes".formatted(bytes));
                }
                return start;
            } catch (Throwable t) {
                throw rethrow(t);
            }
        }

        /** Advice only: where it is not taken the pages are small. */
        private void advise(long start, long bytes) {
            try {
                int ignored = (int) madvise.invokeExact(start, bytes, MADV_HUGEPAGE);
            } catch (Throwable t) {
                throw rethrow(t);
            }
        }

        private void unmap(long start, long bytes) {
            try {
                int ignored = (int) munmap.invokeExact(start, bytes);
            } catch (Throwable t) {
                throw rethrow(t);
            }
        }

        private static RuntimeException rethrow(Throwable t) {
            if (t instanceof Error error) {
                throw error;
            }
            return t instanceof RuntimeException e ? e : new IllegalStateException(t);
        }
    }
}
