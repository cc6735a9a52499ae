// What the numbers are: see ReportJson. Names: m a model's index, p a point's; a grid runs over q (i) and qd (j).
const data = JSON.parse(document.getElementById("data").textContent);
const element = (id) => document.getElementById(id);

function bytes(base64) {
  return Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
}

function doubles(base64) {
  return new Float64Array(bytes(base64).buffer);
}

const points = { q: doubles(data.q), qd: doubles(data.qd), pairs: doubles(data.pairs), errors: doubles(data.errors) };
const values = data.values.map((byMethod) =>
  Object.fromEntries(Object.entries(byMethod).map(([method, base64]) => [method, doubles(base64)])));
const grids = new Map();
const surfaces = new Map(data.surfaces.map((s) => [s.method + " " + data.models.indexOf(s.model), readSurface(s)]));

function readSurface(s) {
  const key = s.q + s.qd;
  if (!grids.has(key)) {
    grids.set(key, readGrid(Array.from(doubles(s.q)), Array.from(doubles(s.qd))));
  }
  return { grid: grids.get(key), heights: rows(grids.get(key), doubles(s.heights)) };
}

// Plotly wants rows of constant y (Qd); the run stores rows of constant Q.
function rows(grid, heights) {
  const n = grid.qd.length;
  return grid.qd.map((_, j) => grid.q.map((_, i) => heights[i * n + j]));
}

function readGrid(q, qd) {
  const grid = { q, qd };
  const n = qd.length;
  grid.evaluated = points.q.length === q.length * n
    && points.q.every((value, p) => value === q[Math.floor(p / n)] && points.qd[p] === qd[p % n]);
  grid.pairs = grid.evaluated ? rows(grid, points.pairs) : qd.map((y) => q.map((x) => pairsNear(x, y)));
  grid.errors = grid.evaluated ? rows(grid, points.errors) : null;
  return grid;
}

// Between the points the logarithm of the effective pairs is averaged, weighted by 1/distance⁴ on the unit square.
function pairsNear(x, y) {
  const width = data.range[1] - data.range[0];
  let sum = 0;
  let weights = 0;
  for (let p = 0; p < points.q.length; p++) {
    const dx = (x - points.q[p]) / width;
    const dy = (y - points.qd[p]) / width;
    const weight = 1 / ((dx * dx + dy * dy) ** 2 + 1e-12);
    sum += weight * logPairs(points.pairs[p]);
    weights += weight;
  }
  return 10 ** (sum / weights);
}

function logPairs(pairs) {
  return Math.log10(pairs > 0.01 ? pairs : 0.01);
}

const supported = (pairs) => pairs >= data.threshold;

const state = { method: data.methods[0], model: 0, shown: new Set(), a: 0, b: 1, layer: "height", band: false };

readConfidence(data.confidence);

const surface = (m) => surfaces.get(state.method + " " + m);

/** All heights and samples of the chosen method that rest on enough pairs; all there are if none does. */
function supportedValues(list) {
  const all = [];
  const kept = [];
  for (const { grid, heights, samples } of list) {
    heights?.forEach((row, j) => row.forEach((z, i) => {
      all.push(z);
      if (supported(grid.pairs[j][i])) kept.push(z);
    }));
    samples.forEach((z, p) => {
      all.push(z);
      if (supported(points.pairs[p])) kept.push(z);
    });
  }
  const finite = kept.filter(Number.isFinite);
  return finite.length ? finite : all.filter(Number.isFinite);
}

function extent(list) {
  return list.reduce(([low, high], z) => [Math.min(low, z), Math.max(high, z)], [Infinity, -Infinity]);
}

/** A model's surface and samples; weak where they rest on too little, with notes on how far they can be trusted. */
function field(m) {
  const shown = { ...surface(m), samples: values[m][state.method], note: (x, y) => intervalNote(m, x, y) };
  return { ...shown, weak: weakness(shown.grid, estimates(m)?.why, 0) };
}

/** Whether a place of a grid rests on too few pairs or has a code above the highest good one. */
function weakness(grid, codes, good) {
  if (!grid) return null;
  const map = grid.qd.map((y, j) => grid.q.map((x, i) => !supported(grid.pairs[j][i]) || codeAt(codes, x, y, good) > good));
  return (j, i) => map[j]?.[i] === true;
}

