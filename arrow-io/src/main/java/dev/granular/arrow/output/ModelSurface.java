package dev.granular.arrow.output;

import dev.granular.Method;
import dev.granular.Surface;

/** One model's surface by one method. */
public record ModelSurface(String model, Method method, Surface surface) {}
