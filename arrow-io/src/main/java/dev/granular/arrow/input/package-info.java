/** What a caller says: which tables, which columns, and how they are read. */
package dev.granular.arrow.input;
