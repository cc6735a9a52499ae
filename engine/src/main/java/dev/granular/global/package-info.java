/** Correlations over a whole data set, as the field reports them beside a surface. */
package dev.granular.global;
