/** How files come to be, whole or not at all; for this module only. */
package dev.granular.arrow.staging;
