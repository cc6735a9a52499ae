// Small maps of the worst groups: a row for each group, a column for each model.

const VIRIDIS = [[68, 1, 84], [72, 40, 120], [62, 73, 137], [49, 104, 142], [38, 130, 142], [31, 158, 137], [53, 183, 121],
  [109, 205, 89], [180, 222, 44], [253, 231, 37]];

function viridis(share) {
  const at = share * (VIRIDIS.length - 1);
  const k = Math.min(VIRIDIS.length - 2, Math.floor(at));
  return `rgb(${VIRIDIS[k].map((from, c) => Math.round(from + (at - k) * (VIRIDIS[k + 1][c] - from)))})`;
}

/** Draws cells that are rows of constant Q, stored Q slowest, so that Q runs to the right and Qd upward. */
function drawMap(canvas, cells, weak) {
  const { steps, levels } = data.groups;
  const size = 5;
  Object.assign(canvas, { width: steps * size, height: steps * size });
  const pen = canvas.getContext("2d");
  cells.forEach((level, cell) => {
    const [x, y] = [Math.floor(cell / steps) * size, (steps - 1 - cell % steps) * size];
    pen.fillStyle = level === 255 ? css("--muted-map") : viridis(level / (levels - 1));
    pen.fillRect(x, y, size, size);
    if (!weak[cell]) return;
    pen.globalAlpha = 0.6;
    pen.fillStyle = css("--card");
    pen.fillRect(x, y, size, size);
    pen.globalAlpha = 1;
    if ((Math.floor(cell / steps) + cell) % 2) return;
    pen.strokeStyle = css("--ink");
    pen.lineWidth = 0.7;
    pen.beginPath();
    pen.moveTo(x, y + size);
    pen.lineTo(x + size, y);
    pen.stroke();
  });
}

function mapCell(group, m) {
  if (!group.maps[m]) return Object.assign(document.createElement("td"), { textContent: "no surface" });
  const cell = document.createElement("td");
  const canvas = document.createElement("canvas");
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", `Surface of ${data.models[m]} in ${group.name}`);
  canvas.title = `${data.models[m]}, ${group.name}`;
  drawMap(canvas, bytes(group.maps[m]), bytes(group.weak));
  cell.append(canvas);
  return cell;
}

const headCell = (text, scope) => Object.assign(document.createElement("th"), { textContent: text, title: text, scope });

function drawGroups() {
  for (const table of document.querySelectorAll("table.groups")) table.hidden = table.dataset.method !== state.method;
  if (!data.groups) return;
  const { low, high, groups } = data.groups[state.method];
  element("group-maps").hidden = groups.length === 0;
  const head = document.createElement("tr");
  head.append(headCell("", "col"), ...data.models.map((name) => headCell(name, "col")));
  element("maps").replaceChildren(head, ...groups.map((group) => {
    const row = document.createElement("tr");
    row.append(headCell(`${group.name} (${group.images})`, "row"), ...data.models.map((_, m) => mapCell(group, m)));
    return row;
  }));
  element("maps-caption").replaceChildren("Q runs to the right and Qd upward, over the range of all images. Colours: "
    + `${short(low)} `, scale(), ` ${short(high)}, the same in all maps. Pale and hatched: fewer than ${data.threshold} effective pairs in the group, `
    + "so that the height may be anything. In brackets: images. Maps of different groups differ by chance, too.");
}

function scale() {
  const bar = Object.assign(document.createElement("span"), { className: "scale" });
  bar.style.background = `linear-gradient(to right, ${VIRIDIS.map((_, k) => viridis(k / (VIRIDIS.length - 1)))})`;
  return bar;
}
