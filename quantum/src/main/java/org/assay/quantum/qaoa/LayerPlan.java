package org.assay.quantum.qaoa;

import org.assay.quantum.kernel.MixerAngle;

/**
 * Angles as engines for the X mixer apply them.
 *
 * <p>To keep tangents within -1..1, beta is taken modulo a quarter turn. Each quarter turn left out is an X on every
 * qubit, which is put off to the end: until there it turns the cost of assignment x into that of its
 * complement ({@code mirrored}), which for a symmetric cost is the same.
 *
 * @param mixer of each layer's reduced beta
 * @param mirrored whether a layer's phase reads costs of complements; the last entry is for the final state
 */
@SuppressWarnings("ArrayRecordComponent") // made and read inside the package
record LayerPlan(double[] gamma, MixerAngle[] mixer, boolean[] mirrored) {

    static LayerPlan of(QaoaAngles angles, boolean symmetric) {
        int depth = angles.depth();
        MixerAngle[] mixer = new MixerAngle[depth];
        boolean[] mirrored = new boolean[depth + 1];
        for (int l = 0; l < depth; l++) {
            double quarters = Math.rint(angles.beta(l) / (Math.PI / 2));
            mixer[l] = MixerAngle.of(Math.IEEEremainder(angles.beta(l), Math.PI / 2));
            mirrored[l + 1] = mirrored[l] ^ (!symmetric && quarters % 2 != 0);
        }
        return new LayerPlan(angles.gammas(), mixer, mirrored);
    }

    int depth() {
        return mixer.length;
    }
}
