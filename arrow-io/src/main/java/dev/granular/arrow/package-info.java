/**
 * Tables in: files of ratings and predictions, or Arrow vectors of other programs, become columns for the engine. {@link
 * dev.granular.arrow.RatingTables} is the door, and {@link dev.granular.arrow.input.TableInput} says what may come in.
 *
 * <p>A table passes through these rooms, each of which knows only those before it:
 *
 * <ol>
 *   <li>{@code input}: what a caller says, with {@code fault}, the refusals;
 *   <li>{@code column}: columns in Arrow memory, whatever they were read from;
 *   <li>{@code text}, {@code json}, {@code matlab}, {@code xlsx}, {@code parquet}, {@code ipc}, {@code vector}: one room per format;
 *   <li>{@code format}: tells formats apart and opens them;
 *   <li>{@code join}: gives columns roles and brings several tables together.
 * </ol>
 *
 * <p>Whoever makes an allocator, a vector or a reader closes it, and nobody else does: a {@link
 * dev.granular.arrow.RatingSet} holds on to the memory under its columns and gives it back when it is closed. All
 * allocators in one evaluation have the same root.
 */
package dev.granular.arrow;
