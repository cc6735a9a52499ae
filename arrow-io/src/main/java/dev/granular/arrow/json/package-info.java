/** JSON: names with numbers, records, lines of records, columns. */
package dev.granular.arrow.json;
