package org.assay.quantum.qasm;

/** Where in which text something stands, for the errors that it may cause later. */
record Span(SourceText source, int start, int end) {

    QasmException error(String detail) {
        return source.error(start, end, detail);
    }

    String place() {
        return source.place(start);
    }
}
