package dev.granular.arrow.column;

/**
 * The first place in a column of numbers that holds something else.
 *
 * @param row counted from 0
 * @param what what it holds and what that is: {@code "#N/A" is a missing value}
 */
public record Gap(int row, String what) {}
