package org.assay.comparison.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** One call of the command line, without a process of its own. */
record Cli(int exitCode, String out, String err) {

    static Cli run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.execute(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Cli(code, out.toString(), err.toString());
    }
}
