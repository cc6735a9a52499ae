// Runs that are done, side by side: each is the report, drawn by the report's own page.
import { html, nothing } from './lit/lit-html.js';
import { repeat } from './lit/directives/repeat.js';

function report(run, number, onForget) {
  const address = `/v1/evaluations/${run.id}`;
  const tables = Object.keys(run.state.links ?? {}).filter(name => name !== 'report');
  return html`<div>
    <iframe data-run=${run.id} title=${`Report of run ${number}`} src=${`${address}/report`}></iframe>
    <div class="actions"><a href=${`${address}/report`} download="report.html">report.html</a>
      ${tables.map(name => html`<a href=${`${address}/${name}?format=csv`} download=${`${name}.csv`}>${name}.csv</a>`)}
      <button type="button" @click=${() => onForget(run.id)}>Close</button></div>
  </div>`;
}

export function resultsView({ runs, shown, onShow, onForget }) {
  const done = runs.filter(run => run.state.status === 'done');
  if (!done.length) return nothing;
  const visible = done.filter(run => shown.includes(run.id));
  return html`<section aria-labelledby="results-title">
    <h2 id="results-title">Results</h2>
    <p class="quiet">Click a place of a surface to see which images and pairs it rests on.</p>
    <div class="runs" role="group" aria-label="Runs shown side by side">${done.map((run, i) => html`
      <button type="button" aria-pressed=${shown.includes(run.id)} @click=${() => onShow(run.id)}>
        Run ${i + 1}${run.label ? `: ${run.label}` : ''}</button>`)}</div>
    <div class=${visible.length > 1 ? 'side several' : 'side'}>
      ${repeat(visible, run => run.id, run => report(run, done.indexOf(run) + 1, onForget))}</div>
  </section>`;
}
