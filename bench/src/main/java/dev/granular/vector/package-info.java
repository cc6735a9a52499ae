/** Benchmarks of what all kernels share, in its package because it is no part of the engine's public face. */
package dev.granular.vector;
