/**
 * The inner loops of compression. Each is an interface with a plain twin that anyone can read and a vector twin; a change to
 * one goes into both. {@code preferred()} chooses by {@link dev.granular.vector.VectorSupport}.
 *
 * <p>Input: blocks of numbers whose sizes are filled up to whole vectors. Output: the same, added to. Nothing here knows
 * images, strips or nodes.
 */
package dev.granular.kernel;
