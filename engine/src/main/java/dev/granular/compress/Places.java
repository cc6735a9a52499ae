package dev.granular.compress;

/**
 * Where images stand: MOS and σ, band within their strip, weight. Arrays have one element per image, by ascending MOS,
 * and are not changed once strips are made.
 *
 * @param mos MOS units
 * @param logStd natural logarithm of σ
 * @param weight regulator weight
 * @param band index into the strip's bands
 */
record Places(double[] mos, double[] logStd, double[] weight, byte[] band) {}
