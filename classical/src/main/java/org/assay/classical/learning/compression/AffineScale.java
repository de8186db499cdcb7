package org.assay.classical.learning.compression;

/**
 * The numbers {@code scale (q - zero)} that bytes q stand for. Zero is among them exactly, so that
 * pruned weights and silent units stay exactly 0.
 *
 * <p>Example: the range -1 to 3 gives scale 4/255 and zero -64; the byte -64 stands for 0, and 127
 * for 191 x 4/255 = 2.996.
 *
 * @param scale of one step, positive
 * @param zero  the byte that stands for 0, in -128..127
 * @see <a href="https://arxiv.org/abs/1712.05877">Jacob et al. 2018, section 2.1</a>
 */
public record AffineScale(double scale, int zero) {

    /** The scale that covers a range, which is widened to hold 0. */
    public static AffineScale covering(double least, double greatest) {
        double low = Math.min(0, least);
        double high = Math.max(0, greatest);
        double scale = high == low ? 1 : (high - low) / 255;
        int zero = (int) Math.clamp(Math.round(-128 - low / scale), -128, 127);
        return new AffineScale(scale, zero);
    }

    /** The nearest byte; numbers out of range become the end of the range. */
    public byte quantise(double value) {
        return (byte) Math.clamp(Math.round(value / scale) + zero, -128, 127);
    }

    /** What a byte stands for. */
    public double value(int quantum) {
        return scale * (quantum - zero);
    }
}
