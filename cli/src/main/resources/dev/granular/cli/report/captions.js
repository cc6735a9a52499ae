// What stands below the figures.

const captions = {};

function buildCaptions() {
  const grid = grids.values().next().value;
  const lowest = points.pairs.reduce((low, pairs) => Math.min(low, pairs), Infinity);
  const few = `fewer than ${data.threshold} effective pairs${confidence ? " or no interval" : ""}`;
  const weak = confidence || !supported(lowest) || grid?.pairs.some((row) => !row.every(supported));
  const pale = weak ? `Pale: ${few}. ` : "";
  captions.surfaces = grid
    ? `${pale}One model is coloured by height, several by model. All models share one range of heights.`
    : `Evaluated points without a fit${weak ? `; crosses: ${few}` : ""}. All models share one range of heights.`;
  captions.ceiling = " The dark sheet is the ceiling: a model that knows the raters' true opinions would reach it, as far as their disagreement lets one tell.";
  captions.band = confidence ? ` Between the sheets lies, with ${confidence.level} confidence, the whole surface.` : "";
  const marks = weak ? weakMarks(grid, few) : `Every evaluated point rests on at least ${pairsText(lowest)} effective pairs.`;
  const fitted = confidence && grid && !grid.evaluated
    ? " Intervals are those of values computed at a place itself, which the fitted surface smooths." : "";
  captions.heatmap = `${marks} Colours span the supported values of all models.${fitted}`;
  captions.se = "How far the value would typically be off with other images. Hatched: no interval, as the error itself is not known; hover for the reason.";
  captions.effective = "On how many the value rests. The colours are logarithmic. Hatched: no interval; hover for the reason.";
  const differences = `Blue: A is higher; orange: B is higher. ${marks} Colours span the supported differences.`
    + (confidence ? "" : " Nothing was tested here, so any of this may be chance.");
  const findings = "Outlined by a solid line: A is shown to be better (blue); by a dashed line: B is (orange). Grey: the data do not tell. "
    + `Hatched: not tested or ${few}; hover for the reason.`;
  element("difference-caption").textContent = confidence && grid ? findings : differences;
}

function weakMarks(grid, few) {
  const hatch = `hatched, beyond the dotted line: ${few}`;
  if (grid?.evaluated) return `Every cell was evaluated; ${hatch}.`;
  const dot = `● evaluated point, ✖ with ${few}`;
  return grid ? `${dot}; ${hatch} (interpolated from the evaluated points).` : `${dot}.`;
}
