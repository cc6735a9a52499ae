function draw() {
  drawSurfaces();
  drawHeatmap();
  drawDifference();
  drawProfiles();
  drawGroups();
}

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

/** Tells the page that shows this one which place is clicked, so that it may explain the value there, and that places can be. */
function tellPlaces() {
  if (parent === window) return;
  const tell = (id, of) => element(id).on("plotly_click", ({ points: [place] }) => {
    const at = { granular: "place", q: place.x, qd: place.y, method: state.method.toLowerCase() };
    parent.postMessage({ ...at, ...of(place.data.meta) }, location.origin);
  });
  tell("surfaces", (meta) => ({ model: data.models[meta?.model ?? state.model] }));
  tell("heatmap", () => ({ model: data.models[state.model] }));
  if (data.models.length > 1) tell("difference", () => ({ model: data.models[state.a], against: data.models[state.b] }));
  const [low, high] = data.range;
  const middle = { q: (low + high) / 2, qd: 0, model: data.models[state.model], method: state.method.toLowerCase() };
  parent.postMessage({ granular: "drawn", ...middle }, location.origin);
}

async function start() {
  if (typeof DecompressionStream === "undefined") {
    tell("This browser is too old to draw the figures: they need DecompressionStream (Chrome 80, Firefox 113, Safari 16.4 or newer).");
    return;
  }
  tell("Preparing the figures …");
  keepDrawings();
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
  drawGroups();
  addEventListener("beforeprint", toPaper);
  addEventListener("afterprint", fromPaper);
  tellPlaces();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  tell("");
}

start().catch((error) => {
  tell("The figures could not be drawn: " + error.message);
  throw error;
});
