/** What all kernels on vectors share: whether vectors run here, and the exponential. */
package dev.granular.vector;
