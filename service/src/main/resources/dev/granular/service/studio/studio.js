// The studio: drop tables, see what was understood, run, compare. The address holds what is loaded, so a reload shows the same.
import { html, nothing, render } from './lit/lit-html.js';
import { chosen, dataView, readingOptions } from './data.js';
import { explanationView } from './explain.js';
import { optionsView, progressView } from './run.js';
import { resultsView } from './results.js';
import * as server from './server.js';

const state = {
  table: null, roles: {}, polarity: '', options: {}, runs: [], shown: [], kept: [],
  place: null, explanation: null, problem: '', busy: false, copied: false, over: false,
};

function update(change) {
  Object.assign(state, change);
  if (state.table) {
    const ids = state.runs.map(run => run.id).join(',');
    history.replaceState(null, '', `#/tables/${state.table.id}${ids ? `/runs/${ids}` : ''}`);
  }
  render(page(), root);
}

async function attempt(work) {
  update({ busy: true, problem: '' });
  try {
    await work();
  } catch (error) {
    update({ problem: error.message });
  } finally {
    update({ busy: false });
  }
}

const reading = () => readingOptions(state.roles, state.polarity);
const open = id => attempt(async () => update({ table: await server.showTable(id, {}) }));

function take(files) {
  return attempt(async () => {
    for (const file of [...files]) {
      const known = state.table;
      update({ table: known ? await server.addTable(known.id, file, reading()) : await server.keepTable(file) });
    }
  });
}

function reread(change) {
  update(change);
  return attempt(async () => update({ table: await server.showTable(state.table.id, reading()) }));
}

const without = id => ({ runs: state.runs.filter(run => run.id !== id), shown: state.shown.filter(each => each !== id) });

function advance(id, now) {
  update({ runs: state.runs.map(run => (run.id === id ? { ...run, state: now } : run)) });
  if (now.status === 'failed') update({ ...without(id), problem: now.problem });
  if (now.status === 'cancelled') update(without(id));
  if (now.status === 'done' && !state.shown.includes(id)) update({ shown: [...state.shown, id].slice(-2) });
}

const watch = id => server.follow(id, now => advance(id, now), () => update(without(id)));

function run() {
  return attempt(async () => {
    const started = await server.startRun(state.table.id, { ...reading(), ...state.options });
    const label = Object.entries(state.options).filter(([, value]) => value).map(([name, value]) => `${name} ${value}`).join(', ');
    update({ runs: [...state.runs, { id: started.id, label, state: started }] });
    watch(started.id);
  });
}

function forget(id) {
  server.cancelRun(id);
  update(without(id));
}

function toggle(id) {
  update({ shown: state.shown.includes(id) ? state.shown.filter(each => each !== id) : [...state.shown, id].slice(-2) });
}

// A report tells when it is drawn and which place was clicked.
addEventListener('message', ({ origin, source, data }) => {
  if (origin !== location.origin || !['drawn', 'place'].includes(data?.granular)) return;
  const frame = [...document.querySelectorAll('iframe')].find(each => each.contentWindow === source);
  if (!frame) return;
  const { q, qd, model, against, method } = data;
  const place = { q, qd, model, against, method };
  if (data.granular === 'drawn') {
    // The first explanation of an evaluation sorts all its columns: seconds for a million images, in which people look at the surface.
    server.explain(frame.dataset.run, place).catch(() => {});
    return;
  }
  update({ place, explanation: null });
  attempt(async () => {
    try {
      const explanation = await server.explain(frame.dataset.run, place);
      if (state.place === place) update({ explanation });
    } catch (error) {
      update({ place: null });
      throw error;
    }
  });
});

function startView() {
  const dragged = event => { event.preventDefault(); update({ over: true }); };
  const dropped = event => { event.preventDefault(); update({ over: false }); take(event.dataTransfer.files); };
  return html`<h1>Where can an image-quality model be trusted?</h1>
    <div class=${state.over ? 'drop over' : 'drop'} id="drop" @dragover=${dragged} @dragleave=${() => update({ over: false })} @drop=${dropped}>
      <p>Drop ratings and predictions here, or</p>
      <label class="file">${state.busy ? 'Reading …' : 'Choose files'}
        <input id="files" type="file" multiple ?disabled=${state.busy} @change=${event => take(chosen(event))}></label>
      <p class="quiet">CSV, TSV, XLSX, Parquet, Arrow, JSON, MAT; the first has the ratings.</p>
    </div>
    ${state.kept.length ? html`<section><h2>Kept by this server</h2><div class="actions">${state.kept.map(table => html`
      <button type="button" @click=${() => open(table.id)}>${table.files.map(file => file.name).join(', ')}</button>`)}</div></section>` : nothing}`;
}

function loadedView() {
  const { table, roles, polarity, options, busy, copied, runs, shown } = state;
  const running = runs.filter(each => ['queued', 'running'].includes(each.state.status));
  return html`
    <div class="actions"><button type="button" @click=${() => { location.hash = '#/'; location.reload(); }}>Other data</button></div>
    ${dataView({
      table, roles, polarity, onFiles: take,
      onRole: (column, role) => reread({ roles: { ...roles, [column]: role } }),
      onPolarity: value => reread({ polarity: value }),
    })}
    ${optionsView({
      table, options, busy, copied, reading: reading(), onRun: run,
      onOptions: changed => update({ options: changed, copied: false }),
      onCopy: text => navigator.clipboard.writeText(text).then(() => update({ copied: true })),
    })}
    ${running.map(each => progressView(each, () => forget(each.id)))}
    ${resultsView({ runs, shown, onShow: toggle, onForget: forget })}
    ${state.place ? explanationView(state.place, state.explanation, () => update({ place: null })) : nothing}`;
}

function page() {
  return html`${state.problem ? html`<p class="problem" role="alert" id="problem">${state.problem}</p>` : nothing}
    ${state.table === null ? startView() : loadedView()}`;
}

addEventListener('keydown', event => {
  if (event.ctrlKey && event.key === 'Enter') document.getElementById('run')?.click();
});

const root = document.getElementById('app');
root.replaceChildren();
const [, table, runs] = /^#\/tables\/([\w-]+)(?:\/runs\/([\w,-]+))?/.exec(location.hash) ?? [];
update({});
server.listTables().then(all => update({ kept: all.tables }));
if (table) {
  update({ runs: (runs ? runs.split(',') : []).map(id => ({ id, label: '', state: { status: 'queued' } })) });
  open(table);
  state.runs.forEach(each => watch(each.id));
}
