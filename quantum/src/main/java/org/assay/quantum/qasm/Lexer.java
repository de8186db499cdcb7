package org.assay.quantum.qasm;

/**
 * Cuts a text into tokens, one at a time; the current one is in the fields.
 *
 * <p>Skips blanks, {@code // comments} and {@code /* comments *}{@code /}. Names may hold any letter
 * of Unicode, as OpenQASM 3 allows.
 */
final class Lexer {

    private static final int NO_CHARACTER = -1;

    private final SourceText source;
    private final String text;
    private int position;

    private Token token = Token.END;
    private int start;
    private int end;
    private double number;

    Lexer(SourceText source) {
        this.source = source;
        this.text = source.text();
        this.position = text.startsWith("\uFEFF") ? 1 : 0;
        advance();
    }

    SourceText source() {
        return source;
    }

    /** What the current token is. */
    Token token() {
        return token;
    }

    /** Offset of the current token's first character. */
    int start() {
        return start;
    }

    int end() {
        return end;
    }

    Span span() {
        return new Span(source, start, end);
    }

    /** The current token's characters. */
    String tokenText() {
        return text.substring(start, end);
    }

    /** The value of the current number. */
    double number() {
        return number;
    }

    /** What follows the current token, white space and comments aside, without going there. */
    boolean isFollowedBy(char c) {
        int saved = position;
        skipBlanks();
        boolean found = peek(0) == c;
        position = saved;
        return found;
    }

    void advance() {
        skipBlanks();
        start = position;
        int c = peek(0);
        if (c == NO_CHARACTER) {
            token = Token.END;
        } else if (isNameStart(c)) {
            name();
        } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
            number(c);
        } else if (c == '"' || c == '\'') {
            string(c);
        } else {
            symbol(c);
        }
        end = position;
    }

    private int peek(int ahead) {
        return position + ahead < text.length() ? text.charAt(position + ahead) : NO_CHARACTER;
    }

    private void skipBlanks() {
        while (true) {
            int c = peek(0);
            if (c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0xA0) {
                position++;
            } else if (c == '/' && peek(1) == '/') {
                skipLine();
            } else if (c == '/' && peek(1) == '*') {
                skipBlockComment();
            } else {
                return;
            }
        }
    }

    /** To the end of the line. */
    void skipLine() {
        int newline = text.indexOf('\n', position);
        position = newline < 0 ? text.length() : newline + 1;
    }

    private void skipBlockComment() {
        int close = text.indexOf("*/", position + 2);
        if (close < 0) {
            throw source.error(position, position + 2, "this comment is never closed; '*/' is missing");
        }
        position = close + 2;
    }

    private static boolean isNameStart(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (c > 127 && Character.isLetter(c));
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNamePart(int c) {
        return isNameStart(c) || isDigit(c) || (c > 127 && Character.isLetterOrDigit(c));
    }

    private void name() {
        token = Token.NAME;
        while (isNamePart(peek(0))) {
            position++;
        }
    }

    private void number(int first) {
        int second = peek(1) | 0x20;
        int radix = first != '0' ? 10 : second == 'x' ? 16 : second == 'b' ? 2 : second == 'o' ? 8 : 10;
        if (radix == 10) {
            decimal();
        } else {
            position += 2;
            whole(radix);
        }
        if (isNamePart(peek(0))) {
            int from = position;
            name();
            throw source.error(start, position, "'%s' directly after a number%s".formatted(
                    text.substring(from, Math.min(position, from + 20)), "; durations and complex numbers are not read"));
        }
    }

    private void whole(int radix) {
        token = Token.WHOLE;
        number = 0;
        while (Character.digit(peek(0), radix) >= 0 || peek(0) == '_') {
            if (peek(0) != '_') {
                number = number * radix + Character.digit(peek(0), radix);
            }
            position++;
        }
        if (position == start + 2) {
            throw source.error(start, position, "'%s' has no digits".formatted(text.substring(start, position)));
        }
    }

    private void decimal() {
        token = Token.WHOLE;
        boolean underscores = digits();
        int digits = position - start;
        if (peek(0) == '.' && peek(1) != '.') {
            token = Token.REAL;
            position++;
            underscores |= digits();
        }
        if (isExponent()) {
            token = Token.REAL;
            position += isDigit(peek(1)) ? 1 : 2;
            underscores |= digits();
        }
        number = token == Token.WHOLE && digits < 10 && !underscores ? smallWhole() : parsed(underscores);
    }

    private boolean isExponent() {
        if ((peek(0) | 0x20) != 'e') {
            return false;
        }
        return isDigit(peek(1)) || ((peek(1) == '+' || peek(1) == '-') && isDigit(peek(2)));
    }

    /** Returns whether there were underscores among them. */
    private boolean digits() {
        boolean underscores = false;
        while (isDigit(peek(0)) || (peek(0) == '_' && isDigit(peek(1)))) {
            underscores |= peek(0) == '_';
            position++;
        }
        return underscores;
    }

    private double smallWhole() {
        int value = 0;
        for (int i = start; i < position; i++) {
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }

    private double parsed(boolean underscores) {
        if (position - start > 1000) {
            throw source.error(start, position, "a number of %d characters; 1000 is the most".formatted(position - start));
        }
        String digits = text.substring(start, position);
        return Double.parseDouble(underscores ? digits.replace("_", "") : digits);
    }

    private void string(int quote) {
        token = Token.STRING;
        position++;
        while (peek(0) != quote) {
            if (peek(0) == NO_CHARACTER || peek(0) == '\n') {
                throw source.error(start, position, "this string is never closed");
            }
            position++;
        }
        position++;
    }

    private void symbol(int c) {
        token = switch (c) {
            case '-' -> pair('>', Token.ARROW, Token.MINUS);
            case '=' -> pair('=', Token.EQUAL, Token.ASSIGN);
            case '!' -> pair('=', Token.NOT_EQUAL, Token.NOT);
            case '&' -> pair('&', Token.AND, Token.AMPERSAND);
            case '|' -> pair('|', Token.OR, Token.BAR);
            case '*' -> pair('*', Token.POWER, Token.TIMES);
            case '+' -> pair('+', Token.CONCATENATE, Token.PLUS);
            case ';' -> Token.SEMICOLON;
            case ':' -> Token.COLON;
            case ',' -> Token.COMMA;
            case '(' -> Token.LEFT_PAREN;
            case ')' -> Token.RIGHT_PAREN;
            case '[' -> Token.LEFT_BRACKET;
            case ']' -> Token.RIGHT_BRACKET;
            case '{' -> Token.LEFT_BRACE;
            case '}' -> Token.RIGHT_BRACE;
            case '/' -> Token.SLASH;
            case '%' -> Token.PERCENT;
            case '^' -> Token.CARET;
            case '@' -> Token.AT;
            case '#' -> Token.HASH;
            case '$' -> Token.DOLLAR;
            case '<' -> Token.LESS;
            case '>' -> Token.GREATER;
            case '~' -> Token.TILDE;
            case '.' -> Token.DOT;
            default -> throw source.error(position, position + 1, "unexpected character %s".formatted(described(c)));
        };
        position++;
    }

    private Token pair(char second, Token both, Token alone) {
        if (peek(1) == second) {
            position++;
            return both;
        }
        return alone;
    }

    private static String described(int c) {
        return Character.isISOControl(c) || c > 126 ? "U+%04X".formatted(c) : "'" + (char) c + "'";
    }
}
