// What was understood of a table, and what may be changed about it.
import { html, nothing, svg } from './lit/lit-html.js';

const ROLES = [
  ['mos', 'MOS'], ['std', 'spread: std'], ['variance', 'spread: variance'], ['se', 'spread: standard error'],
  ['ci95', 'spread: 95 % half width'], ['raters', 'number of raters'], ['weight', 'weight'], ['key', 'image name'],
  ['cluster', 'cluster (scene, reference)'], ['higher', 'model, higher is better'], ['lower', 'model, lower is better'],
  ['exclude', 'left out'],
];

// The files of an input, which forgets them, so that the same can be chosen again.
export function chosen(event) {
  const files = [...event.target.files];
  event.target.value = '';
  return files;
}

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

function columnTable({ columns, roles, onRole }) {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Columns">
    <table>
      <thead><tr><th>column</th><th>role</th><th class="number">lowest</th><th class="number">highest</th>
        <th class="number">missing</th></tr></thead>
      <tbody>${columns.map(column => html`<tr>
        <th scope="row" title=${column.table}>${column.column}</th>
        <td><select aria-label=${`role of ${column.column}`} title=${column.why} 
            @change=${event => onRole(column.column, event.target.value)}>
          <option value="" ?selected=${!roles[column.column]}>as found: ${column.role === '-' ? 'left out' : column.role}</option>
          ${ROLES.map(([role, label]) => html`<option value=${role} ?selected=${roles[column.column] === role}>${label}</option>`)}
        </select></td>
        <td class="number">${number(column.low)}</td><td class="number">${number(column.high)}</td>
        <td class="number">${column.missing || ''}</td></tr>`)}</tbody>
    </table></div>`;
}

function histogram(title, distribution) {
  const top = Math.max(...distribution.counts, 1);
  const width = 100 / distribution.counts.length;
  return html`<figure>
    <figcaption>${title}</figcaption>
    <svg class="histogram" viewBox="0 0 100 40" preserveAspectRatio="none" role="img"
      aria-label=${`${title}: ${distribution.counts.join(', ')} images from ${number(distribution.low)} to ${number(distribution.high)}`}>
      ${distribution.counts.map((count, i) => svg`<rect x=${i * width} y=${40 - 40 * count / top}
        width=${width * 0.9} height=${40 * count / top}></rect>`)}
    </svg>
    <div class="ends"><span>${number(distribution.low)}</span><span>${number(distribution.high)}</span></div>
  </figure>`;
}

export function dataView({ table, roles, polarity, onRole, onPolarity, onFiles }) {
  return html`<section aria-labelledby="data-title">
    <h2 id="data-title">Data</h2>
    <p>${table.files.map(file => file.name).join(', ')}${table.images === undefined ? nothing : html`: ${table.images.toLocaleString('en')}
      images, ${table.models.length} ${table.models.length === 1 ? 'model' : 'models'}`}</p>
    ${table.problem ? html`<p class="problem" role="alert">${table.problem}</p>` : nothing}
    ${(table.warnings ?? []).map(warning => html`<p class="problem">${warning}</p>`)}
    <div class="two">
      <div>
        ${columnTable({ columns: table.columns, roles, onRole })}
        <div class="actions">
          <label>A higher MOS is <select @change=${event => onPolarity(event.target.value)}>
            <option value="" ?selected=${!polarity}>as usual: better</option>
            <option value="higher-is-better" ?selected=${polarity === 'higher-is-better'}>better</option>
            <option value="dmos" ?selected=${polarity === 'dmos'}>worse (DMOS)</option></select></label>
          <label class="file">Add predictions …<input type="file" multiple @change=${event => onFiles(chosen(event))}></label>
        </div>
      </div>
      <div>
        ${table.mos ? histogram('MOS', table.mos) : nothing}
        ${table.spread ? histogram('Standard deviation of the opinions', table.spread) : nothing}
        <ul class="notes">${(table.notes ?? []).map(note => html`<li>${note}</li>`)}</ul>
      </div>
    </div>
  </section>`;
}
