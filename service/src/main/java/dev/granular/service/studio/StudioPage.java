package dev.granular.service.studio;

import dev.granular.cli.report.HtmlReport;
import dev.granular.service.http.Call;
import dev.granular.service.http.Problem;
import dev.granular.service.http.Route;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;

/** The page of the studio. Its looks are those of the report. */
public final class StudioPage {
    private static final Set<String> OWN =
            Set.of("studio.js", "studio.css", "data.js", "explain.js", "run.js", "results.js", "server.js");

    /** The view library, which renders templates. */
    private static final String LIT = "/META-INF/resources/webjars/lit-html/3.3.2/";

    private static final Set<String> OF_LIT =
            Set.of("lit-html.js", "directive.js", "directive-helpers.js", "directives/repeat.js");

    private StudioPage() {}

    /** Addresses of the page and its parts. */
    public static List<Route> routes() {
        return List.of(
                new Route("GET", "/", "The studio", call -> send(call, StudioPage.class, "studio.html")),
                new Route("GET", "/studio/{file}", "A part of the studio", StudioPage::part),
                new Route("GET", "/studio/lit/{file}", "A part of the view library", call -> library(call, "")),
                new Route(
                        "GET",
                        "/studio/lit/directives/{file}",
                        "A part of the view library",
                        call -> library(call, "directives/")));
    }

    private static void part(Call call) throws IOException {
        String file = call.path("file");
        switch (file) {
            case "report.css" -> send(call, HtmlReport.class, file);
            case String own when OWN.contains(own) -> send(call, StudioPage.class, own);
            default -> throw new Problem(404, "the studio has no part of this name");
        }
    }

    private static void library(Call call, String folder) throws IOException {
        String file = folder + call.path("file");
        if (!OF_LIT.contains(file)) {
            throw new Problem(404, "the studio has no part of this name");
        }
        send(call, StudioPage.class, LIT + file);
    }

    private static void send(Call call, Class<?> place, String name) throws IOException {
        try (InputStream in = place.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the build");
            }
            call.with("Cache-Control", "no-cache")
                    .with("X-Content-Type-Options", "nosniff")
                    .answer(200, type(name), in.readAllBytes());
        }
    }

    private static String type(String name) {
        if (name.endsWith(".js")) {
            return "text/javascript; charset=utf-8";
        }
        return name.endsWith(".css") ? "text/css; charset=utf-8" : "text/html; charset=utf-8";
    }
}
