/**
 * Tables in: files of ratings and predictions, or Arrow vectors of other programs, become columns for the engine. {@link
 * dev.granular.arrow.RatingTables} is the door, {@link dev.granular.arrow.TableInput} says what may come in, and behind it
 * stands one {@link dev.granular.arrow.TableFormat} per kind of file.
 *
 * <p>Whoever makes an allocator, a vector or a reader closes it, and nobody else does: a {@link
 * dev.granular.arrow.RatingSet} holds on to the memory under its columns and gives it back when it is closed. All
 * allocators in one evaluation have the same root.
 */
package dev.granular.arrow;
