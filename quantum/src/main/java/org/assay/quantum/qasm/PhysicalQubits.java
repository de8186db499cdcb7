package org.assay.quantum.qasm;

import java.util.OptionalInt;

/**
 * The qubits {@code $0, $1, ...} that compilers write for a device: they need no declaration, so the
 * file is looked through for the highest one before it is read, and they become one register.
 */
final class PhysicalQubits {

    /** No identifier of OpenQASM can be this name. */
    static final String REGISTER = "$";

    private PhysicalQubits() {}

    /** Declares the register if the text names any of its qubits. */
    static void declare(SourceText source, String text, Names names, Elaborator elaborator) {
        if (text.indexOf('$') < 0) {
            return;
        }
        Lexer lexer = new Lexer(source);
        Span first = lexer.span();
        OptionalInt highest = highest(lexer);
        highest.ifPresent(index -> names.declare(elaborator.register(REGISTER, index + 1.0, true, first), first));
    }

    private static OptionalInt highest(Lexer lexer) {
        int highest = -1;
        while (lexer.token() != Token.END) {
            boolean dollar = lexer.token() == Token.DOLLAR;
            lexer.advance();
            if (dollar && lexer.token() == Token.WHOLE) {
                highest = (int) Math.max(highest, Math.min(lexer.number(), Integer.MAX_VALUE - 1));
            }
        }
        return highest < 0 ? OptionalInt.empty() : OptionalInt.of(highest);
    }
}
