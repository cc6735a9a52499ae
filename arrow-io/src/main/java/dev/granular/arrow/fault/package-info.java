/** Refusals. The other rooms turn what libraries and the file system throw into one exception, with one line for people. */
package dev.granular.arrow.fault;
