// What a reader chooses.

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
  element("ceiling-tools").hidden = !raterLimits;
  element("ceiling").addEventListener("change", () => {
    state.ceiling = element("ceiling").checked;
    drawSurfaces();
  });
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
  drawProfiles();
}
