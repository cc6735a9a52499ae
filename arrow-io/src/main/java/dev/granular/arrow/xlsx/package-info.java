/** Workbooks: parts, sheets, cells. */
package dev.granular.arrow.xlsx;
