"use strict";

// Intervals, bands and findings; null in a run without them. Arrays run over the points of the inference, k: a grid, fine or
// coarse (k = i * qdSteps + j), or the evaluated points. Places of a surface between them are answered by their neighbours.
let confidence = null;

const VERDICT = { A: 0, B: 1, UNDECIDED: 2, NOT_TESTED: 3 };

function readConfidence(c) {
  if (!c) return;
  const floats = (base64) => new Float32Array(bytes(base64).buffer);
  const arrays = (fields) => Object.fromEntries(Object.entries(fields)
    .map(([name, base64]) => [name, (name === "why" || name === "verdict" ? bytes : floats)(base64)]));
  const [q, qd] = [floats(c.q), floats(c.qd)];
  const n = c.qdSteps;
  confidence = {
    level: c.level, unit: c.clustered ? "clusters" : "images", reasons: c.reasons, q, qd, n,
    grid: n ? { q: Array.from(q.filter((_, k) => k % n === 0)), qd: Array.from(qd.slice(0, n)) } : null,
    models: c.models.map((byMethod) => Object.fromEntries(Object.entries(byMethod).map(([m, fields]) => [m, arrays(fields)]))),
    pairs: new Map(c.pairs.map(({ a, b, method, differ, alone, ...fields }) =>
      [`${method} ${a} ${b}`, { a, differ, alone, ...arrays(fields) }])),
  };
}

const estimates = (m) => confidence?.models[m][state.method];

/** What is found about a model against another: verdicts and band of A − B; a copy turned round if need be. */
function findings(a, b) {
  if (!confidence) return null;
  const pair = confidence.pairs.get(`${state.method} ${a} ${b}`) ?? confidence.pairs.get(`${state.method} ${b} ${a}`);
  if (!pair) return null;
  const turned = pair.a !== a;
  const verdict = pair.verdict.map((v) => {
    if (v >= VERDICT.UNDECIDED) return v;
    return pair.differ ? (turned ? 1 - v : v) : VERDICT.UNDECIDED;
  });
  return {
    ...pair, verdict,
    low: turned ? pair.bandHigh.map((z) => -z) : pair.bandLow, high: turned ? pair.bandLow.map((z) => -z) : pair.bandHigh,
  };
}

/** The points around a place and their weights, nearest first; one without a weight if points are no grid. */
function around(x, y) {
  const { grid, n } = confidence;
  if (!grid) {
    const k = confidence.q.findIndex((q, at) => Math.abs(q - x) < 1e-5 * Math.abs(x) + 1e-6
      && Math.abs(confidence.qd[at] - y) < 1e-5 * Math.abs(y) + 1e-6);
    return k < 0 ? [] : [[k, 1]];
  }
  const [i, fx] = cell(grid.q, x);
  const [j, fy] = cell(grid.qd, y);
  return [[i * n + j, (1 - fx) * (1 - fy)], [(i + 1) * n + j, fx * (1 - fy)], [i * n + j + 1, (1 - fx) * fy],
    [(i + 1) * n + j + 1, fx * fy]].filter(([, weight]) => weight > 1e-4).sort((a, b) => b[1] - a[1]);
}

/** The index below a value on an even axis, and how far it lies towards the next. */
function cell(values, value) {
  const last = values.length - 1;
  const at = Math.min(last, Math.max(0, (value - values[0]) / (values[last] - values[0]) * last));
  const index = Math.min(last - 1, Math.floor(at));
  return [index, at - index];
}

/** The mean of an array around a place, over its given neighbours if all are given, else the value of the nearest. */
function near(neighbours, array) {
  return neighbours.every(([k]) => Number.isFinite(array[k]))
    ? neighbours.reduce((sum, [k, weight]) => sum + weight * array[k], 0) / neighbours.reduce((sum, [, w]) => sum + w, 0)
    : array[neighbours[0][0]];
}

const short = (z) => z.toFixed(3).replace("-", "−");
const fromTo = (low, high) => `${short(low)} to ${short(high)}`;
const effectiveText = (n) => (n >= 100 ? Math.round(n).toLocaleString("en") : n.toPrecision(2));

