/** The density of ratings along the MOS scale, and the weights that undo it. */
package dev.granular.rating.density;
