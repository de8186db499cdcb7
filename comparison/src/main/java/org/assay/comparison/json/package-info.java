/** JSON as trees of Jackson's nodes, read and written without an {@code ObjectMapper}. */
@NullMarked
package org.assay.comparison.json;

import org.jspecify.annotations.NullMarked;