/** One range for every model, so that heights and colours compare; a correlation never leaves [−1, 1]. */
function commonRange() {
  const [low, high] = extent(supportedValues(data.models.map((_, m) => field(m))));
  if (!(low < high)) return low === high ? [low - 0.05, low + 0.05] : [-1, 1];
  const margin = 0.04 * (high - low);
  return [Math.max(-1, low - margin), Math.min(1, high + margin)];
}

function difference(a, b) {
  const [fa, fb] = [field(a), field(b)];
  const samples = fa.samples.map((z, p) => z - fb.samples[p]);
  const found = findings(a, b);
  const shown = { samples, found, note: (x, y) => findingNote(found, x, y) };
  if (!fa.grid || fa.grid !== fb.grid) return shown;
  const heights = fa.heights.map((row, j) => row.map((z, i) => z - fb.heights[j][i]));
  return { ...shown, grid: fa.grid, heights, weak: weakness(fa.grid, found?.verdict, VERDICT.UNDECIDED) };
}

// ---- how things look

const OVERLAY = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442", "#8c8c8c"];
const modelColour = (m) => OVERLAY[m % OVERLAY.length];
const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
const Q = "Quality Q (MOS)";
const QD = "Quality difference Qd (MOS)";
const CONFIG = { responsive: true, displaylogo: false, modeBarButtonsToRemove: ["select2d", "lasso2d", "autoScale2d"] };

function axis(title, more) {
  return {
    title: { text: title }, gridcolor: css("--line"), linecolor: css("--line"), zerolinecolor: css("--line"),
    tickcolor: css("--line"), ...more,
  };
}

function layout(more) {
  return {
    paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)",
    font: { family: getComputedStyle(document.body).fontFamily, size: 13, color: css("--ink") },
    hoverlabel: { bgcolor: css("--card"), bordercolor: css("--line"), font: { color: css("--ink") }, align: "left" },
    modebar: { bgcolor: "rgba(0,0,0,0)", color: css("--muted"), activecolor: css("--accent") },
    uirevision: "keep", showlegend: false, ...more,
  };
}

function colourbar(title) {
  return { title: { text: title, side: "top" }, thickness: 14, outlinewidth: 0, len: 0.95, xpad: 6, tickformat: ".2f" };
}

const diverging = () => ["--lower", "--lower-mid", "--neutral", "--higher-mid", "--higher"]
  .map((name, at) => [at / 4, css(name)]);

const pairsText = (pairs) => (pairs >= 100 ? Math.round(pairs).toLocaleString("en") : pairs.toPrecision(3))
  + (!supported(pairs) ? " – too few" : "");

/** What a value is estimated to be off by; nothing for one that only rounds. */
function errorText(error, pairs) {
  if (error === 0) return "";
  if (Number.isNaN(error)) return "<br>error unknown – not accurate";
  const few = pairs < data.support ? " – too few pairs for the accuracy asked for" : "";
  return `<br>error up to ${error.toExponential(0)}${error > data.tolerance ? " – not as accurate as asked for" : few}`;
}

const pointText = (p) => pairsText(points.pairs[p]) + errorText(points.errors[p], points.pairs[p]);

const HOVER = (name) => `${name} %{customdata[0]}<br>Q %{x:.4f}, Qd %{y:.4f}<br>effective pairs %{customdata[1]}<extra></extra>`;

const gridDetails = ({ grid, heights, note }) =>
  heights.map((row, j) => row.map((z, i) => [String(z), (grid.evaluated ? "" : "about ") + pairsText(grid.pairs[j][i])
    + (grid.evaluated ? errorText(grid.errors[j][i], grid.pairs[j][i]) : "") + note(grid.q[i], grid.qd[j])]));

// ---- the three figures

