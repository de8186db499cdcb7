package org.assay.quantum.simulate;

/** The upper tail of the chi-square distribution. */
final class ChiSquare {

    private static final double EPSILON = 1e-15;
    private static final int MOST_TERMS = 100_000;

    private ChiSquare() {}

    /** The probability of a statistic at least as large: {@code Q(df/2, statistic/2)}. */
    static double upperTail(double statistic, double degreesOfFreedom) {
        if (statistic <= 0) {
            return 1;
        }
        if (Double.isInfinite(statistic)) {
            return 0;
        }
        double a = degreesOfFreedom / 2;
        double x = statistic / 2;
        double scale = Math.exp(a * Math.log(x) - x - logGamma(a));
        return x < a + 1 ? Math.clamp(1 - scale * series(a, x), 0, 1) : Math.min(1, scale * continuedFraction(a, x));
    }

    /** {@code gamma(a, x) = x^a e^-x sum x^n / (a (a+1) ... (a+n))}; DLMF 8.11.4. */
    private static double series(double a, double x) {
        double term = 1 / a;
        double sum = term;
        for (int n = 1; n < MOST_TERMS && term > sum * EPSILON; n++) {
            term *= x / (a + n);
            sum += term;
        }
        return sum;
    }

    /** {@code Gamma(a, x) = x^a e^-x / (x+1-a - 1(1-a)/(x+3-a - 2(2-a)/(x+5-a - ...)))}; DLMF 8.9.2, by Lentz's method. */
    private static double continuedFraction(double a, double x) {
        double tiny = 1e-300;
        double b = x + 1 - a;
        double c = 1 / tiny;
        double d = 1 / b;
        double h = d;
        for (int n = 1; n < MOST_TERMS; n++) {
            double numerator = -n * (n - a);
            b += 2;
            d = numerator * d + b;
            d = 1 / (Math.abs(d) < tiny ? tiny : d);
            c = b + numerator / c;
            c = Math.abs(c) < tiny ? tiny : c;
            double factor = d * c;
            h *= factor;
            if (Math.abs(factor - 1) < EPSILON) {
                return h;
            }
        }
        return h;
    }

    /** By recurrence up to 15 and then Stirling's series; DLMF 5.11.1. */
    static double logGamma(double z) {
        double shift = 0;
        double x = z;
        while (x < 15) {
            shift += Math.log(x);
            x++;
        }
        double y = 1 / (x * x);
        double series = (1.0 / 12 - y * (1.0 / 360 - y * (1.0 / 1260 - y * (1.0 / 1680 - y / 1188)))) / x;
        return (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + series - shift;
    }
}
