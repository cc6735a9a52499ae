// How things look: colours, axes, and the words of a hover.

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

const escapeTemplate = (text) => text.replace(/[&<>]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[c])
  .replace(/%\{/g, "%\u200b{");
