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

const state = { method: data.methods[0], model: 0, shown: new Set(), a: 0, b: 1, layer: "height", band: false, ceiling: false };

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
