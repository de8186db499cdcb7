package org.assay.comparison.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against Jackson's own mapper. */
final class JsonTreesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private static JsonNode read(String json) throws IOException {
        return JsonTrees.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{}", "[]", "null", "true", "false", "\"\"", "0", "-7", "2147483648", "123456789012345678901234567890", "1.5", "-2.5e-08",
        "1e400", "[[], {}, [{}], [[1, 2], [3]]]", "{\"a\": {\"b\": [1, 2.0, \"c\"], \"d\": null}, \"e\": false}",
        "{\"twice\": 1, \"twice\": 2}", "\"quotes \\\" and \\u00e9, \\n, \\ud83d\\ude00, é\""})
    void treesAndTextsAreThoseOfTheMapper(String json) throws IOException {
        JsonNode tree = read(json);

        assertThat(tree).isEqualTo(MAPPER.readTree(json));
        assertThat(JsonTrees.write(tree)).isEqualTo(MAPPER.writeValueAsString(tree));
    }

    @Test
    void numbersOfAllKindsAreWritten() throws IOException {
        JsonNode numbers = JsonNodeFactory.instance.arrayNode()
                .add((short) 1).add(2).add(3L).add(0.1f).add(0.1).add(new BigInteger("12345678901234567890"))
                .add(new BigDecimal("1.50")).add(Double.NaN).add(Double.POSITIVE_INFINITY);

        assertThat(JsonTrees.write(numbers)).isEqualTo(MAPPER.writeValueAsString(numbers));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[1,", "{\"a\"", "{\"a\": }", "]", "nothing", "1 2", "{} []", "{\"a\": 1,}"})
    void whatIsNotOneValueIsRefused(String json) {
        assertThatThrownBy(() -> read(json)).isInstanceOf(IOException.class);
    }

    @Test
    void refusalsSayWhere() {
        assertThatThrownBy(() -> read("{\n  \"a\": nothing}")).isInstanceOf(JsonParseException.class).hasMessageContaining("line: 2");
        assertThatThrownBy(() -> read("{}\n1")).hasMessageContaining("something follows").hasMessageContaining("line: 2");
        assertThatThrownBy(() -> read("")).hasMessageContaining("ends before its value");
    }

    @Test
    void whatIsNoPlainValueIsNotWritten() {
        assertThatIllegalArgumentException().isThrownBy(() -> JsonTrees.write(JsonNodeFactory.instance.binaryNode(new byte[3])))
                .withMessageContaining("BINARY is no plain value");
    }
}
