/** Text tables: separators, quotes, numbers in characters. */
package dev.granular.arrow.text;
