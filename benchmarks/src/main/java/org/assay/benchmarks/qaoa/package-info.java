/**
 * QAOA workloads: JMH benchmarks that check their answer before they are timed, and the worker that
 * the peer runner talks to.
 */
@NullMarked
package org.assay.benchmarks.qaoa;

import org.jspecify.annotations.NullMarked;
