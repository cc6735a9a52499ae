/** Curves from a model's scores to the scale of the MOS, fitted by least squares. */
package dev.granular.mapping;
