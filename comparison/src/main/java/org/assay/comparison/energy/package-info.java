/**
 * Joules: read from the machine where it lets us, modelled where it does not, and never silently zero.
 *
 * <p>{@link org.assay.comparison.energy.EnergyMeter}s read hardware counters; {@link
 * org.assay.comparison.energy.EnergyModel} stands in for a run that was only timed. Every {@link
 * org.assay.comparison.energy.EnergyReading} is measured, modelled, or unavailable with a reason and
 * a remedy. A meter covers a part of the machine (its <em>boundary</em>); the reading names it.
 */
@NullMarked
package org.assay.comparison.energy;

import org.jspecify.annotations.NullMarked;
