/** From values at scattered points to a surface: local-linear regression and the choice of its bandwidths. */
package dev.granular.fit;
