package dev.granular.cli.draw;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lines of equal height through a field, by marching squares between the middles of its cells. */
final class Contours {
    private final Field field;
    private final double level;
    /** Ends of pieces by the edge of the lattice that they lie on: two pieces at most. */
    private final Map<Integer, List<int[]>> pieces = new HashMap<>();

    private Contours(Field field, double level) {
        this.field = field;
        this.level = level;
    }

    /** A place in units of cells, from the lower left corner of the field. */
    record Place(double i, double j) {}

    /** Returns lines as places in a row, each as long as it goes. */
    static List<List<Place>> of(Field field, double level) {
        var contours = new Contours(field, level);
        for (int i = 0; i + 1 < field.steps(); i++) {
            for (int j = 0; j + 1 < field.steps(); j++) {
                contours.square(i, j);
            }
        }
        return contours.lines();
    }

    /** Edges of a square are called after their lower left point: 2 × point to the right, 2 × point + 1 upward. */
    private void square(int i, int j) {
        double a = field.value(i, j) - level;
        double b = field.value(i + 1, j) - level;
        double c = field.value(i + 1, j + 1) - level;
        double d = field.value(i, j + 1) - level;
        if (Double.isNaN(a + b + c + d)) {
            return;
        }
        int point = i * field.steps() + j;
        int lower = 2 * point;
        int right = 2 * (point + field.steps()) + 1;
        int upper = 2 * (point + 1);
        int left = 2 * point + 1;
        var crossed = new ArrayList<Integer>();
        if (a >= 0 != b >= 0) {
            crossed.add(lower);
        }
        if (b >= 0 != c >= 0) {
            crossed.add(right);
        }
        if (c >= 0 != d >= 0) {
            crossed.add(upper);
        }
        if (d >= 0 != a >= 0) {
            crossed.add(left);
        }
        if (crossed.size() == 2) {
            piece(crossed.get(0), crossed.get(1));
        } else if (crossed.size() == 4) {
            boolean together = a + b + c + d >= 0 == a >= 0;
            piece(lower, together ? right : left);
            piece(upper, together ? left : right);
        }
    }

    private void piece(int from, int to) {
        int[] piece = {from, to};
        pieces.computeIfAbsent(from, _ -> new ArrayList<>()).add(piece);
        pieces.computeIfAbsent(to, _ -> new ArrayList<>()).add(piece);
    }

    private List<List<Place>> lines() {
        var lines = new ArrayList<List<Place>>();
        for (int edge : pieces.keySet().stream().sorted().toList()) {
            while (!pieces.get(edge).isEmpty()) {
                Deque<Integer> line = new ArrayDeque<>(List.of(edge));
                follow(line, true);
                follow(line, false);
                lines.add(line.stream().map(this::place).toList());
            }
        }
        return lines;
    }

    private void follow(Deque<Integer> line, boolean forward) {
        int at = forward ? line.getLast() : line.getFirst();
        while (!pieces.get(at).isEmpty()) {
            int[] piece = pieces.get(at).getFirst();
            int next = piece[0] == at ? piece[1] : piece[0];
            pieces.get(at).remove(piece);
            pieces.get(next).remove(piece);
            if (forward) {
                line.addLast(next);
            } else {
                line.addFirst(next);
            }
            at = next;
        }
    }

    private Place place(int edge) {
        int point = edge / 2;
        int i = point / field.steps();
        int j = point % field.steps();
        boolean upward = edge % 2 == 1;
        double from = field.value(i, j) - level;
        double to = (upward ? field.value(i, j + 1) : field.value(i + 1, j)) - level;
        double share = from / (from - to);
        return new Place(i + 0.5 + (upward ? 0 : share), j + 0.5 + (upward ? share : 0));
    }
}
