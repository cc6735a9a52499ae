package dev.granular.pair;

import dev.granular.Method;
import dev.granular.pair.Product.Scale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which products of a pair's differences are summed, and in which row of a tile each stands. Products of MOS alone are
 * shared by all models.
 */
public final class PairStatistics {
    private final List<Product> rows = new ArrayList<>();
    private final Map<Product, Integer> places = new HashMap<>();
    private final List<Method> methods;
    private final int models;

    /** The rows that {@code methods} need, for {@code models} models. */
    public PairStatistics(Set<Method> methods, int models) {
        this.methods = List.copyOf(methods);
        this.models = models;
        if (methods.contains(Method.PLCC)) {
            add(new Product.OfMos(Scale.VALUES));
        }
        if (methods.contains(Method.SRCC)) {
            add(new Product.OfMos(Scale.RANKS));
        }
        for (int model = 0; model < models; model++) {
            for (Method method : this.methods) {
                products(method, model).forEach(this::add);
            }
        }
    }

    private void add(Product product) {
        places.put(product, rows.size());
        rows.add(product);
    }

    private static List<Product> products(Method method, int model) {
        return switch (method) {
            case PLCC -> List.of(new Product.OfBoth(Scale.VALUES, model), new Product.OfScore(Scale.VALUES, model));
            case SRCC -> List.of(new Product.OfBoth(Scale.RANKS, model), new Product.OfScore(Scale.RANKS, model));
            case KRCC -> List.of(new Product.Concordance(model));
        };
    }

    /** Returns the product in each row. */
    public List<Product> rows() {
        return rows;
    }

    /** Returns the methods summed for. */
    public List<Method> methods() {
        return methods;
    }

    /** Returns the number of models. */
    public int models() {
        return models;
    }

    /** Returns how many rows, the first, are of MOS alone. */
    public int shared() {
        return (int) rows.stream().filter(Product.OfMos.class::isInstance).count();
    }

    /** Returns the row of a product; the statistics must have it. */
    int row(Product product) {
        Integer row = places.get(product);
        if (row == null) {
            throw new IllegalArgumentException(product + " is not summed");
        }
        return row;
    }
}
