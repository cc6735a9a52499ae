// The table of scores: rows select a model, columns sort.

function asButton(cell) {
  const button = Object.assign(document.createElement("button"), { type: "button", title: cell.textContent });
  button.append(...cell.childNodes);
  cell.append(button);
  return button;
}

function buildTable() {
  for (const row of document.querySelectorAll("#scores tbody tr")) {
    asButton(row.cells[0]);
    row.classList.add("selectable");
    row.addEventListener("click", () => select(Number(row.dataset.model)));
  }
  const [groups, figures] = element("scores").tHead.rows;
  [groups.cells[0], ...figures.cells].forEach((cell, column) => {
    asButton(cell).addEventListener("click", () => sort(cell, column));
  });
}

/** Sorts by a column: names ascending first, figures descending first, undefined figures always last. */
function sort(header, column) {
  const ascending = header.hasAttribute("aria-sort") ? header.getAttribute("aria-sort") !== "ascending" : column === 0;
  document.querySelectorAll("#scores [aria-sort]").forEach((cell) => cell.removeAttribute("aria-sort"));
  header.setAttribute("aria-sort", ascending ? "ascending" : "descending");
  const key = (row) => (column === 0 ? row.cells[0].textContent : row.cells[column].dataset.value);
  const compareKeys = column === 0 ? (a, b) => a.localeCompare(b) : (a, b) => a - b;
  const body = element("scores").tBodies[0];
  const undefinedLast = (a, b) => (key(a) === "") - (key(b) === "");
  body.append(...[...body.rows].sort((a, b) =>
    undefinedLast(a, b) || (ascending ? 1 : -1) * compareKeys(key(a), key(b))));
}
