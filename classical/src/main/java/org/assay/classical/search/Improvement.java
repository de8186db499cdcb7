package org.assay.classical.search;

/**
 * The moment at which a search found something better than all before, as if its runs had been made
 * one after another on one thread.
 *
 * @param run     the run that found it, from 0
 * @param updates flips considered until then
 * @param nanos   time spent in runs until then
 * @param energy  what was found
 */
public record Improvement(long run, long updates, long nanos, double energy) {}
