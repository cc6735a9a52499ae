// The figure in 3D: surfaces, or dots where there are none.

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
  if (state.ceiling) traces.push(ceilingSheet());
  const reach = [...(state.band ? bandReach(shown) : []), ...(state.ceiling ? ceilingReach() : [])];
  const heights = extent([...range, ...reach].filter(Number.isFinite));
  element("surfaces-caption").textContent = captions.surfaces + (state.band ? captions.band : "") + (state.ceiling ? captions.ceiling : "");
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
