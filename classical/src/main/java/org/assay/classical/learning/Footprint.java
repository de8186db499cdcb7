package org.assay.classical.learning;

/**
 * What a model takes.
 *
 * @param bytes          to hold its parameters, indexes and scales among them
 * @param multiplyAdds   to answer one sample
 * @param bitsPerFactor  width of the numbers multiplied: 32 for floats, 8 for bytes
 */
public record Footprint(long bytes, long multiplyAdds, int bitsPerFactor) {}
