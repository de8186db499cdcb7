package org.assay.quantum.kernel;

import java.util.Arrays;

/** The vectors of coefficients and the orders of lanes that the loops of a {@link CellProgram} read. */
final class CellNumbers {

    interface OfLane {
        double at(int lane);
    }

    private final int lanes;
    private double[] coefs = new double[256];
    private int used;
    private int firstOfOnes;
    private int onesCount;
    private int[] orders = {};
    private int usedByOrders;

    CellNumbers(int lanes) {
        this.lanes = lanes;
    }

    /** The coefficients so far. */
    double[] coefs() {
        return Arrays.copyOf(coefs, used);
    }

    /** The orders of lanes so far; they stand behind the coefficients. */
    int[] orders() {
        return Arrays.copyOf(orders, usedByOrders);
    }

    /** How many vectors there are of both kinds. */
    int vectors() {
        return (used + usedByOrders) / lanes;
    }

    /** The number of the vector of coefficients that comes next. */
    int next() {
        return used / lanes;
    }

    /** The same number in every lane. */
    void vector(double value) {
        reserve();
        Arrays.fill(coefs, used, used + lanes, value);
        used += lanes;
    }

    /** A number for each lane. */
    void vector(OfLane value) {
        reserve();
        for (int lane = 0; lane < lanes; lane++) {
            coefs[used++] = value.at(lane);
        }
    }

    /** The numbers of an array from there on. */
    void vector(double[] values, int from) {
        reserve();
        System.arraycopy(values, from, coefs, used, lanes);
        used += lanes;
    }

    private void reserve() {
        if (used + lanes > coefs.length) {
            coefs = Arrays.copyOf(coefs, 2 * coefs.length);
        }
    }

    /** The first of at least so many complex vectors that are 1. */
    int ones(int count) {
        if (onesCount < count) {
            firstOfOnes = next();
            onesCount = count;
            for (int k = 0; k < count; k++) {
                vector(1);
                vector(0);
            }
        }
        return firstOfOnes;
    }

    /** Single numbers, on whole vectors' places; returns where the first of them stands. */
    int scalars(double... values) {
        int first = used;
        for (int from = 0; from < values.length; from += lanes) {
            reserve();
            System.arraycopy(values, from, coefs, used, Math.min(lanes, values.length - from));
            used += lanes;
        }
        return first;
    }

    /** Real part, imaginary part, its negative. */
    void complex(OfLane re, OfLane im) {
        vector(re);
        vector(im);
        vector(lane -> -im.at(lane));
    }

    /** As {@link #complex(OfLane, OfLane)}, the same in every lane. */
    void complex(double re, double im) {
        vector(re);
        vector(im);
        vector(-im);
    }

    /** Adds orders of lanes, a number for each lane; returns the number of the first. */
    int orders(int[] values) {
        int first = usedByOrders / lanes;
        if (usedByOrders + values.length > orders.length) {
            orders = Arrays.copyOf(orders, Math.max(usedByOrders + values.length, 2 * orders.length));
        }
        System.arraycopy(values, 0, orders, usedByOrders, values.length);
        usedByOrders += values.length;
        return first;
    }

    /** Where an order of lanes stands among all vectors, once all coefficients are there. */
    int placeOfOrder(int order) {
        return used / lanes + order;
    }
}
