package dev.granular.inference;

/** What is known about a figure's place: an {@link Interval}, or the {@link NoInterval reason} why there is none. */
public sealed interface Confidence permits Interval, NoInterval {}
