package dev.granular.cli;

import dev.granular.Correlations;
import dev.granular.Method;
import dev.granular.Points;
import dev.granular.SurfacePoint;
import java.util.List;

/** Correlations between the points of a fine grid, linear along Q and Qd. */
final class GridValues {
    private final Correlations fine;
    private final Points.Grid grid;

    /** Takes correlations at the points of a grid. */
    GridValues(Correlations fine, Points.Grid grid) {
        this.fine = fine;
        this.grid = grid;
    }

    /** Computes the values at places within the grid; NaN beside what is undefined. */
    Correlations at(List<SurfacePoint> places) {
        int models = fine.models().size();
        List<Method> methods = fine.methods();
        double[] values = new double[places.size() * models * methods.size()];
        double[] pairs = new double[places.size()];
        double[] errors = new double[places.size()];
        int next = 0;
        for (int k = 0; k < places.size(); k++) {
            Corner[] corners = corners(places.get(k));
            for (int m = 0; m < models; m++) {
                for (Method method : methods) {
                    for (Corner corner : corners) {
                        values[next] += corner.weight == 0 ? 0 : corner.weight * fine.value(m, method, corner.point);
                    }
                    next++;
                }
            }
            for (Corner corner : corners) {
                pairs[k] += corner.weight * fine.effectivePairs(corner.point);
                errors[k] = Math.max(errors[k], corner.weight == 0 ? 0 : fine.errorAt(corner.point));
            }
        }
        return new Correlations(places, fine.models(), methods, values, pairs, errors, fine.computation());
    }

    private record Corner(int point, double weight) {}

    private Corner[] corners(SurfacePoint place) {
        SurfacePoint low = fine.points().getFirst();
        SurfacePoint high = fine.points().getLast();
        double along = (place.q() - low.q()) / (high.q() - low.q()) * (grid.qSteps() - 1);
        double across = (place.qd() - low.qd()) / (high.qd() - low.qd()) * (grid.qdSteps() - 1);
        int i = Math.clamp((int) along, 0, grid.qSteps() - 2);
        int j = Math.clamp((int) across, 0, grid.qdSteps() - 2);
        double x = Math.clamp(along - i, 0.0, 1.0);
        double y = Math.clamp(across - j, 0.0, 1.0);
        int first = i * grid.qdSteps() + j;
        return new Corner[] {
            new Corner(first, (1 - x) * (1 - y)),
            new Corner(first + 1, (1 - x) * y),
            new Corner(first + grid.qdSteps(), x * (1 - y)),
            new Corner(first + grid.qdSteps() + 1, x * y)
        };
    }
}
