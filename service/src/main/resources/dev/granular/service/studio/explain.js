// What a place of a surface rests on: images that decide, hurt and help the value there, and heavy pairs ordered wrongly.
import { html, nothing } from './lit/lit-html.js';

const LISTS = [
  ['decides', 'Decide the value', 'share of the weight of all pairs'],
  ['hurts', 'Hurt most', 'without it, the value would be higher'],
  ['helps', 'Help most', 'without it, the value would be lower'],
];

const number = value => (value === null || value === undefined ? '–' : Number(value).toPrecision(4));
const percent = value => (value === null ? '–' : `${(100 * value).toFixed(2)} %`);
const signed = value => (value === null ? '–' : `${value > 0 ? '+' : ''}${value.toFixed(5)}`);

function images(rows, [what, title, note], against) {
  const some = rows.filter(row => row.what === what);
  if (!some.length) return nothing;
  return html`<h3>${title}</h3><p class="quiet">${note}</p><div class="scrolls" tabindex="0" role="region" aria-label=${title}><table>
    <thead><tr><th scope="col">image</th><th scope="col" class="number">MOS ± σ</th><th scope="col" class="number">score</th>
      ${against ? html`<th scope="col" class="number">${against}</th>` : nothing}
      <th scope="col" class="number">share</th><th scope="col" class="number">effect</th></tr></thead>
    <tbody>${some.map(row => html`<tr><th scope="row">${row.image}</th>
      <td class="number">${number(row.mos)} ± ${number(row.std)}</td><td class="number">${number(row.score)}</td>
      ${against ? html`<td class="number">${number(row.against)}</td>` : nothing}
      <td class="number">${percent(row.share)}</td><td class="number">${signed(row.effect)}</td></tr>`)}</tbody></table></div>`;
}

function pairs(rows, complete) {
  const some = rows.filter(row => row.what === 'wrong_pair');
  return html`<h3>Heaviest pairs ordered wrongly</h3>
    <p class="quiet">weight relative to the heaviest pair; ${complete}</p>
    ${some.length ? html`<div class="scrolls" tabindex="0" role="region" aria-label="Pairs ordered wrongly"><table>
      <thead><tr><th scope="col">lower MOS</th><th scope="col" class="number">MOS</th><th scope="col" class="number">score</th>
        <th scope="col">higher MOS</th><th scope="col" class="number">MOS</th><th scope="col" class="number">score</th>
        <th scope="col" class="number">weight</th></tr></thead>
      <tbody>${some.map(row => html`<tr><td>${row.image}</td><td class="number">${number(row.mos)}</td>
        <td class="number">${number(row.score)}</td><td>${row.partner}</td><td class="number">${number(row.partner_mos)}</td>
        <td class="number">${number(row.partner_score)}</td><td class="number">${number(row.weight)}</td></tr>`)}</tbody></table></div>`
    : html`<p>none</p>`}`;
}

export function explanationView(place, explanation, onClose) {
  const of = place.against ? `${place.model} minus ${place.against}` : place.model;
  return html`<aside class="drawer" id="explanation" aria-labelledby="explanation-title">
    <h2 id="explanation-title">${of}, ${place.method.toUpperCase()}, at Q ${number(place.q)}, Qd ${number(place.qd)}</h2>
    ${explanation ? html`<p>Value ${number(explanation.value)}, of ${explanation.units}.</p>
      ${LISTS.map(list => images(explanation.rows, list, place.against))}
      ${pairs(explanation.rows, explanation.pairs)}` : html`<p role="status">Explaining …</p>`}
    <div class="actions"><button type="button" @click=${onClose}>Close</button></div></aside>`;
}
