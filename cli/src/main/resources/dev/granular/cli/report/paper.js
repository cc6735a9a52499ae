// How the page goes to paper: in light colours, and two figures on a sheet of A4 or Letter.

/** Pixels that a figure may take of a sheet. */
const SHEET = { width: 690, height: 350 };

function toPaper() {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  document.documentElement.classList.add("paper");
  if (dark) draw();
  // What WebGL drew in dark colours would be redrawn too late.
  element("surfaces").closest("section").classList.toggle("screen-only", dark);
  for (const plot of document.querySelectorAll(".plot")) {
    plot.style.zoom = Math.min(1, SHEET.width / plot.clientWidth, SHEET.height / plot.clientHeight);
  }
}

function fromPaper() {
  document.documentElement.classList.remove("paper");
  document.querySelectorAll(".plot").forEach((plot) => plot.style.removeProperty("zoom"));
  draw();
}

/** Lets drawings of WebGL stay where a print finds them. */
function keepDrawings() {
  const getContext = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, options) {
    return getContext.call(this, kind, kind.includes("webgl") ? { ...options, preserveDrawingBuffer: true } : options);
  };
}
