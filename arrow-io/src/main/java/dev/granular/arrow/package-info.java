/**
 * Tables in: files of ratings and predictions become columns for the engine. {@link dev.granular.arrow.RatingTables} is
 * the door; behind it stands one {@link dev.granular.arrow.TableFormat} per kind of file.
 */
package dev.granular.arrow;
