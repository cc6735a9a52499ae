package dev.granular.service.api;

import dev.granular.service.http.Gate;
import dev.granular.service.http.Route;
import dev.granular.service.http.Routes;
import dev.granular.service.work.Evaluations;
import dev.granular.service.work.TableStore;
import dev.granular.service.work.Workspace;
import java.util.ArrayList;

/** All addresses of the HTTP API. */
public final class Api {
    private Api() {}

    /** The routes on what the server holds. */
    public static Routes of(TableStore tables, Evaluations evaluations, Workspace workspace, Gate gate) {
        var tableApi = new TableApi(tables, workspace);
        var routes = new ArrayList<Route>();
        routes.addAll(new EvaluationApi(evaluations, tableApi).routes());
        routes.addAll(tableApi.routes());
        routes.addAll(new ServerApi(routes).routes());
        return new Routes(routes, gate, Problems::of);
    }
}
