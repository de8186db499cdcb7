package org.assay.comparison.quantity;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Works out the formula of a derivation from the words alone, as a reader with a pocket calculator would. */
public final class Formulas {

    private static final List<String> FUNCTIONS = List.of("log1p", "max", "min", "exp", "ln", "ceil");

    private final String text;
    private final Map<String, Double> values;
    private final List<String> names;
    private int at;

    private Formulas(String text, Map<String, Double> values) {
        this.text = text;
        this.values = values;
        this.names = values.keySet().stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
    }

    /** @param values of the inputs by name, in base units */
    public static double evaluate(String text, Map<String, Double> values) {
        Formulas reader = new Formulas(text, values);
        double value = reader.sum();
        if (reader.at < text.length()) {
            throw new IllegalArgumentException("'%s' stops making sense at '%s'; names are %s".formatted(text, text.substring(reader.at), reader.names));
        }
        return value;
    }

    private double sum() {
        double value = product();
        while (true) {
            if (accept("+")) {
                value += product();
            } else if (accept("-")) {
                value -= product();
            } else {
                return value;
            }
        }
    }

    private double product() {
        double value = power();
        while (true) {
            if (accept("x ")) {
                value *= power();
            } else if (accept("/")) {
                value /= power();
            } else {
                return value;
            }
        }
    }

    private double power() {
        double base = atom();
        return accept("^") ? Math.pow(base, atom()) : base;
    }

    private double atom() {
        if (accept("-")) {
            return -atom();
        }
        if (accept("(")) {
            double value = sum();
            require(")");
            return value;
        }
        Optional<String> name = names.stream().filter(n -> text.startsWith(n, at)).findFirst();
        if (name.isPresent()) {
            at += name.get().length();
            return values.getOrDefault(name.get(), Double.NaN);
        }
        Optional<String> function = FUNCTIONS.stream().filter(f -> text.startsWith(f + "(", at)).findFirst();
        return function.isPresent() ? call(function.get()) : number();
    }

    private double call(String function) {
        at += function.length();
        require("(");
        double value = switch (function) {
            case "exp" -> Math.exp(sum());
            case "ln" -> Math.log(sum());
            case "log1p" -> Math.log1p(sum());
            case "ceil" -> Math.ceil(sum());
            case "max" -> Math.max(sum(), afterComma());
            default -> Math.min(sum(), afterComma());
        };
        require(")");
        return value;
    }

    private double afterComma() {
        require(",");
        return sum();
    }

    private double number() {
        int end = at;
        while (end < text.length() && (Character.isDigit(text.charAt(end)) || text.charAt(end) == '.'
                || text.substring(at, end).matches("[0-9.]+") && text.charAt(end) == 'E'
                || end > at && text.charAt(end - 1) == 'E' && text.charAt(end) == '-')) {
            end++;
        }
        double value = Double.parseDouble(text.substring(at, end));
        at = end;
        return value;
    }

    private boolean accept(String symbol) {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        if (!text.startsWith(symbol, at)) {
            return false;
        }
        at += symbol.length();
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return true;
    }

    private void require(String symbol) {
        if (!accept(symbol)) {
            throw new IllegalArgumentException("'%s' lacks '%s' at '%s'".formatted(text, symbol, text.substring(at)));
        }
    }
}