/** What a hover says of a model's value at a place. */
function intervalNote(m, x, y) {
  const known = estimates(m);
  const neighbours = known ? around(x, y) : [];
  if (!neighbours.length) return "";
  const rests = `<br>effective ${confidence.unit} ${effectiveText(near(neighbours, known.effective))}`;
  const why = known.why[neighbours[0][0]];
  if (why) return `${rests}<br><b>no interval</b>: ${wrapped(confidence.reasons[why - 1])}`;
  const about = neighbours.length > 1 ? "about " : "";
  const of = (array) => near(neighbours, array);
  return `<br>${confidence.level} interval ${about}${fromTo(of(known.low), of(known.high))}`
    + `<br>${confidence.level} band ${about}${fromTo(of(known.bandLow), of(known.bandHigh))}${rests}`;
}

/** What a hover says of a difference at a place. */
function findingNote(found, x, y) {
  const neighbours = found ? around(x, y) : [];
  if (!neighbours.length) return "";
  const k = neighbours[0][0];
  const verdict = found.verdict[k];
  if (verdict === VERDICT.NOT_TESTED) return `<br><b>not tested</b>: ${wrapped(confidence.reasons[found.why[k] - 1])}`;
  const band = `<br>${confidence.level} band ${neighbours.length > 1 ? "about " : ""}${fromTo(near(neighbours, found.low), near(neighbours, found.high))}`;
  return band + ["<br><b>A is better here</b>", "<br><b>B is better here</b>", "<br><b>undecided</b>: may be chance"][verdict];
}

const wrapped = (text) => text.replace(/(.{28,}?) /g, "$1<br>");

/** The reason code of the nearest point, 0 where there is an interval or nothing is known. */
function codeAt(array, x, y, otherwise) {
  const neighbours = array ? around(x, y) : [];
  return neighbours.length ? array[neighbours[0][0]] : otherwise;
}

// ---- what is drawn

/** The lower and upper end of a model's band as sheets. */
function bandSheets(m, colour) {
  const known = estimates(m);
  if (!known || !confidence.grid) return [];
  const { q, qd } = confidence.grid;
  return [known.bandLow, known.bandHigh].map((array, end) => ({
    type: "surface", name: end ? "band, upper end" : "band, lower end", x: q, y: qd, meta: { model: m }, hoverinfo: "skip",
    z: rows(confidence.grid, Array.from(array, (z) => (Number.isFinite(z) ? z : null))),
    colorscale: [[0, colour], [1, colour]], showscale: false, opacity: 0.35,
    lighting: { ambient: 0.9, diffuse: 0.3, specular: 0 },
    contours: { x: sheetLines(q, colour), y: sheetLines(qd, colour) },
  }));
}

function sheetLines(values, color) {
  const [start, end] = [values[0], values.at(-1)];
  return { show: true, start, end, size: (end - start) / 8, color, width: 1 };
}

/** Heights that bands reach, for the range of the 3D figure. */
function bandReach(models) {
  const ends = models.flatMap((m) => (estimates(m) ? [...estimates(m).bandLow, ...estimates(m).bandHigh] : []));
  return extent(ends.filter(Number.isFinite));
}

const LAYERS = {
  se: { name: "standard error", colours: "Cividis", of: (known) => known.se },
  effective: { name: "effective", colours: "Viridis", of: (known) => known.effective.map((n) => Math.log10(Math.max(n, 0.1))) },
};

