/** Results out: whole files or none. */
package dev.granular.arrow.output;
