/** Tells formats apart by content and opens each. */
package dev.granular.arrow.format;