/** A map of the standard error or of effective units, where the inference has them. */
function drawLayer(id, m, layer) {
  const known = estimates(m);
  const { name, colours, of } = LAYERS[layer];
  const label = layer === "effective" ? `effective ${confidence.unit}` : name;
  const z = of(known);
  const given = Array.from(z).filter((value, k) => Number.isFinite(value) && (layer === "effective" || !known.why[k]));
  const [zmin, zmax] = extent(given);
  const text = Array.from(z.keys(), (k) => (layer === "se" ? short(known.se[k]) : effectiveText(known.effective[k]))
    + (known.why[k] ? `<br><b>no interval</b>: ${wrapped(confidence.reasons[known.why[k] - 1])}` : ""));
  const bar = { ...colourbar(label), ...(layer === "effective" ? logTicks(zmin, zmax) : { tickformat: ".3f" }) };
  const scale = { colorscale: colours, colorbar: bar };
  const hovertemplate = `${label} %{customdata}<br>Q %{x:.4f}, Qd %{y:.4f}<extra></extra>`;
  const { grid } = confidence;
  const weak = grid && rows(grid, Array.from(known.why, (code) => code !== 0));
  drawTraces(id, grid
    ? [{ type: "heatmap", x: grid.q, y: grid.qd, z: rows(grid, z), zmin, zmax, ...scale, customdata: rows(grid, text), hovertemplate },
      ...(layer === "se" ? [veil(grid, (j, i) => weak[j][i])] : []), hatching(grid, (j, i) => weak[j][i]), border(grid, (j, i) => weak[j][i])]
    : [{
      type: "scatter", mode: "markers", x: confidence.q, y: confidence.qd, customdata: text, hovertemplate,
      marker: { size: 10, color: z, cmin: zmin, cmax: zmax, symbol: Array.from(known.why, (code) => (code ? "x" : "circle")), showscale: true, ...scale },
    }]);
}

/** Ticks at round numbers, or at three evenly spaced ones where fewer than two are round. */
function logTicks(low, high) {
  const round = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000, 20000, 50000, 100000]
    .filter((n) => Math.log10(n) >= low - 0.01 && Math.log10(n) <= high + 0.01);
  const ticks = round.length > 1 ? round : [low, (low + high) / 2, high].map((at) => 10 ** at);
  return { tickvals: ticks.map(Math.log10), ticktext: ticks.map((n) => (n < 100 ? String(Number(n.toPrecision(2))) : Math.round(n).toLocaleString("en"))) };
}

/** The line around places where something holds; it closes at the edge of the figure. */
function outline({ q, qd }, holds, line) {
  const outward = (values) => [values[0] - 0.01 * (values[1] - values[0]), ...values, values.at(-1) + 0.01 * (values.at(-1) - values.at(-2))];
  const inside = (j, i) => (j >= 0 && i >= 0 && j < qd.length && i < q.length && holds(j, i) ? 1 : 0);
  const z = [-1, ...qd.keys(), qd.length].map((j) => [-1, ...q.keys(), q.length].map((i) => inside(j, i)));
  return {
    type: "contour", x: outward(q), y: outward(qd), z, showscale: false, hoverinfo: "skip",
    contours: { coloring: "none", start: 0.5, end: 0.5, size: 1 }, line,
  };
}

const border = (grid, weak) => outline(grid, weak, { color: css("--ink"), width: 1.5, dash: "dot" });

/** Everything muted but the regions found, which are outlined and named: A's by a solid line, B's by a dashed one. */
function regionTraces(grid, found) {
  const verdict = grid.qd.map((y) => grid.q.map((x) => codeAt(found.verdict, x, y, VERDICT.UNDECIDED)));
  const is = (wanted) => (j, i) => verdict[j][i] === wanted;
  const colour = css("--muted-map");
  const muted = {
    type: "heatmap", name: "undecided", x: grid.q, y: grid.qd, hoverinfo: "skip", showscale: false, opacity: 0.9,
    colorscale: [[0, colour], [1, colour]], z: verdict.map((row) => row.map((v) => (v >= VERDICT.UNDECIDED ? 1 : null))),
  };
  const line = (dash) => ({ color: css("--ink"), width: 3, dash });
  const named = [];
  for (const [model, dash] of [["A", "solid"], ["B", "dash"]]) {
    if (verdict.some((row) => row.includes(VERDICT[model]))) {
      named.push({ ...outline(grid, is(VERDICT[model]), line(dash)), name: `${model} is better here` });
    }
  }
  return [muted, ...named];
}

