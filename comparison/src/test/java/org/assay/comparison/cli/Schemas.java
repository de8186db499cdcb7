package org.assay.comparison.cli;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The schemas that are shipped. */
final class Schemas {

    private Schemas() {}

    /** @param kind of document, such as {@code compare} */
    static List<Error> errors(String kind, String json) throws IOException {
        try (InputStream schema = Objects.requireNonNull(
                Schemas.class.getResourceAsStream("/org/assay/comparison/report/" + kind + ".schema.json"))) {
            Schema compiled = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
            return compiled.validate(json, InputFormat.JSON);
        }
    }
}
