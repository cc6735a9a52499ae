package dev.granular.service.api;

import dev.granular.service.http.Gate;
import dev.granular.service.http.Route;
import dev.granular.service.http.Routes;
import dev.granular.service.work.Evaluations;
import dev.granular.service.work.TableStore;
import dev.granular.service.work.Workspace;
import java.util.ArrayList;
import java.util.List;

/** All addresses of the HTTP API. */
public final class Api {
    private Api() {}

    /** Returns the routes on what the server holds, and those of {@code page}. */
    public static Routes of(
            TableStore tables, Evaluations evaluations, Workspace workspace, Gate gate, List<Route> page) {
        var tableApi = new TableApi(tables, workspace);
        var routes = new ArrayList<Route>();
        routes.addAll(new EvaluationApi(evaluations, tableApi).routes());
        routes.addAll(tableApi.routes());
        routes.addAll(new ServerApi(routes, gate.needsToken()).routes());
        routes.addAll(page);
        return new Routes(routes, gate, Problems::of);
    }
}
