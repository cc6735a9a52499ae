// Correlations along Q alone and along Qd alone: a line for each model.

const DASHES = ["solid", "dash", "dot", "dashdot", "longdash"];
const profiles = (data.profiles ?? []).map((profile) => {
  const floats = (base64) => new Float32Array(bytes(base64).buffer);
  return {
    axis: profile.axis, places: floats(profile.places), pairs: floats(profile.pairs),
    values: profile.values.map((byMethod) => Object.fromEntries(Object.entries(byMethod).map(([m, base64]) => [m, floats(base64)]))),
  };
});

function profileTraces({ places, pairs, values: ofModels }) {
  return ofModels.map((byMethod, m) => ({
    type: "scatter", mode: "lines", name: data.models[m], x: Array.from(places),
    y: Array.from(byMethod[state.method], (z) => (Number.isNaN(z) ? null : z)),
    customdata: Array.from(pairs, (n) => (pairsText(n))),
    hovertemplate: `<b>${escapeTemplate(data.models[m])}</b> %{y:.4f}, %{x:.2f}<br>effective pairs %{customdata}<extra></extra>`,
    line: { color: modelColour(m), dash: DASHES[m % DASHES.length], width: m === state.model ? 4 : 2 },
  }));
}

/** Stretches of an axis that rest on too few pairs. */
function thinStretches({ places, pairs }) {
  const shapes = [];
  const half = (places[1] - places[0]) / 2;
  for (let from = 0; from < places.length; from++) {
    if (supported(pairs[from])) continue;
    let to = from;
    while (to + 1 < places.length && !supported(pairs[to + 1])) to++;
    shapes.push({
      type: "rect", yref: "paper", y0: 0, y1: 1, x0: places[from] - half, x1: places[to] + half, layer: "above",
      line: { width: 0 }, fillcolor: css("--muted-map"), opacity: 0.75,
    });
    from = to;
  }
  return shapes;
}

function drawProfiles() {
  if (!profiles.length) return;
  element("profiles-title").textContent = `Profiles: ${state.method}`;
  const [low, high] = extent(profiles.flatMap((profile) => profile.values.flatMap((byMethod) =>
    Array.from(byMethod[state.method]).filter((z, step) => Number.isFinite(z) && supported(profile.pairs[step])))));
  const margin = 0.05 * (high - low) || 0.05;
  profiles.forEach((profile, k) => {
    const quality = profile.axis === "QUALITY";
    Plotly.react(quality ? "profile-quality" : "profile-difference", profileTraces(profile), layout({
      margin: { l: 62, r: 8, t: k === 0 ? 84 : 30, b: 46 }, shapes: thinStretches(profile), showlegend: k === 0 && data.models.length > 1,
      legend: { orientation: "h", y: 1.02, yanchor: "bottom", x: 0, font: { size: 12 } },
      xaxis: axis(quality ? Q : QD, { zeroline: false }),
      yaxis: axis(state.method, low < high ? { range: [Math.max(-1, low - margin), Math.min(1.01, high + margin)], zeroline: false } : { zeroline: false }),
    }), CONFIG);
  });
  const thin = profiles.some(({ pairs }) => !pairs.every(supported));
  element("profiles-caption").textContent = "Above along Q, whatever the difference; below along Qd, whatever the quality. "
    + (thin ? `Grey: fewer than ${data.threshold} effective pairs. ` : "")
    + "Profiles have no intervals: bumps, and lines that cross or lie close, may be chance. "
    + (confidence ? "The map of the difference and the sentences below the scores say what is shown." : "");
}
