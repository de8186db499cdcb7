/**
 * The command line: the only {@code main}. Each command reads its options, calls the rooms below and
 * hands the result to {@code report}; no arithmetic happens here.
 *
 * <p>Results go to standard output; progress, warnings and errors to standard error. Exit codes are
 * in {@link org.assay.comparison.cli.ExitCode}. Whatever a user can get wrong ends as a
 * {@link org.assay.comparison.cli.Failure}: what, where, what to do; never as a stack trace.
 */
@NullMarked
package org.assay.comparison.cli;

import org.jspecify.annotations.NullMarked;
