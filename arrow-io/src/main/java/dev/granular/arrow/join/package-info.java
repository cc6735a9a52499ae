/** Gives columns their roles and brings the rows of several tables into one order. */
package dev.granular.arrow.join;
