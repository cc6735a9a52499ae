package dev.granular.inference;

/** An {@link Interval} of a figure, or the {@link NoInterval reason} why there is none. */
public sealed interface Confidence permits Interval, NoInterval {}
