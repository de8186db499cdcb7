package org.assay.quantum.qaoa;

/**
 * Angles as the tiled engine applies them.
 *
 * <p>A mixer {@code exp(-i beta sum X)} is {@code cos^n(beta)} times one in tangent form. To keep
 * tangents within -1..1, beta is taken modulo a quarter turn. Each quarter turn left out is an X on every
 * qubit, which is put off to the end: until there it turns the cost of assignment x into that of its
 * complement ({@code mirrored}), which for a symmetric cost is the same.
 *
 * @param tan of each layer's reduced beta
 * @param cos of the same
 * @param mirrored whether a layer's phase reads costs of complements; the last entry is for the final state
 */
@SuppressWarnings("ArrayRecordComponent") // made and read inside the package
record LayerPlan(double[] gamma, double[] tan, double[] cos, boolean[] mirrored) {

    static LayerPlan of(QaoaAngles angles, boolean symmetric) {
        int depth = angles.depth();
        double[] tan = new double[depth];
        double[] cos = new double[depth];
        boolean[] mirrored = new boolean[depth + 1];
        for (int l = 0; l < depth; l++) {
            double quarters = Math.rint(angles.beta(l) / (Math.PI / 2));
            double beta = Math.IEEEremainder(angles.beta(l), Math.PI / 2);
            tan[l] = Math.tan(beta);
            cos[l] = Math.cos(beta);
            mirrored[l + 1] = mirrored[l] ^ (!symmetric && quarters % 2 != 0);
        }
        return new LayerPlan(angles.gammas(), tan, cos, mirrored);
    }

    int depth() {
        return tan.length;
    }
}
