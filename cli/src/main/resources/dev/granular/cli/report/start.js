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
  drawGroups();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  tell("");
}

start().catch((error) => {
  tell("The figures could not be drawn: " + error.message);
  throw error;
});
