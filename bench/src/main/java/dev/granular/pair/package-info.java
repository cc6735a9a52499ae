/** Benchmarks of the engine's inner loops, in their package because they are no part of its public face. */
package dev.granular.pair;
