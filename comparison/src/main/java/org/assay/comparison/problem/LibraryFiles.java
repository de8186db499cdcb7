package org.assay.comparison.problem;

import java.io.StringReader;
import java.io.StringWriter;
import java.util.Optional;
import org.assay.classical.search.WeightedGraph;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.WeightedPseudograph;
import org.jgrapht.nio.ImportException;
import org.jgrapht.nio.graph6.Graph6Sparse6Exporter;
import org.jgrapht.nio.graph6.Graph6Sparse6Importer;
import org.jgrapht.nio.graphml.GraphMLExporter;
import org.jgrapht.nio.graphml.SimpleGraphMLImporter;
import org.jgrapht.util.SupplierUtil;
import org.jspecify.annotations.Nullable;
import org.xml.sax.SAXParseException;

/** The formats that JGraphT reads and writes: GraphML and graph6. Its complaints are put in our words. */
final class LibraryFiles {
    private LibraryFiles() {}

    /** Nodes are numbered in the order of the file; weights are in the edge attribute {@code weight}, 1 where it is missing. */
    static Cost readGraphMl(SourceText source) {
        Graph<Integer, DefaultWeightedEdge> graph = empty();
        SimpleGraphMLImporter<Integer, DefaultWeightedEdge> importer = new SimpleGraphMLImporter<>();
        importer.setEdgeWeightAttributeName("weight");
        importer.setSchemaValidation(false);
        if (source.text().contains("<!DOCTYPE")) {
            throw source.error(1, 0, "a DOCTYPE may pull in other files and is not read; delete it");
        }
        try {
            importer.importGraph(graph, new StringReader(source.text()));
        } catch (ImportException e) {
            throw refusal(source, e, "GraphML");
        }
        return new Cost.MaxCut(convert(source, graph));
    }

    /** One graph, with or without the header {@code >>graph6<<}. */
    static Cost readGraph6(SourceText source) {
        Graph<Integer, DefaultWeightedEdge> graph = empty();
        Graph6Sparse6Importer<Integer, DefaultWeightedEdge> importer = new Graph6Sparse6Importer<>();
        try {
            importer.importGraph(graph, new StringReader(source.firstLine().strip()));
        } catch (ImportException e) {
            throw refusal(source, e, "graph6");
        } catch (RuntimeException e) {
            throw source.error(1, 0, "not a graph in graph6: the line ends too early or has characters outside ? to ~");
        }
        return new Cost.MaxCut(convert(source, graph));
    }

    /** Numbers its nodes 0, 1, ... as they come. */
    private static Graph<Integer, DefaultWeightedEdge> empty() {
        return new WeightedPseudograph<>(SupplierUtil.createIntegerSupplier(), SupplierUtil.createDefaultWeightedEdgeSupplier());
    }

    private static WeightedGraph convert(SourceText source, Graph<Integer, DefaultWeightedEdge> graph) {
        int nodes = graph.vertexSet().size();
        if (nodes == 0) {
            throw source.error(1, 0, "the graph has no node");
        }
        EdgeCollector collector = new EdgeCollector(source, nodes, 0);
        SourceText.Word file = new SourceText.Word("", 1, 0);
        for (DefaultWeightedEdge edge : graph.edgeSet()) {
            int u = graph.getEdgeSource(edge);
            int v = graph.getEdgeTarget(edge);
            double weight = graph.getEdgeWeight(edge);
            if (!Double.isFinite(weight)) {
                throw source.error(1, 0, "edge %d %d has weight %s, but weights are finite".formatted(u, v, weight));
            }
            if (u == v) {
                throw source.error(1, 0, "node %d has a self-loop, which no cut contains; remove it".formatted(u));
            }
            collector.add(u, v, weight, file, false);
        }
        return collector.graph();
    }

    private static ProblemFormatException refusal(SourceText source, ImportException e, String format) {
        String reason = String.valueOf(e.getMessage());
        for (@Nullable Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof SAXParseException place) {
                return source.error(place.getLineNumber(), place.getColumnNumber(), "not %s: %s".formatted(format, place.getMessage()));
            }
            reason = Optional.ofNullable(cause.getMessage()).orElse(reason);
        }
        return source.error(1, 0, "not %s: %s".formatted(format, reason));
    }

    static String writeGraphMl(WeightedGraph graph) {
        GraphMLExporter<Integer, DefaultWeightedEdge> exporter = new GraphMLExporter<>(node -> "n" + node);
        exporter.setExportEdgeWeights(true);
        StringWriter text = new StringWriter();
        exporter.exportGraph(toLibrary(graph), text);
        return text.toString();
    }

    static String writeGraph6(WeightedGraph graph) {
        for (int e = 0; e < graph.edges(); e++) {
            if (graph.weight(e) != 1) {
                throw new ProblemException("graph6 has no weights, but edge %d %d weighs %s; write rudy or GraphML"
                        .formatted(graph.source(e), graph.target(e), CanonicalText.number(graph.weight(e))));
            }
        }
        StringWriter text = new StringWriter();
        new Graph6Sparse6Exporter<Integer, DefaultWeightedEdge>(Graph6Sparse6Exporter.Format.GRAPH6).exportGraph(toLibrary(graph), text);
        return text.toString().strip() + "\n";
    }

    private static Graph<Integer, DefaultWeightedEdge> toLibrary(WeightedGraph graph) {
        Graph<Integer, DefaultWeightedEdge> library = empty();
        for (int u = 0; u < graph.nodes(); u++) {
            library.addVertex(u);
        }
        for (int e = 0; e < graph.edges(); e++) {
            library.setEdgeWeight(library.addEdge(graph.source(e), graph.target(e)), graph.weight(e));
        }
        return library;
    }
}
