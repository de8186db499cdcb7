package org.assay.comparison.problem;

import java.util.List;
import java.util.Locale;
import org.assay.classical.search.WeightedGraph;

/**
 * MatrixMarket coordinate matrices, read as weighted adjacency. In a general matrix an edge may stand
 * in either triangle, or in both with one value.
 *
 * @see <a href="https://math.nist.gov/MatrixMarket/formats.html">NIST, Matrix Market exchange formats</a>
 */
final class MatrixMarketFiles {
    private static final int MOST = 20_000_000;
    private static final String BANNER = "%%MatrixMarket matrix coordinate real|integer|pattern symmetric|general";

    private MatrixMarketFiles() {}

    static Cost read(SourceText source) {
        List<SourceText.Word> banner = source.words(1);
        requireBanner(source, banner);
        boolean pattern = banner.get(3).text().equalsIgnoreCase("pattern");
        boolean symmetric = banner.get(4).text().equalsIgnoreCase("symmetric");
        List<List<SourceText.Word>> rows = source.rows();
        if (rows.isEmpty() || rows.getFirst().size() < 3) {
            throw source.errorAtEnd("no line of sizes; expected 'rows columns entries' after the banner");
        }
        List<SourceText.Word> sizes = rows.getFirst();
        int nodes = source.integer(sizes.get(0), "number of rows", 1, MOST);
        source.integer(sizes.get(1), "number of columns (a graph has as many as rows)", nodes, nodes);
        int entries = source.integer(sizes.get(2), "number of entries", 0, Integer.MAX_VALUE);
        if (rows.size() - 1 != entries) {
            throw source.error(sizes.get(2), "the file announces %d entries, but %d follow".formatted(entries, rows.size() - 1));
        }
        EdgeCollector collector = new EdgeCollector(source, nodes, 1);
        for (List<SourceText.Word> row : rows.subList(1, rows.size())) {
            if (row.size() != (pattern ? 2 : 3)) {
                throw source.error(row.getFirst(), "%d words, but an entry is %s".formatted(row.size(), pattern ? "'row column'" : "'row column value'"));
            }
            if (symmetric) {
                collector.edge(row);
            } else {
                collector.edgeEitherWay(row, row.getFirst());
            }
        }
        return new Cost.MaxCut(collector.graph());
    }

    private static void requireBanner(SourceText source, List<SourceText.Word> banner) {
        String text = String.join(" ", banner.stream().map(SourceText.Word::text).toList()).toLowerCase(Locale.ROOT);
        if (!text.matches("%%matrixmarket matrix coordinate (real|integer|pattern) (symmetric|general).*")) {
            throw source.error(1, 1, "banner is '%s', but must be '%s'".formatted(text, BANNER));
        }
    }

    static String write(WeightedGraph graph) {
        StringBuilder text = new StringBuilder("%%MatrixMarket matrix coordinate real symmetric\n");
        text.append("%d %d %d\n".formatted(graph.nodes(), graph.nodes(), graph.edges()));
        for (int e = 0; e < graph.edges(); e++) {
            text.append("%d %d %s\n".formatted(graph.target(e) + 1, graph.source(e) + 1, CanonicalText.number(graph.weight(e))));
        }
        return text.toString();
    }
}
