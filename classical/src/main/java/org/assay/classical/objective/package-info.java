/**
 * What is minimised: functions of n real variables, with or without a gradient, and the wrappers
 * that count the work spent on them.
 *
 * <p>Objectives are always minimised; whoever maximises negates. A call of {@code value} is one
 * evaluation; a call of {@code valueAndGradient} is one evaluation and one gradient, because an
 * adjoint method gives both in one pass. Points are never modified by an objective.
 */
@NullMarked
package org.assay.classical.objective;

import org.jspecify.annotations.NullMarked;
