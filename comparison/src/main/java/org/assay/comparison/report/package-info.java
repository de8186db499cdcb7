/**
 * Results in the forms that people and programs read: text of at most 80 columns, JSON by the schema
 * that is shipped, and later HTML, Markdown and LaTeX.
 *
 * <p>Values carry their unit and their interval; a number that was assumed or modelled says so. Text
 * holds no escape codes. JSON keeps measured fields under keys of their own, so that two runs with
 * one seed are equal in everything else.
 */
@NullMarked
package org.assay.comparison.report;

import org.jspecify.annotations.NullMarked;
