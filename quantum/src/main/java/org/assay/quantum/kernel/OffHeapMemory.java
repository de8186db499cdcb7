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
 *
 * <p>The system promises more than it has: what is too much shows when it is touched, and then some
 * process is killed. {@link #touch} lets a caller find out beforehand, piece by piece.
 */
public final class OffHeapMemory {

    private static final long ALIGNMENT = 2L << 20;
    private static final int PROT_READ_WRITE = 3;
    private static final int MAP_PRIVATE_ANONYMOUS = 0x22;
    private static final int MADV_DONTNEED = 4;
    private static final int MADV_HUGEPAGE = 14;

    /** The least there is; touching a page twice costs next to nothing. */
    private static final long PAGE = 4096;

    /** What a thread touches at a time. */
    private static final long PIECE = 4L << 20;

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

    /**
     * Touches every page of a part, so that the system has to find it now rather than in the middle of a
     * computation; what is there stays.
     */
    public static void touch(MemorySegment part, Workers workers) {
        int pieces = (int) ((part.byteSize() + PIECE - 1) / PIECE);
        workers.run(pieces, piece -> {
            long end = Math.min(part.byteSize(), (piece + 1) * PIECE);
            for (long at = piece * PIECE; at < end; at += PAGE) {
                part.set(ValueLayout.JAVA_BYTE, at, part.get(ValueLayout.JAVA_BYTE, at));
            }
        });
    }

    /** Gives the pages of a segment from {@link #allocate} back at once; it reads as zeros from then on. */
    public static void drop(MemorySegment segment) {
        if (segment.byteSize() >= ALIGNMENT && PAGES.isPresent()) {
            PAGES.get().advise(segment.address(), segment.byteSize(), MADV_DONTNEED);
        } else {
            segment.fill((byte) 0);
        }
    }

    /** Takes memory in its own way, as {@link #allocate} does in the plain one. */
    public interface Allocator {
        MemorySegment allocate(long bytes, Arena arena);
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
            advise(aligned, bytes, MADV_HUGEPAGE);
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

        /** Huge pages are advice only: where it is not taken the pages are small. */
        private void advise(long start, long bytes, int advice) {
            try {
                int ignored = (int) madvise.invokeExact(start, bytes, advice);
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
