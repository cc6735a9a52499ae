package dev.granular;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The group of each image, such as its scene or its distortion. Immutable. */
public final class Groups {
    private final List<String> names;
    /** Number of each image's group, length N. */
    private final int[] of;

    private Groups(List<String> names, int[] of) {
        this.names = names;
        this.of = of;
    }

    /**
     * Makes groups from the name of each image's group, length N. Groups are numbered in the order in which names first appear.
     */
    public static Groups of(List<String> nameOfEachImage) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        int[] of = new int[nameOfEachImage.size()];
        for (int image = 0; image < of.length; image++) {
            String name = Objects.requireNonNull(nameOfEachImage.get(image), "a name");
            Integer known = numbers.putIfAbsent(name, numbers.size());
            of[image] = known == null ? numbers.size() - 1 : known;
        }
        return new Groups(List.copyOf(numbers.keySet()), of);
    }

    /** Returns the number of images, N. */
    public int size() {
        return of.length;
    }

    /** Returns the groups' names, by number. */
    public List<String> names() {
        return names;
    }

    /** Returns the number of an image's group. */
    public int of(int image) {
        return of[image];
    }

    /** Returns the rows of each group's images, ascending, counted from 0, by number of the group. */
    public List<int[]> rows() {
        int[] sizes = new int[names.size()];
        Arrays.stream(of).forEach(group -> sizes[group]++);
        List<int[]> rows = new ArrayList<>();
        for (int size : sizes) {
            rows.add(new int[size]);
        }
        int[] filled = new int[sizes.length];
        for (int image = 0; image < of.length; image++) {
            rows.get(of[image])[filled[of[image]]++] = image;
        }
        return rows;
    }

    /** Returns the groups of some of the images, given by their rows, in that order. */
    public Groups part(int[] rows) {
        return of(Arrays.stream(rows).mapToObj(row -> names.get(of[row])).toList());
    }

    /**
     * Requires a group for each of {@code images} images.
     *
     * @throws InputException if the number differs
     */
    public void requireImages(int images) {
        if (of.length != images) {
            throw new InputException(
                    of.length + " names of groups for " + images + " images: there must be one for each");
        }
    }
}
