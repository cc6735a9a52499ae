// What was understood of a table, and what may be changed about it.
import { html } from './htm.js';

const ROLES = [
  ['mos', 'MOS'], ['std', 'spread: std'], ['variance', 'spread: variance'], ['se', 'spread: standard error'],
  ['ci95', 'spread: 95 % half width'], ['raters', 'number of raters'], ['weight', 'weight'], ['key', 'image name'],
  ['cluster', 'cluster (scene, reference)'], ['higher', 'model, higher is better'], ['lower', 'model, lower is better'],
  ['exclude', 'left out'],
];

const quoted = name => (name.includes(',') ? `"${name}"` : name);

// The options of the command line that say what was chosen by hand.
export function readingOptions(roles, polarity) {
  const options = {};
  const several = (name, column) => { options[name] = options[name] ? `${options[name]},${quoted(column)}` : quoted(column); };
  for (const [column, role] of Object.entries(roles)) {
    if (role === 'higher') several('higher-is-better-models', column);
    else if (role === 'lower') several('lower-is-better', column);
    else if (role === 'exclude') several('exclude', column);
    else if (role) options[role] = column;
  }
  if (polarity) options[polarity] = 'true';
  return options;
}

const number = value => (value === null ? '' : Number(value.toPrecision(5)).toString());

function Columns({ columns, roles, onRole }) {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Columns">
    <table>
      <thead><tr><th>column</th><th>role</th><th class="number">lowest</th><th class="number">highest</th>
        <th class="number">missing</th></tr></thead>
      <tbody>${columns.map(column => html`<tr key=${column.table + column.column}>
        <th scope="row" title=${column.table}>${column.column}</th>
        <td><select aria-label=${`role of ${column.column}`} title=${column.why} value=${roles[column.column] ?? ''}
            onChange=${event => onRole(column.column, event.target.value)}>
          <option value="">as found: ${column.role === '-' ? 'left out' : column.role}</option>
          ${ROLES.map(([role, label]) => html`<option value=${role}>${label}</option>`)}
        </select></td>
        <td class="number">${number(column.low)}</td><td class="number">${number(column.high)}</td>
        <td class="number">${column.missing || ''}</td></tr>`)}</tbody>
    </table></div>`;
}

function Histogram({ title, distribution }) {
  const top = Math.max(...distribution.counts, 1);
  const width = 100 / distribution.counts.length;
  return html`<figure>
    <figcaption>${title}</figcaption>
    <svg class="histogram" viewBox="0 0 100 40" preserveAspectRatio="none" role="img"
      aria-label=${`${title}: ${distribution.counts.join(', ')} images from ${number(distribution.low)} to ${number(distribution.high)}`}>
      ${distribution.counts.map((count, i) => html`<rect x=${i * width} y=${40 - 40 * count / top}
        width=${width * 0.9} height=${40 * count / top} />`)}
    </svg>
    <div class="ends"><span>${number(distribution.low)}</span><span>${number(distribution.high)}</span></div>
  </figure>`;
}

export function Data({ table, roles, polarity, onRole, onPolarity, onFiles }) {
  return html`<section aria-labelledby="data-title">
    <h2 id="data-title">Data</h2>
    <p>${table.files.map(file => file.name).join(', ')}${table.images !== undefined && html`: ${table.images.toLocaleString('en')}
      images, ${table.models.length} ${table.models.length === 1 ? 'model' : 'models'}`}</p>
    ${table.problem && html`<p class="problem" role="alert">${table.problem}</p>`}
    ${(table.warnings ?? []).map(warning => html`<p class="problem">${warning}</p>`)}
    <div class="two">
      <div>
        <${Columns} columns=${table.columns} roles=${roles} onRole=${onRole} />
        <div class="actions">
          <label>A higher MOS is <select value=${polarity} onChange=${event => onPolarity(event.target.value)}>
            <option value="">as usual: better</option>
            <option value="higher-is-better">better</option>
            <option value="dmos">worse (DMOS)</option></select></label>
          <label class="file">Add predictions …<input type="file" multiple onChange=${event => onFiles(event.target.files)} /></label>
        </div>
      </div>
      <div>
        ${table.mos && html`<${Histogram} title="MOS" distribution=${table.mos} />`}
        ${table.spread && html`<${Histogram} title="Standard deviation of the opinions" distribution=${table.spread} />`}
        <ul class="notes">${(table.notes ?? []).map(note => html`<li>${note}</li>`)}</ul>
      </div>
    </div>
  </section>`;
}
