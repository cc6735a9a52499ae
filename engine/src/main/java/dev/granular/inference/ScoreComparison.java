package dev.granular.inference;

import dev.granular.Method;

/**
 * Two models' scores compared, among all pairs of models.
 *
 * @param first name of the model that the difference is taken from
 * @param second name of the other
 * @param method method of the scores
 * @param difference first minus second, with a test of that pair alone
 * @param adjustedP p value among all pairs, by step-down; NaN if there is no test
 */
public record ScoreComparison(String first, String second, Method method, Difference difference, double adjustedP) {}
