/**
 * Stage 3 of compression: concordance, the signs that no product of moments gives.
 *
 * <p>Input: expansions and charges of stage 2, images by ascending score. Output: sums of signs over pairs of columns, or of
 * super points.
 *
 * <ol>
 *   <li>{@code ScoreGroups} cuts the images, in order of score, into groups of about equal weight.
 *   <li>{@code PartConcordance} sums between the parts of one strip, {@code StripConcordance} between strips, whose
 *       columns {@code StripColumns} numbers: groups in order meet running charges of those before them.
 *   <li>{@code WithinGroupConcordance} adds pairs of one group in different strips. {@code RoughRows} and {@code RoughStrips}
 *       serve pairs of one group, which contribute little, with few columns.
 * </ol>
 */
package dev.granular.compress.concord;