/** The part of a surface that rests on enough pairs in colour, the rest (cells with any corner below) in pale grey. */
function surfaceTraces(m, range, alone) {
  const shown = field(m);
  const { grid, heights, weak: low } = shown;
  const nearLow = (j, i) => [-1, 0, 1].some((dj) => [-1, 0, 1].some((di) => low(j + dj, i + di)));
  const mask = (keep) => heights.map((row, j) => row.map((z, i) => (keep(j, i) ? z : null)));
  const common = {
    type: "surface", name: data.models[m], x: grid.q, y: grid.qd, cmin: range[0], cmax: range[1],
    customdata: gridDetails(shown), meta: { model: m },
    hovertemplate: `<b>${escapeTemplate(data.models[m])}</b><br>` + HOVER(state.method),
    lighting: { ambient: 0.75, diffuse: 0.5, specular: 0.05, roughness: 0.9 },
  };
  const flat = (colour) => ({ colorscale: [[0, colour], [1, colour]], showscale: false });
  const trusted = alone
    ? { colorscale: "Viridis", showscale: roomy(), colorbar: colourbar(state.method) }
    : { ...flat(modelColour(m)), opacity: 0.85 };
  return [
    { ...common, ...trusted, z: mask((j, i) => !low(j, i)) },
    { ...common, ...flat(alone ? css("--muted") : modelColour(m)), opacity: 0.25, z: mask(nearLow) },
  ];
}

function dotTraces3d(m, range, alone) {
  const z = values[m][state.method];
  return [{
    type: "scatter3d", mode: "markers", name: data.models[m], x: points.q, y: points.qd, z, meta: { model: m },
    customdata: Array.from(z, (value, p) => [String(value), pointText(p) + intervalNote(m, points.q[p], points.qd[p])]),
    hovertemplate: `<b>${escapeTemplate(data.models[m])}</b><br>` + HOVER(state.method),
    marker: {
      size: 4, symbol: Array.from(points.pairs, (pairs) => (supported(pairs) ? "circle" : "cross")),
      ...(alone
        ? { color: z, colorscale: "Viridis", cmin: range[0], cmax: range[1], showscale: roomy(), colorbar: colourbar(state.method) }
        : { color: modelColour(m) }),
    },
  }];
}

/** Whether the 3D figure has room for long titles and for a scale of colours, which the height axis makes up for. */
const roomy = () => element("surfaces").clientWidth > 480;

/** Pixels that a scale of colours takes beside the 3D figure. */
const SCALE_WIDTH = 80;

/** Far enough away that the axes' titles fit: the narrower the figure, the farther. */
function camera() {
  const { clientWidth, clientHeight } = element("surfaces");
  const width = clientWidth - (roomy() ? SCALE_WIDTH : 0);
  const distance = Math.max(1, 1.3 * clientHeight / width);
  return { eye: { x: -1.45 * distance, y: -1.65 * distance, z: 0.85 * distance }, center: { x: 0, y: 0, z: -0.14 } };
}

function drawSurfaces() {
  const range = commonRange();
  const shown = [...state.shown].sort((a, b) => a - b);
  const alone = shown.length === 1;
  const traces = shown.flatMap((m) => (surface(m) ? surfaceTraces : dotTraces3d)(m, range, alone));
  if (state.band) traces.push(...shown.flatMap((m) => bandSheets(m, alone ? css("--muted") : modelColour(m))));
  const heights = state.band ? extent([...range, ...bandReach(shown)].filter(Number.isFinite)) : range;
  element("surfaces-caption").textContent = captions.surfaces + (state.band ? captions.band : "");
  element("surfaces-title").textContent = `${grids.size ? "Surfaces" : "Evaluated points"}: ${state.method}`;
  const scene = { showbackground: false, nticks: 6, gridcolor: css("--line"), color: css("--ink") };
  Plotly.react("surfaces", traces, layout({
    margin: { l: 0, r: 0, t: 0, b: 0 },
    scene: {
      xaxis: axis(roomy() ? Q : "Q (MOS)", { ...scene, range: data.range }),
      yaxis: axis(roomy() ? QD : "Qd (MOS)", { ...scene, range: [0, data.range[1] - data.range[0]] }),
      zaxis: axis(roomy() ? state.method : "", { ...scene, range: heights }),
      aspectmode: "manual", aspectratio: { x: 1.1, y: 1.1, z: 0.75 },
      camera: camera(),
    },
  }), CONFIG);
}

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

