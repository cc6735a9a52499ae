/** Columns of numbers and keys in Arrow memory, and the places that messages name. Every format fills these. */
package dev.granular.arrow.column;
