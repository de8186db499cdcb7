package org.assay.quantum.qasm;

/** The kinds of token; what stands for itself carries its text. */
enum Token {
    NAME("a name"),
    WHOLE("a whole number"),
    REAL("a number"),
    STRING("a string"),
    END("the end of the file"),
    ARROW("->"),
    EQUAL("=="),
    NOT_EQUAL("!="),
    AND("&&"),
    OR("||"),
    POWER("**"),
    CONCATENATE("++"),
    ASSIGN("="),
    NOT("!"),
    SEMICOLON(";"),
    COLON(":"),
    COMMA(","),
    LEFT_PAREN("("),
    RIGHT_PAREN(")"),
    LEFT_BRACKET("["),
    RIGHT_BRACKET("]"),
    LEFT_BRACE("{"),
    RIGHT_BRACE("}"),
    PLUS("+"),
    MINUS("-"),
    TIMES("*"),
    SLASH("/"),
    PERCENT("%"),
    CARET("^"),
    AT("@"),
    HASH("#"),
    DOLLAR("$"),
    LESS("<"),
    GREATER(">"),
    AMPERSAND("&"),
    BAR("|"),
    TILDE("~"),
    DOT(".");

    private final String text;

    Token(String text) {
        this.text = text;
    }

    /** As in an error message: quoted where it stands for itself. */
    String shown() {
        return compareTo(END) <= 0 ? text : "'" + text + "'";
    }
}
