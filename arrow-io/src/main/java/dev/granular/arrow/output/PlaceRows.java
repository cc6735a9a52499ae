package dev.granular.arrow.output;

import dev.granular.inference.PlaceEstimate;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;

/** Keeps the estimate of the row that was asked for last: tables of text are written row by row. */
final class PlaceRows {
    private final Optional<PlaceEstimates> estimates;
    private final IntFunction<InferenceColumns.Place> places;
    private final DoubleUnaryOperator digits;
    private int last = -1;
    private Optional<PlaceEstimate> found = Optional.empty();

    PlaceRows(
            Optional<PlaceEstimates> estimates,
            IntFunction<InferenceColumns.Place> places,
            DoubleUnaryOperator digits) {
        this.estimates = estimates;
        this.places = places;
        this.digits = digits;
    }

    synchronized Optional<PlaceEstimate> of(int row) {
        if (estimates.isPresent() && row != last) {
            InferenceColumns.Place place = places.apply(row);
            found = Optional.of(
                    estimates.get().at(place.model(), place.method(), place.place(), place.where(), place.value()));
            last = row;
        }
        return found;
    }

    double number(int row, ToDoubleFunction<PlaceEstimate> number) {
        return digits.applyAsDouble(of(row).map(number::applyAsDouble).orElse(Double.NaN));
    }

    /** Returns whether there are estimates at all. */
    boolean arePresent() {
        return estimates.isPresent();
    }
}
