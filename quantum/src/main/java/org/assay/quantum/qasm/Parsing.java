package org.assay.quantum.qasm;

/** What every parser does with its lexer: expects, accepts, complains. */
final class Parsing {

    private Parsing() {}

    /** Goes past the token if it is there. */
    static boolean accept(Lexer lexer, Token token) {
        if (lexer.token() != token) {
            return false;
        }
        lexer.advance();
        return true;
    }

    /** Goes past the token; refuses anything else. */
    static void expect(Lexer lexer, Token token, String purpose) {
        if (!accept(lexer, token)) {
            throw unexpected(lexer, token.shown() + " " + purpose);
        }
    }

    /** Goes past a name and returns it. */
    static String expectName(Lexer lexer, String what) {
        if (lexer.token() != Token.NAME) {
            throw unexpected(lexer, what);
        }
        String name = lexer.tokenText();
        lexer.advance();
        return name;
    }

    static QasmException unexpected(Lexer lexer, String wanted) {
        String seen = switch (lexer.token()) {
            case END -> "the file ends";
            case NAME, WHOLE, REAL, STRING -> "'" + shortened(lexer.tokenText()) + "'";
            default -> lexer.token().shown();
        };
        return lexer.span().error(
                lexer.token() == Token.END ? "%s where %s is needed".formatted(seen, wanted) : "expected %s, found %s".formatted(wanted, seen));
    }

    /** To be called for each element of a list that is read. */
    static void requireShort(Lexer lexer, int length, int most) {
        if (length >= most) {
            throw lexer.span().error("a list of more than %d".formatted(most));
        }
    }

    /** Names in a file may be of any length; messages are not. */
    static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 37) + "...";
    }
}
