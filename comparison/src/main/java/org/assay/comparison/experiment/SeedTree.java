package org.assay.comparison.experiment;

/**
 * One seed, split by names and numbers: the path alone makes the seed of a branch, so that adding a
 * branch moves no other.
 */
public record SeedTree(long seed) {

    /** The branch of a name: FNV-1a over its characters, mixed. */
    public SeedTree child(String name) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        return child(hash);
    }

    /** The branch of a number. */
    public SeedTree child(long index) {
        return new SeedTree(mix(mix(seed + 0x9e3779b97f4a7c15L) + mix(index ^ 0xd1b54a32d192ed03L)));
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long mix(long z) {
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
