// What is computed: options with a default and a sentence each, the same as a command, progress.
import { html } from './lit/lit-html.js';

const CHOICES = [
  ['points', 'Points', 'Where correlations are computed. Usual: 100 at random, a grid for large sets.',
    [['', 'usual'], ['lhs:100', '100 at random'], ['lhs:400', '400 at random'],
      ['grid:25x25', 'grid 25 × 25'], ['grid:50x50', 'grid 50 × 50'], ['grid:100x100', 'grid 100 × 100']]],
  ['accuracy', 'Accuracy', 'All pairs, or within so much by super points. Usual: exact if that is about as fast.',
    [['', 'usual'], ['exact', 'exact'], ['1e-6', '1e-6'], ['1e-4', '1e-4']]],
  ['regulator', 'Regulator', 'How images are weighted to undo a skewed distribution of MOS. Usual: gaussian if there is a spread.',
    [['', 'usual'], ['gaussian', 'gaussian'], ['lds', 'lds'], ['uniform', 'uniform: all the same']]],
  ['confidence', 'Intervals', 'How surely they hold what other images of the same kind would give. Usual: 95 % if that is quick.',
    [['', 'usual'], ['0.95', '95 %'], ['0.9', '90 %'], ['0.99', '99 %'], ['none', 'none']]],
  ['compare', 'Comparison', 'Whether models differ, by how much, and where one is better.', [['', 'none'], ['all', 'all models']]],
];
// Options that name a column.
const COLUMNS = [
  ['by', 'For each', 'Every group of images, such as a distortion, on its own as well.'],
  ['within', 'Within', 'Only pairs of the same group, such as a scene, count. Without intervals.'],
];
const METHODS = ['plcc', 'srcc', 'krcc'];

const word = text => (/^[\p{L}\p{N}_./=,:+@%-]+$/u.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`);

// The command that does the same.
export function commandLine(table, options) {
  const given = Object.entries(options).filter(([, value]) => value !== '')
    .map(([name, value]) => (value === 'true' ? `--${name}` : `--${name} ${word(value)}`));
  return ['granular surface', ...table.files.map(file => word(file.name)), ...given, '--out report'].join(' ');
}

export function optionsView({ table, options, reading, onOptions, onRun, busy, copied, onCopy }) {
  const methods = options.methods ? options.methods.split(',') : METHODS;
  const command = commandLine(table, { ...reading, ...options });
  const tick = method => {
    const left = METHODS.filter(each => (each === method ? !methods.includes(each) : methods.includes(each)));
    if (left.length) onOptions({ ...options, methods: left.length === METHODS.length ? '' : left.join(',') });
  };
  return html`<section aria-labelledby="run-title">
    <h2 id="run-title">Run</h2>
    <form @submit=${event => { event.preventDefault(); onRun(); }}>
      <div class="options">
        <fieldset><legend>Methods</legend>${METHODS.map(method => html`<label>
          <input type="checkbox" .checked=${methods.includes(method)} @change=${() => tick(method)}> ${method.toUpperCase()}</label>`)}
        </fieldset>
        ${CHOICES.map(([name, label, help, values]) => html`<label>${label}
          <select name=${name} aria-describedby=${`help-${name}`}
            @change=${event => onOptions({ ...options, [name]: event.target.value })}>
            ${values.map(([value, text]) => html`<option value=${value} ?selected=${(options[name] ?? '') === value}>${text}</option>`)}
          </select><small id=${`help-${name}`}>${help}</small></label>`)}
        ${COLUMNS.map(([name, label, help]) => html`<label>${label}
          <select name=${name} aria-describedby=${`help-${name}`}
            @change=${event => onOptions({ ...options, [name]: event.target.value })}>
            <option value="">no groups</option>
            ${(table.columns ?? []).map(({ column }) => html`<option value=${column} ?selected=${options[name] === column}>${column}</option>`)}
          </select><small id=${`help-${name}`}>${help}</small></label>`)}
        <label><input type="checkbox" .checked=${options.figures === 'true'}
          @change=${event => onOptions({ ...options, figures: event.target.checked ? 'true' : '' })}> Figures over the whole set
          <small>PLCC, RMSE and outliers after a mapping, pairs, resolving power.</small></label>
      </div>
      <div class="actions"><button class="main" id="run" ?disabled=${busy || !!table.problem}>Run</button>
        <span class="quiet">Ctrl+Enter</span></div>
    </form>
    <h3>The same as a command</h3>
    <code class="command" tabindex="0" id="command">${command}</code>
    <div class="actions"><button type="button" @click=${() => onCopy(command)}>
      ${copied ? 'Copied' : 'Copy'}</button></div>
  </section>`;
}

const time = seconds => (seconds === null || seconds === undefined || seconds < 2 ? ''
  : `, about ${seconds < 90 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`} left`);

export function progressView(run, onCancel) {
  return html`<section aria-label="Progress" role="status">
    <label>${run.state.stage || 'waiting'} <progress max="1" .value=${run.state.fraction ?? 0}></progress></label>
    <span>${time(run.state.seconds_left)}</span>
    <div class="actions"><button type="button" id="cancel" @click=${onCancel}>Cancel</button></div>
  </section>`;
}
