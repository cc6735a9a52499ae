/** Tables that others hold in Arrow vectors. */
package dev.granular.arrow.vector;
