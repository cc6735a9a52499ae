/**
 * The vocabulary of the field as values: ratings, predictions, surface points, surfaces. It knows no other package of
 * the engine; every other package knows it.
 */
package dev.granular;
