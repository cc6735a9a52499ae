/** Made-up rating data that behave like real ones, for demonstrations, tests and benchmarks. */
package dev.granular.simulation;
