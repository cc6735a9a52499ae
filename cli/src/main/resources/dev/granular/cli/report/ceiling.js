// What the raters' disagreement allows: a ceiling for models, and what another panel of raters would reach; null if unknown.

const raterLimits = data.ceiling ? readLimits(data.ceiling) : null;

function readLimits({ q, qd, methods }) {
  const grid = { q: Array.from(doubles(q)), qd: Array.from(doubles(qd)) };
  return {
    grid,
    methods: Object.fromEntries(Object.entries(methods).map(([method, { ceiling, reliability }]) =>
      [method, { ceiling: rows(grid, doubles(ceiling)), reliability: rows(grid, doubles(reliability)) }])),
  };
}

/** The ceiling as a sheet over the surfaces. */
function ceilingSheet() {
  const { grid, methods } = raterLimits;
  const { ceiling, reliability } = methods[state.method];
  const colour = css("--ink");
  return {
    type: "surface", name: "ceiling", x: grid.q, y: grid.qd, meta: { model: "ceiling" },
    z: ceiling.map((row) => row.map((z) => (Number.isNaN(z) ? null : z))),
    customdata: ceiling.map((row, j) => row.map((z, i) => `${short(z)}<br>another panel ${short(reliability[j][i])}`)),
    hovertemplate: "<b>ceiling</b> %{customdata}<br>Q %{x:.4f}, Qd %{y:.4f}<extra></extra>",
    colorscale: [[0, colour], [1, colour]], showscale: false, opacity: 0.3,
    lighting: { ambient: 0.9, diffuse: 0.3, specular: 0 },
    contours: { x: sheetLines(grid.q, colour), y: sheetLines(grid.qd, colour) },
  };
}

/** Heights that the ceiling reaches, for the range of the 3D figure. */
const ceilingReach = () => extent(raterLimits.methods[state.method].ceiling.flat().filter(Number.isFinite));
