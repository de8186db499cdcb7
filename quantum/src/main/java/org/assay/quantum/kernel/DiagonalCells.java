package org.assay.quantum.kernel;

import java.util.List;

/** Diagonal gates as loops over cells. */
final class DiagonalCells {

    private final CellKernels kernels;
    private final CellPlaces places;
    private final CellNumbers numbers;

    DiagonalCells(CellKernels kernels, CellPlaces places, CellNumbers numbers) {
        this.kernels = kernels;
        this.places = places;
        this.numbers = numbers;
    }

    /**
     * A run of diagonals as one.
     *
     * @param local the bits of the whole index that the tile holds
     */
    CellStep run(List<KernelCall> calls, long local) {
        return new DiagonalRun(kernels, places, numbers, local, calls).under(DiagonalRun.commonControls(calls) & ~local, 0);
    }

    CellStep scale(KernelCall call) {
        int first = phases(call.on(), call.off(), call.p()[0], 0, call.p()[1]);
        int[] cells = places.with(call.on() | call.off(), call.on());
        return (s, _) -> kernels.multiply(s.tile, cells, s.numbers, s.coefs(first));
    }

    /** @param outerSigns the bits outside of the tile whose parity turns the sign of the sine */
    CellStep parity(KernelCall call, long outerSigns) {
        long mask = call.a();
        int even = phases(call.on(), call.off(), call.p()[0], places.laneMask(mask), -call.p()[1]);
        int odd = phases(call.on(), call.off(), call.p()[0], places.laneMask(mask), call.p()[1]);
        long fixed = call.on() | call.off();
        int[] evenCells = places.withParity(fixed, call.on(), mask, false);
        int[] oddCells = places.withParity(fixed, call.on(), mask, true);
        return (s, base) -> {
            boolean turned = PauliFactor.isOdd(base & outerSigns);
            kernels.multiply(s.tile, evenCells, s.numbers, s.coefs(turned ? odd : even));
            kernels.multiply(s.tile, oddCells, s.numbers, s.coefs(turned ? even : odd));
        };
    }

    /** A number for each lane, 1 where the controls fail; the sign of the imaginary part follows the parity of the lane. */
    private int phases(long on, long off, double re, long mask, double im) {
        int first = numbers.next();
        numbers.complex(
                l -> places.holds(l, on, off) ? re : 1,
                l -> !places.holds(l, on, off) ? 0 : PauliFactor.isOdd(l & mask) ? -im : im);
        return first;
    }
}
