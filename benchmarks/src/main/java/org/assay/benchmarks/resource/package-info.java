/** Resource estimates: how long one takes, warm. Each benchmark checks its answer before it is timed. */
@NullMarked
package org.assay.benchmarks.resource;

import org.jspecify.annotations.NullMarked;
