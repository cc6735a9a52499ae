package dev.granular.pair;

import dev.granular.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which products of a pair's differences are summed, and in which row of a tile each stands. Products of MOS alone are
 * shared by all models.
 */
public final class PairStatistics {
    /** A product of two differences of one pair. */
    public enum Product {
        /** Δs². */
        MOS_MOS,
        /** Δx Δs. */
        SCORE_MOS,
        /** Δx². */
        SCORE_SCORE,
        /** Δs² of dense ranks. */
        RANK_MOS_MOS,
        /** Δx Δs of dense ranks. */
        RANK_SCORE_MOS,
        /** Δx² of dense ranks. */
        RANK_SCORE_SCORE,
        /** sign(Δx) sign(Δs). */
        CONCORDANCE
    }

    /** One row of a tile; {@code model} is −1 where the product has no score in it. */
    public record Row(Product product, int model) {}

    private static final int NOT_SUMMED = -1;

    private final List<Row> rows = new ArrayList<>();
    /** Where a product's row stands: without a model, then of each model. */
    private final Map<Product, int[]> places = new EnumMap<>(Product.class);

    private final List<Method> methods;
    private final int models;

    /** The rows that {@code methods} need, for so many models. */
    public PairStatistics(Set<Method> methods, int models) {
        this.methods = List.copyOf(methods);
        this.models = models;
        if (methods.contains(Method.PLCC)) {
            add(Product.MOS_MOS, -1);
        }
        if (methods.contains(Method.SRCC)) {
            add(Product.RANK_MOS_MOS, -1);
        }
        for (int model = 0; model < models; model++) {
            for (Method method : this.methods) {
                for (Product product : products(method)) {
                    add(product, model);
                }
            }
        }
    }

    private void add(Product product, int model) {
        places.computeIfAbsent(product, _ -> nowhere())[model + 1] = rows.size();
        rows.add(new Row(product, model));
    }

    private int[] nowhere() {
        int[] ofModels = new int[models + 1];
        Arrays.fill(ofModels, NOT_SUMMED);
        return ofModels;
    }

    private static List<Product> products(Method method) {
        return switch (method) {
            case PLCC -> List.of(Product.SCORE_MOS, Product.SCORE_SCORE);
            case SRCC -> List.of(Product.RANK_SCORE_MOS, Product.RANK_SCORE_SCORE);
            case KRCC -> List.of(Product.CONCORDANCE);
        };
    }

    /** All rows, in order. */
    public List<Row> rows() {
        return rows;
    }

    /** The methods summed for. */
    public List<Method> methods() {
        return methods;
    }

    int models() {
        return models;
    }

    /** Row of a product; the statistics must have it. */
    int row(Product product, int model) {
        int[] ofModels = places.get(product);
        if (ofModels == null || ofModels[model + 1] == NOT_SUMMED) {
            throw new IllegalArgumentException(product + " of model " + model + " is not summed");
        }
        return ofModels[model + 1];
    }
}