const escapeTemplate = (text) => text.replace(/[&<>]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[c])
  .replace(/%\{/g, "%\u200b{");

function draw() {
  drawSurfaces();
  drawHeatmap();
  drawDifference();
}

// ---- controls and table

function options(select, chosen, onChange) {
  data.models.forEach((name, m) => select.add(new Option(name, m, m === chosen, m === chosen)));
  select.addEventListener("change", () => onChange(Number(select.value)));
}

function choice(type, name, text, checked) {
  const label = document.createElement("label");
  const input = Object.assign(document.createElement("input"), { type, name, checked });
  const span = Object.assign(document.createElement("span"), { textContent: text });
  label.append(input, span);
  return { label, input };
}

function buildControls() {
  for (const method of data.methods) {
    const { label, input } = choice("radio", "method", method, method === state.method);
    input.addEventListener("change", () => {
      state.method = method;
      draw();
    });
    element("method").append(label);
  }
  options(element("model"), state.model, select);
  data.models.forEach((name, m) => {
    const { label, input } = choice("checkbox", "shown", name, false);
    input.after(Object.assign(document.createElement("span"), { className: "swatch" }));
    input.addEventListener("change", () => show(input.checked ? [...state.shown, m] : [...state.shown].filter((k) => k !== m)));
    element("shown").append(label);
  });
  element("show-all").addEventListener("click", () => show(data.models.keys()));
  element("show-selected").addEventListener("click", () => show([state.model]));
  options(element("model-a"), state.a, (m) => compare(m, state.b));
  options(element("model-b"), state.b, (m) => compare(state.a, m));
  element("swap").addEventListener("click", () => compare(state.b, state.a));
  if (confidence) buildConfidenceControls();
}

function buildConfidenceControls() {
  for (const [layer, text] of [["height", "correlation"], ["se", layerName("se")], ["effective", layerName("effective")]]) {
    const { label, input } = choice("radio", "layer", text.toLowerCase(), layer === state.layer);
    input.value = layer;
    input.addEventListener("change", () => {
      state.layer = layer;
      drawHeatmap();
    });
    element("layer").append(label);
  }
  element("layer-tools").hidden = false;
  element("band-tools").hidden = !confidence.grid;
  element("band").addEventListener("change", () => {
    state.band = element("band").checked;
    drawSurfaces();
  });
}

const layerName = (layer) => (layer === "se" ? "Standard error" : `Effective ${confidence.unit}`);

function compare(a, b) {
  Object.assign(state, { a, b });
  element("model-a").value = a;
  element("model-b").value = b;
  drawDifference();
}

function show(models) {
  state.shown = new Set(models);
  const overlay = state.shown.size > 1;
  element("shown").querySelectorAll("label").forEach((label, m) => {
    label.querySelector("input").checked = state.shown.has(m);
    const swatch = label.querySelector(".swatch");
    if (overlay && state.shown.has(m)) swatch.style.background = modelColour(m);
    else swatch.removeAttribute("style");
  });
  drawSurfaces();
}

/** Chooses the model of the heatmap; the 3D figure follows, or takes it in if it shows several. */
function select(m) {
  state.model = m;
  element("model").value = m;
  for (const row of document.querySelectorAll("#scores tbody tr")) {
    const chosen = Number(row.dataset.model) === m;
    row.classList.toggle("selected", chosen);
    row.querySelector("button").setAttribute("aria-pressed", chosen);
  }
  show(state.shown.size > 1 ? [...state.shown, m] : [m]);
  drawHeatmap();
}

function asButton(cell) {
  const button = Object.assign(document.createElement("button"), { type: "button", title: cell.textContent });
  button.append(...cell.childNodes);
  cell.append(button);
  return button;
}

function buildTable() {
  for (const row of document.querySelectorAll("#scores tbody tr")) {
    asButton(row.cells[0]);
    row.classList.add("selectable");
    row.addEventListener("click", () => select(Number(row.dataset.model)));
  }
  const [groups, figures] = element("scores").tHead.rows;
  [groups.cells[0], ...figures.cells].forEach((cell, column) => {
    asButton(cell).addEventListener("click", () => sort(cell, column));
  });
}

/** Sorts by a column: names ascending first, figures descending first, undefined figures always last. */
function sort(header, column) {
  const ascending = header.hasAttribute("aria-sort") ? header.getAttribute("aria-sort") !== "ascending" : column === 0;
  document.querySelectorAll("#scores [aria-sort]").forEach((cell) => cell.removeAttribute("aria-sort"));
  header.setAttribute("aria-sort", ascending ? "ascending" : "descending");
  const key = (row) => (column === 0 ? row.cells[0].textContent : row.cells[column].dataset.value);
  const compareKeys = column === 0 ? (a, b) => a.localeCompare(b) : (a, b) => a - b;
  const body = element("scores").tBodies[0];
  const undefinedLast = (a, b) => (key(a) === "") - (key(b) === "");
  body.append(...[...body.rows].sort((a, b) =>
    undefinedLast(a, b) || (ascending ? 1 : -1) * compareKeys(key(a), key(b))));
}

const captions = {};

function buildCaptions() {
  const grid = grids.values().next().value;
  const lowest = points.pairs.reduce((low, pairs) => Math.min(low, pairs), Infinity);
  const few = `fewer than ${data.threshold} effective pairs${confidence ? " or no interval" : ""}`;
  const weak = confidence || !supported(lowest) || grid?.pairs.some((row) => !row.every(supported));
  const pale = weak ? `Pale: ${few}. ` : "";
  captions.surfaces = grid
    ? `${pale}One model is coloured by height, several by model. All models share one range of heights.`
    : `Evaluated points without a fit${weak ? `; crosses: ${few}` : ""}. All models share one range of heights.`;
  captions.band = confidence ? ` Between the sheets lies, with ${confidence.level} confidence, the whole surface.` : "";
  const marks = weak ? weakMarks(grid, few) : `Every evaluated point rests on at least ${pairsText(lowest)} effective pairs.`;
  const fitted = confidence && grid && !grid.evaluated
    ? " Intervals are those of values computed at a place itself, which the fitted surface smooths." : "";
  captions.heatmap = `${marks} Colours span the supported values of all models.${fitted}`;
  captions.se = "How far the value would typically be off with other images. Hatched: no interval, as the error itself is not known; hover for the reason.";
  captions.effective = "On how many the value rests. The colours are logarithmic. Hatched: no interval; hover for the reason.";
  const differences = `Blue: A is higher; orange: B is higher. ${marks} Colours span the supported differences.`;
  const findings = "Outlined by a solid line: A is shown to be better (blue); by a dashed line: B is (orange). Grey: the data do not tell. "
    + `Hatched: not tested or ${few}; hover for the reason.`;
  element("difference-caption").textContent = confidence && grid ? findings : differences;
}

function weakMarks(grid, few) {
  const hatch = `hatched, beyond the dotted line: ${few}`;
  if (grid?.evaluated) return `Every cell was evaluated; ${hatch}.`;
  const dot = `● evaluated point, ✖ with ${few}`;
  return grid ? `${dot}; ${hatch} (interpolated from the evaluated points).` : `${dot}.`;
}

// ---- start

async function loadPlotly() {
  const packed = new Blob([bytes(element("plotly").textContent)]);
  const code = await new Response(packed.stream().pipeThrough(new DecompressionStream("gzip"))).text();
  document.head.append(Object.assign(document.createElement("script"), { textContent: code }));
}

/** The model with the highest figure in the first column of the table. */
function bestModel() {
  const figures = [...document.querySelectorAll("#scores tbody tr")].map((row) => Number(row.cells[1].dataset.value || -Infinity));
  return Math.max(0, figures.indexOf(Math.max(...figures)));
}

function tell(message) {
  element("status").hidden = message === "";
  element("status").textContent = message;
}

async function start() {
  if (typeof DecompressionStream === "undefined") {
    tell("This browser is too old to draw the figures: they need DecompressionStream (Chrome 80, Firefox 113, Safari 16.4 or newer).");
    return;
  }
  tell("Preparing the figures …");
  await loadPlotly();
  state.model = bestModel();
  state.a = state.model;
  state.b = state.model === 0 ? 1 : 0;
  buildControls();
  buildTable();
  buildCaptions();
  element("controls").hidden = false;
  document.querySelectorAll(".figure").forEach((figure) => {
    figure.hidden = figure.id === "comparison" && data.models.length < 2;
  });
  select(state.model);
  drawDifference();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  tell("");
}

start().catch((error) => {
  tell("The figures could not be drawn: " + error.message);
  throw error;
});
