/**
 * Smaller forms of trained networks, and what they lose: pruning by magnitude with sparse inference,
 * quantisation to 8 bits with integer inference, and the report that sets accuracy, bytes and
 * operations before and after side by side. Distillation is a way of training, and stands with it in
 * {@code org.assay.classical.learning.Training}.
 */
@NullMarked
package org.assay.classical.learning.compression;

import org.jspecify.annotations.NullMarked;
