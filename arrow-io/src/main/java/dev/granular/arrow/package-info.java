/** The only door for data: tables in, results out, Arrow vectors in between. */
package dev.granular.arrow;
