/**
 * Data sets for small networks: samples of features with classes or values, those that come with
 * Assay, readers of CSV and IDX files, splits and scaling.
 *
 * <p>Features are floats in one row-major array, one row a sample, and always finite. Everything
 * random takes a seed. Readers name the file and the place of what they refuse.
 */
@NullMarked
package org.assay.classical.learning.data;

import org.jspecify.annotations.NullMarked;