/** Names of the regions, each at its innermost place. */
function regionNames(grid, found) {
  const names = ["A", "B"].flatMap((model) =>
    innermost(grid, (x, y) => codeAt(found.verdict, x, y, VERDICT.UNDECIDED) === VERDICT[model])
      .map((place) => ({ ...place, text: `${model} is better here` })));
  const note = { showarrow: false, bgcolor: css("--card"), bordercolor: css("--ink"), borderwidth: 1, borderpad: 3 };
  if (names.length) return names.map((name) => ({ ...note, ...name }));
  return [{ ...note, xref: "paper", yref: "paper", x: 0.5, y: 0.5, text: "nowhere is either shown to be better" }];
}

/** The innermost place of each piece of a region; of small pieces only the largest, and only if there is no other. */
function innermost(grid, holds) {
  const steps = 25;
  const at = (values, k) => values[Math.round(k / (steps - 1) * (values.length - 1))];
  const cells = [];
  for (let j = 0; j < steps; j++) {
    for (let i = 0; i < steps; i++) cells.push({ i, j, inside: holds(at(grid.q, i), at(grid.qd, j)) });
  }
  const pieces = piecesOf(cells, steps).sort((a, b) => b.length - a.length);
  return pieces.filter((piece, k) => k === 0 || piece.length >= 6).map((piece) => {
    const outside = (c) => Math.min(c.i + 1, c.j + 1, steps - c.i, steps - c.j,
      ...cells.filter((other) => !other.inside).map((other) => Math.max(Math.abs(other.i - c.i), Math.abs(other.j - c.j))));
    const { i, j } = piece.map((c) => [outside(c), c]).reduce((best, next) => (next[0] > best[0] ? next : best))[1];
    const side = i / (steps - 1);
    return { x: at(grid.q, i), y: at(grid.qd, j), xanchor: side < 0.2 ? "left" : side > 0.8 ? "right" : "center" };
  });
}

/** Cells inside, by what hangs together. */
function piecesOf(cells, steps) {
  const seen = new Set();
  const pieces = [];
  for (const start of cells.filter((c) => c.inside)) {
    if (seen.has(start)) continue;
    seen.add(start);
    const piece = [start];
    for (const { i, j } of piece) {
      for (const [a, b] of [[i - 1, j], [i + 1, j], [i, j - 1], [i, j + 1]]) {
        const next = a >= 0 && a < steps && b >= 0 && b < steps ? cells[b * steps + a] : null;
        if (next?.inside && !seen.has(next)) {
          seen.add(next);
          piece.push(next);
        }
      }
    }
    pieces.push(piece);
  }
  return pieces;
}

/** The findings about A and B in words. */
function findingWords(a, b, found) {
  const [nameA, nameB] = [data.models[a], data.models[b]];
  const share = (v) => found.verdict.filter((code) => code === v).length / found.verdict.length;
  const percent = (part) => {
    if (part > 0 && part < 0.01) return "under 1 %";
    return part < 1 && part > 0.99 ? "over 99 %" : `${Math.round(100 * part)} %`;
  };
  const grid = confidence.grid ? "of the grid" : "of the evaluated points";
  const rest = [[VERDICT.UNDECIDED, "undecided"], [VERDICT.NOT_TESTED, "not tested"]]
    .filter(([v]) => share(v) > 0).map(([v, word]) => `; ${word} on ${percent(share(v))}`).join("");
  const [forA, forB] = [share(VERDICT.A), share(VERDICT.B)];
  if (forA === 0 && forB === 0) {
    const chance = found.alone && !found.differ ? ". (Alone this pair would show a difference; among so many pairs one does by chance.)" : "";
    return `Nowhere is ${nameA} or ${nameB} shown to be better${rest}${chance || "."}`;
  }
  const better = [[nameA, forA], [nameB, forB]].map(([name, part]) => (part > 0
    ? `${name} is better on ${percent(part)} ${grid}` : `${name} nowhere`));
  return `${(forA > 0 ? better : better.reverse()).join(", ")}${rest}.`;
}
