package org.assay.quantum.kernel;

import java.lang.foreign.MemorySegment;

/**
 * Where a tile lies in a memory.
 *
 * @param base what its cells are counted from, in bytes
 * @param cells where each is, in cells; not copied
 */
record CellsOfTile(MemorySegment memory, long base, int[] cells) {}
