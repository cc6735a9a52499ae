// Maps over (Q, Qd): the heatmap of a model, and the difference of two.

/** A field over (Q, Qd): the surface if there is one, the evaluated points, and marks where support is low. */
function fieldTraces(shown, name, colours) {
  const traces = [];
  if (shown.grid) {
    const { grid, heights, weak, found } = shown;
    traces.push({
      type: "heatmap", x: grid.q, y: grid.qd, z: heights, ...colours, customdata: gridDetails(shown), hovertemplate: HOVER(name),
    });
    if (found) traces.push(...regionTraces(grid, found));
    traces.push(veil(grid, weak), hatching(grid, weak));
    traces.push(confidence ? border(grid, weak) : {
      type: "contour", x: grid.q, y: grid.qd, z: grid.pairs.map((row) => row.map(logPairs)), showscale: false, hoverinfo: "skip",
      contours: { coloring: "none", start: Math.log10(data.threshold), end: Math.log10(data.threshold), size: 1 },
      line: { color: css("--ink"), width: 1.5, dash: "dot" },
    });
  }
  if (!shown.grid?.evaluated && !(shown.found && confidence.grid && shown.grid)) {
    traces.push(...dots(shown, name, colours, !shown.grid));
  }
  return traces;
}

function veil({ q, qd }, weak) {
  const colour = css("--card");
  return {
    type: "heatmap", x: q, y: qd, z: qd.map((_, j) => q.map((_, i) => (weak(j, i) ? 1 : null))), hoverinfo: "skip",
    colorscale: [[0, colour], [1, colour]], showscale: false, opacity: 0.5,
  };
}

function hatching(grid, weak) {
  const at = { x: [], y: [] };
  const steps = 34;
  for (let a = 0; a < steps; a++) {
    for (let b = 0; b < steps; b++) {
      const i = Math.round((a + 0.5) / steps * (grid.q.length - 1));
      const j = Math.round((b + 0.5) / steps * (grid.qd.length - 1));
      if (weak(j, i)) {
        at.x.push(grid.q[i]);
        at.y.push(grid.qd[j]);
      }
    }
  }
  return {
    type: "scatter", mode: "markers", name: "low support", ...at, hoverinfo: "skip",
    marker: { symbol: "line-ne-open", size: 8, opacity: 0.55, color: css("--ink"), line: { width: 1 } },
  };
}

function dots({ samples, note, found }, name, colours, withScale) {
  const part = (keep) => Array.from(samples.keys()).filter((p) => keep(samples[p]));
  const trace = (at, marker) => ({
    type: "scatter", mode: "markers", name: "evaluated points",
    x: at.map((p) => points.q[p]), y: at.map((p) => points.qd[p]),
    customdata: at.map((p) => [Number.isNaN(samples[p]) ? "undefined" : String(samples[p]), pointText(p) + note(points.q[p], points.qd[p])]),
    hovertemplate: "evaluated: " + HOVER(name),
    marker: { size: samples.length > 400 ? 5 : 9, symbol: at.map((p) => (supported(points.pairs[p]) ? "circle" : "x")), ...marker },
  });
  const isOpen = (p) => found && codeAt(found.verdict, points.q[p], points.qd[p], VERDICT.UNDECIDED) >= VERDICT.UNDECIDED;
  const defined = part(Number.isFinite).filter((p) => !isOpen(p));
  const open = part(Number.isFinite).filter(isOpen);
  const undefinedAt = part(Number.isNaN);
  const traces = [trace(defined, {
    color: defined.map((p) => samples[p]), cmin: colours.zmin, cmax: colours.zmax,
    colorscale: colours.colorscale, showscale: withScale, colorbar: colours.colorbar,
    line: { width: 1, color: css("--ink") },
  })];
  if (open.length) traces.push(trace(open, { color: css("--muted-map"), line: { width: 1, color: css("--muted") } }));
  return undefinedAt.length === 0 ? traces
    : [...traces, trace(undefinedAt, { color: "rgba(0,0,0,0)", line: { width: 1, color: css("--muted") } })];
}

function drawField(id, shown, name, colours) {
  drawTraces(id, fieldTraces(shown, name, colours), shown.grid && shown.found && confidence.grid ? regionNames(shown.grid, shown.found) : []);
}

function drawTraces(id, traces, annotations = []) {
  const [low, high] = data.range;
  const pad = 0.015 * (high - low);
  Plotly.react(id, traces, layout({
    annotations,
    margin: { l: 62, r: 0, t: 28, b: 52 },
    xaxis: axis(Q, { range: [low - pad, high + pad], zeroline: false }),
    yaxis: axis(QD, { range: [-pad, high - low + pad], zeroline: false }),
  }), CONFIG);
}

function drawHeatmap() {
  const [zmin, zmax] = commonRange();
  const layer = estimates(state.model) ? state.layer : "height";
  const kind = layer === "height" ? (grids.size ? "Heatmap" : "Map") : layerName(layer);
  element("heatmap-title").textContent = `${kind}: ${data.models[state.model]}, ${state.method}`;
  element("heatmap-caption").textContent = layer === "height" ? captions.heatmap : captions[layer];
  if (layer !== "height") {
    drawLayer("heatmap", state.model, layer);
    return;
  }
  drawField("heatmap", field(state.model), state.method,
    { zmin, zmax, colorscale: "Viridis", colorbar: colourbar(state.method) });
}

function drawDifference() {
  if (data.models.length < 2) return;
  const shown = difference(state.a, state.b);
  const reach = Math.max(...extent(supportedValues([shown])).map(Math.abs));
  const limit = Number.isFinite(reach) && reach > 0 ? reach : 1;
  element("difference-title").textContent =
    `Difference: ${data.models[state.a]} − ${data.models[state.b]}, ${state.method}`;
  element("difference-found").textContent = shown.found ? findingWords(state.a, state.b, shown.found) : "";
  drawField("difference", shown, "A − B",
    { zmin: -limit, zmax: limit, colorscale: diverging(), colorbar: colourbar("A − B") });
}
