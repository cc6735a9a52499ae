/** Correlation along one axis of the surface, with the other left open. */
package dev.granular.profile;
