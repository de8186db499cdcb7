package org.assay.quantum.circuit;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A square complex matrix, dense and immutable.
 *
 * <p>Made for gates: sizes are powers of two and small. Row {@code r}, column {@code c} is
 * {@code <r|M|c>}.
 */
public final class ComplexMatrix {

    private final int size;
    private final double[] re;
    private final double[] im;

    private ComplexMatrix(int size, double[] re, double[] im) {
        this.size = size;
        this.re = re;
        this.im = im;
    }

    /** Rows of equal length; refuses a matrix that is not square or holds a value that is not finite. */
    public static ComplexMatrix of(Complex[][] rows) {
        int size = rows.length;
        double[] re = new double[size * size];
        double[] im = new double[size * size];
        for (int r = 0; r < size; r++) {
            if (rows[r].length != size) {
                throw new IllegalArgumentException(
                        "row %d has %d entries, but a %d x %d matrix needs %d".formatted(r, rows[r].length, size, size, size));
            }
            for (int c = 0; c < size; c++) {
                re[r * size + c] = Angles.requireFinite(rows[r][c].re(), "matrix entry");
                im[r * size + c] = Angles.requireFinite(rows[r][c].im(), "matrix entry");
            }
        }
        return new ComplexMatrix(size, re, im);
    }

    /** Real entries, row by row; their number must be a square. */
    public static ComplexMatrix real(double... entries) {
        int size = (int) Math.round(Math.sqrt(entries.length));
        if (size * size != entries.length) {
            throw new IllegalArgumentException("%d entries do not make a square matrix".formatted(entries.length));
        }
        return new ComplexMatrix(size, entries.clone(), new double[entries.length]);
    }

    public static ComplexMatrix diagonal(Complex... entries) {
        int size = entries.length;
        double[] re = new double[size * size];
        double[] im = new double[size * size];
        for (int i = 0; i < size; i++) {
            re[i * size + i] = entries[i].re();
            im[i * size + i] = entries[i].im();
        }
        return new ComplexMatrix(size, re, im);
    }

    public static ComplexMatrix identity(int size) {
        Complex[] ones = new Complex[size];
        Arrays.fill(ones, Complex.ONE);
        return diagonal(ones);
    }

    /** Rows, which is also columns. */
    public int size() {
        return size;
    }

    public double re(int row, int column) {
        return re[row * size + column];
    }

    public double im(int row, int column) {
        return im[row * size + column];
    }

    public Complex at(int row, int column) {
        return new Complex(re(row, column), im(row, column));
    }

    public ComplexMatrix times(ComplexMatrix right) {
        requireSameSize(right);
        double[] outRe = new double[size * size];
        double[] outIm = new double[size * size];
        for (int r = 0; r < size; r++) {
            for (int k = 0; k < size; k++) {
                double aRe = re[r * size + k];
                double aIm = im[r * size + k];
                for (int c = 0; c < size; c++) {
                    outRe[r * size + c] += aRe * right.re[k * size + c] - aIm * right.im[k * size + c];
                    outIm[r * size + c] += aRe * right.im[k * size + c] + aIm * right.re[k * size + c];
                }
            }
        }
        return new ComplexMatrix(size, outRe, outIm);
    }

    public ComplexMatrix times(Complex factor) {
        double[] outRe = new double[size * size];
        double[] outIm = new double[size * size];
        for (int i = 0; i < outRe.length; i++) {
            outRe[i] = re[i] * factor.re() - im[i] * factor.im();
            outIm[i] = re[i] * factor.im() + im[i] * factor.re();
        }
        return new ComplexMatrix(size, outRe, outIm);
    }

    public ComplexMatrix plus(ComplexMatrix other) {
        requireSameSize(other);
        double[] outRe = new double[size * size];
        double[] outIm = new double[size * size];
        for (int i = 0; i < outRe.length; i++) {
            outRe[i] = re[i] + other.re[i];
            outIm[i] = im[i] + other.im[i];
        }
        return new ComplexMatrix(size, outRe, outIm);
    }

    /** The conjugate transpose. */
    public ComplexMatrix dagger() {
        double[] outRe = new double[size * size];
        double[] outIm = new double[size * size];
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                outRe[c * size + r] = re(r, c);
                outIm[c * size + r] = -im(r, c);
            }
        }
        return new ComplexMatrix(size, outRe, outIm);
    }

    /**
     * The tensor product {@code this (x) low}: {@code low} acts on the low bits of the index, this
     * matrix on the high ones.
     */
    public ComplexMatrix tensor(ComplexMatrix low) {
        int outSize = size * low.size;
        double[] outRe = new double[outSize * outSize];
        double[] outIm = new double[outSize * outSize];
        for (int r = 0; r < outSize; r++) {
            for (int c = 0; c < outSize; c++) {
                Complex entry = at(r / low.size, c / low.size).times(low.at(r % low.size, c % low.size));
                outRe[r * outSize + c] = entry.re();
                outIm[r * outSize + c] = entry.im();
            }
        }
        return new ComplexMatrix(outSize, outRe, outIm);
    }

    public boolean isDiagonal() {
        for (int r = 0; r < size; r++) {
            for (int c = 0; c < size; c++) {
                if (r != c && (re(r, c) != 0 || im(r, c) != 0)) {
                    return false;
                }
            }
        }
        return true;
    }

    public boolean isUnitary(double tolerance) {
        return times(dagger()).isCloseTo(identity(size), tolerance);
    }

    /** Whether no entry differs by more than the tolerance in absolute value. */
    public boolean isCloseTo(ComplexMatrix other, double tolerance) {
        return size == other.size && largestDifference(other, Complex.ONE) <= tolerance;
    }

    /** As {@link #isCloseTo}, after the best global phase has been taken out. */
    public boolean isCloseUpToGlobalPhase(ComplexMatrix other, double tolerance) {
        if (size != other.size) {
            return false;
        }
        Complex overlap = Complex.ZERO;
        for (int i = 0; i < re.length; i++) {
            overlap = overlap.plus(new Complex(re[i], im[i]).times(new Complex(other.re[i], -other.im[i])));
        }
        Complex phase = overlap.abs() == 0 ? Complex.ONE : overlap.times(1 / overlap.abs());
        return largestDifference(other, phase) <= tolerance;
    }

    private double largestDifference(ComplexMatrix other, Complex phase) {
        double largest = 0;
        for (int i = 0; i < re.length; i++) {
            Complex turned = new Complex(other.re[i], other.im[i]).times(phase);
            largest = Math.max(largest, Math.hypot(re[i] - turned.re(), im[i] - turned.im()));
        }
        return largest;
    }

    private void requireSameSize(ComplexMatrix other) {
        if (size != other.size) {
            throw new IllegalArgumentException("sizes %d and %d do not match".formatted(size, other.size));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ComplexMatrix that && Arrays.equals(re, that.re) && Arrays.equals(im, that.im);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(re) + Arrays.hashCode(im);
    }

    @Override
    public String toString() {
        return IntStream.range(0, size)
                .mapToObj(r -> IntStream.range(0, size)
                        .mapToObj(c -> at(r, c).toString())
                        .collect(Collectors.joining(", ", "[", "]")))
                .collect(Collectors.joining("\n"));
    }
}
