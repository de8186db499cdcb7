package org.assay.quantum.kernel;

import java.lang.foreign.MemorySegment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All memory as one segment, for loops that check once what they are going to touch.
 *
 * <p>A segment checks each vector that is loaded from it or stored. The comparison is cheap, but
 * nothing moves past it: values wait on the stack, and a loop of forty loads takes up to three times as
 * long. In a segment that is the whole address space, at an address known to be below {@code 2^56}, the
 * compiler sees that no check can fail. So a loop asks {@link #address} first, which checks the
 * whole range against the segment that the memory belongs to, and then goes by addresses.
 *
 * <p>Nobody may close the segment's arena while such a loop runs: the engines have one caller at a
 * time, and closing them is a call, too. Where native access is denied, {@link #of} is the segment
 * itself, {@link #address} the offset, and every access is checked.
 */
final class AddressSpace {

    /** For addresses and for distances: seven distances beyond an address are still far below {@code 2^63}. */
    static final long MASK = (1L << 56) - 1;

    private static final @Nullable MemorySegment ALL = all();

    private AddressSpace() {}

    private static @Nullable MemorySegment all() {
        try {
            return MemorySegment.NULL.reinterpret(Long.MAX_VALUE);
        } catch (IllegalCallerException denied) {
            return null;
        }
    }

    /** What to load from and store to by {@link #address}. */
    static MemorySegment of(MemorySegment segment) {
        return ALL == null ? segment : ALL;
    }

    /**
     * Where an offset of a segment outside the heap is in {@link #of}.
     *
     * @param bytes what will be touched from there on
     * @throws IndexOutOfBoundsException unless all of it is in the segment
     * @throws IllegalStateException if the segment's arena is closed
     */
    static long address(MemorySegment segment, long offset, long bytes) {
        Objects.checkFromIndexSize(offset, bytes, segment.byteSize());
        if (!segment.isNative()) {
            throw new IllegalArgumentException("%s is in the heap, but these loops go by addresses".formatted(segment));
        }
        if (!segment.scope().isAlive()) {
            throw new IllegalStateException("the memory of this state has been given back");
        }
        return ALL == null ? offset : segment.address() + offset;
    }

    /** Where a segment outside the heap begins in {@link #of}, for loops that may go to all of it. */
    static long address(MemorySegment segment) {
        return address(segment, 0, segment.byteSize());
    }

    /**
     * Where offset 0 of a segment outside the heap is in {@link #of}, for loops that go to these places.
     *
     * @param bytes what will be touched from each of them on
     * @throws IndexOutOfBoundsException unless all of it is in the segment
     */
    static long address(MemorySegment segment, int[] places, long bytes) {
        return address(segment, places, -1, bytes);
    }

    /**
     * The same for places that stand in some bits of these numbers.
     *
     * @param mask those bits, the highest among them
     */
    static long address(MemorySegment segment, int[] places, int mask, long bytes) {
        int last = 0;
        int signs = 0;
        for (int place : places) {
            last = Math.max(last, place & mask);
            signs |= place;
        }
        return signs < 0 ? address(segment, -1, bytes) : address(segment, 0, places.length == 0 ? 0 : last + bytes);
    }
}
