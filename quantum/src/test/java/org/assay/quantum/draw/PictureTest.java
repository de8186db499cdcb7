package org.assay.quantum.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.assay.quantum.Golden;
import org.assay.quantum.circuit.Circuit;
import org.assay.quantum.circuit.Gate;
import org.assay.quantum.library.Library;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** The SVG and LaTeX forms. */
class PictureTest {

    static Stream<Circuit> circuits() {
        return TextDrawingTest.circuits();
    }

    @ParameterizedTest
    @MethodSource("circuits")
    void drawsAsInItsGoldenFiles(Circuit circuit) {
        String file = "draw/" + circuit.name().replace(':', '-');
        Golden.assertMatches(file + ".svg", SvgDrawing.of(circuit));
        Golden.assertMatches(file + ".tex", LatexDrawing.of(circuit));
    }

    @ParameterizedTest
    @MethodSource("circuits")
    void svgIsXmlWithTitleDescriptionAndEverythingInside(Circuit circuit) throws Exception {
        Document document = parsed(SvgDrawing.of(circuit, 400));
        Element root = document.getDocumentElement();
        assertThat(root.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("Circuit " + circuit.name());
        assertThat(root.getElementsByTagName("desc").item(0).getTextContent()).isEqualTo(Captions.printable(circuit.counts().toString()));
        double width = Double.parseDouble(root.getAttribute("width"));
        double height = Double.parseDouble(root.getAttribute("height"));
        for (String shape : new String[] {"rect", "circle", "text"}) {
            var elements = root.getElementsByTagName(shape);
            for (int i = 0; i < elements.getLength(); i++) {
                Element element = (Element) elements.item(i);
                assertThat(number(element, "x", "cx")).isBetween(0.0, width);
                assertThat(number(element, "y", "cy")).isBetween(0.0, height);
            }
        }
    }

    private static double number(Element element, String name, String other) {
        String value = element.hasAttribute(name) ? element.getAttribute(name) : element.getAttribute(other);
        return value.isEmpty() ? 0 : Double.parseDouble(value);
    }

    @ParameterizedTest
    @MethodSource("circuits")
    void everyRowOfTheLatexHasAsManyCells(Circuit circuit) {
        assertThat(LatexDrawing.of(circuit).lines().filter(line -> line.contains("\\lstick")).map(PictureTest::cells).distinct())
                .hasSize(1);
    }

    private static long cells(String row) {
        return row.replace("\\&", "").chars().filter(c -> c == '&').count();
    }

    @Test
    void aNarrowPictureIsTaller() throws Exception {
        Circuit circuit = Library.named("qft:5");
        assertThat(height(SvgDrawing.of(circuit, 300))).isGreaterThan(2 * height(SvgDrawing.of(circuit, 2000)));
    }

    private static double height(String svg) throws Exception {
        return Double.parseDouble(parsed(svg).getDocumentElement().getAttribute("height"));
    }

    @Test
    void namesFromAFileCannotBringMarkupOrCommands() throws Exception {
        String hostile = "</text><script>alert(1)</script>\u0000\\input{/etc/passwd}&%$";
        Circuit circuit = Circuit.builder(1).gate(new Gate.Unitary(hostile, Gate.Fixed.H.matrix()), 0).build(hostile);
        assertThat(parsed(SvgDrawing.of(circuit)).getElementsByTagName("script").getLength()).isZero();
        assertThat(LatexDrawing.of(circuit)).doesNotContain("\\input").contains("\\textbackslash{}input\\{");
    }

    @Test
    void aCircuitWithoutQubitsIsDrawnToo() throws Exception {
        parsed(SvgDrawing.of(Circuit.builder(0).globalPhase(1).build()));
        assertThat(LatexDrawing.of(Circuit.builder(0).build())).startsWith("%");
    }

    private static Document parsed(String svg) throws ParserConfigurationException, SAXException, IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }
}
