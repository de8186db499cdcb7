package org.assay.classical.search;

/** The inner loops in plain Java: the definition that the vector loops follow. */
final class ScalarSweepKernel implements SweepKernel {

    @Override
    public void fill(HeatStream stream, float[] heat) {
        for (int lane = 0; lane < HeatStream.LANES; lane++) {
            fillLane(stream.state, heat, lane);
        }
    }

    private static void fillLane(int[] state, float[] heat, int lane) {
        int s0 = state[lane];
        int s1 = state[HeatStream.LANES + lane];
        int s2 = state[2 * HeatStream.LANES + lane];
        int s3 = state[3 * HeatStream.LANES + lane];
        for (int k = lane; k < heat.length; k += HeatStream.LANES) {
            heat[k] = HeatStream.heat(s0 + s3);
            int shifted = s1 << 9;
            s2 ^= s0;
            s3 ^= s1;
            s1 ^= s2;
            s0 ^= s3;
            s2 ^= shifted;
            s3 = Integer.rotateLeft(s3, 11);
        }
        state[lane] = s0;
        state[HeatStream.LANES + lane] = s1;
        state[2 * HeatStream.LANES + lane] = s2;
        state[3 * HeatStream.LANES + lane] = s3;
    }

    @Override
    public int judge(int[] localFields, int[] masks, float[] heat, float most, int first) {
        int flips = 0;
        for (int k = 0; k < SweepLayout.BLOCK; k++) {
            int p = first + k;
            int step = (localFields[p] ^ masks[p]) - masks[p];
            flips |= step <= heat[p] * most ? 1 << k : 0;
        }
        return flips;
    }

    @Override
    public int judge(double[] localFields, double[] spins, float[] heat, double most, int first) {
        int flips = 0;
        for (int k = 0; k < SweepLayout.BLOCK; k++) {
            int p = first + k;
            flips |= -spins[p] * localFields[p] <= heat[p] * most ? 1 << k : 0;
        }
        return flips;
    }
}
