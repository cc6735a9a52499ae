/** Benchmarks. */
package dev.granular.bench;
