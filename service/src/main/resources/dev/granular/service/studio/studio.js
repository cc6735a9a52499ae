// The studio: drop tables, see what was understood, run, compare. The address holds what is loaded, so a reload shows the same.
import { html, render, useEffect, useState } from './htm.js';
import { Data, readingOptions } from './data.js';
import { Options, Progress } from './run.js';
import * as server from './server.js';

function address() {
  const [, table = '', runs = ''] = /^#\/tables\/([\w-]+)(?:\/runs\/([\w,-]*))?/.exec(location.hash) ?? [];
  return { table, runs: runs ? runs.split(',') : [] };
}

function remember(table, runs) {
  const done = runs.map(run => run.id);
  history.replaceState(null, '', table ? `#/tables/${table}${done.length ? `/runs/${done.join(',')}` : ''}` : '#/');
}

function Drop({ onFiles, busy, kept, onKept }) {
  const [over, setOver] = useState(false);
  const drop = event => { event.preventDefault(); setOver(false); onFiles(event.dataTransfer.files); };
  return html`<h1>Where can an image-quality model be trusted?</h1>
    <div class=${over ? 'drop over' : 'drop'} id="drop" onDragOver=${event => { event.preventDefault(); setOver(true); }}
      onDragLeave=${() => setOver(false)} onDrop=${drop}>
      <p>Drop ratings and predictions here, or</p>
      <label class="file">${busy ? 'Reading …' : 'Choose files'}
        <input id="files" type="file" multiple disabled=${busy} onChange=${event => onFiles(event.target.files)} /></label>
      <p class="quiet">CSV, TSV, XLSX, Parquet, Arrow, JSON, MAT; the first has the ratings.</p>
    </div>
    ${kept.length > 0 && html`<section><h2>Kept by this server</h2><div class="actions">${kept.map(table => html`
      <button type="button" onClick=${() => onKept(table.id)}>${table.files.map(file => file.name).join(', ')}</button>`)}</div></section>`}`;
}

function Results({ runs, shown, onShow, onForget }) {
  const done = runs.filter(run => run.state.status === 'done');
  const visible = done.filter(run => shown.includes(run.id));
  return done.length > 0 && html`<section aria-labelledby="results-title">
    <h2 id="results-title">Results</h2>
    <div class="runs" role="group" aria-label="Runs shown side by side">${done.map((run, i) => html`
      <button type="button" aria-pressed=${shown.includes(run.id)} onClick=${() => onShow(run.id)}>Run ${i + 1}${run.label && `: ${run.label}`}</button>`)}</div>
    <div class=${visible.length > 1 ? 'side several' : 'side'}>${visible.map(run => html`<div key=${run.id}>
      <iframe title=${`Report of run ${done.indexOf(run) + 1}`} src=${`/v1/evaluations/${run.id}/report`}></iframe>
      <div class="actions"><a href=${`/v1/evaluations/${run.id}/report`} download="report.html">report.html</a>
        ${Object.keys(run.state.links ?? {}).filter(name => name !== 'report').map(name => html`
          <a href=${`/v1/evaluations/${run.id}/${name}?format=csv`} download=${`${name}.csv`}>${name}.csv</a>`)}
        <button type="button" onClick=${() => onForget(run.id)}>Close</button></div>
    </div>`)}</div></section>`;
}

function App() {
  const [table, setTable] = useState(null);
  const [roles, setRoles] = useState({});
  const [polarity, setPolarity] = useState('');
  const [options, setOptions] = useState({});
  const [runs, setRuns] = useState([]);
  const [shown, setShown] = useState([]);
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const [kept, setKept] = useState([]);
  const reading = readingOptions(roles, polarity);

  const attempt = async work => {
    setBusy(true);
    setProblem('');
    try { await work(); } catch (error) { setProblem(error.message); } finally { setBusy(false); }
  };
  const changeRun = (id, state) => setRuns(all => all.map(run => (run.id === id ? { ...run, state } : run)));
  const watch = id => server.follow(id, state => {
    changeRun(id, state);
    if (state.status === 'failed') setProblem(state.problem);
    if (state.status === 'done') setShown(all => [...all, id].slice(-2));
  }, () => server.showRun(id).then(state => changeRun(id, state), () => setRuns(all => all.filter(run => run.id !== id))));

  useEffect(() => {
    const there = address();
    server.listTables().then(all => setKept(all.tables), () => {});
    if (there.table) {
      attempt(async () => setTable(await server.showTable(there.table, {})));
      setRuns(there.runs.map(id => ({ id, label: '', state: { status: 'queued' } })));
      there.runs.forEach(watch);
    }
  }, []);
  useEffect(() => { if (table) remember(table.id, runs); }, [table, runs]);
  useEffect(() => {
    const key = event => { if (event.ctrlKey && event.key === 'Enter') document.getElementById('run')?.click(); };
    addEventListener('keydown', key);
    return () => removeEventListener('keydown', key);
  }, []);

  const take = files => attempt(async () => {
    let known = table;
    for (const file of files) known = known ? await server.addTable(known.id, file, reading) : await server.keepTable(file);
    setTable(known);
  });
  const reread = (nextRoles, nextPolarity) => {
    setRoles(nextRoles);
    setPolarity(nextPolarity);
    attempt(async () => setTable(await server.showTable(table.id, readingOptions(nextRoles, nextPolarity))));
  };
  const run = () => attempt(async () => {
    const state = await server.startRun(table.id, { ...reading, ...options });
    const label = Object.entries(options).filter(([, value]) => value).map(([name, value]) => `${name} ${value}`).join(', ');
    setRuns(all => [...all, { id: state.id, label, state }]);
    watch(state.id);
  });
  const forget = id => {
    server.cancelRun(id);
    setRuns(all => all.filter(each => each.id !== id));
    setShown(all => all.filter(each => each !== id));
  };
  const toggle = id => setShown(all => (all.includes(id) ? all.filter(each => each !== id) : [...all, id].slice(-2)));
  const running = runs.filter(each => ['queued', 'running'].includes(each.state.status));

  return html`
    ${problem && html`<p class="problem" role="alert" id="problem">${problem}</p>`}
    ${table === null ? html`<${Drop} onFiles=${take} busy=${busy} kept=${kept}
      onKept=${id => attempt(async () => setTable(await server.showTable(id, {})))} />` : html`
    <div class="actions"><button type="button" onClick=${() => { history.replaceState(null, '', '#/'); location.reload(); }}>Other data</button></div>
    <${Data} table=${table} roles=${roles} polarity=${polarity} onFiles=${take}
      onRole=${(column, role) => reread({ ...roles, [column]: role }, polarity)} onPolarity=${value => reread(roles, value)} />
    <${Options} table=${table} options=${options} reading=${reading} onOptions=${setOptions} onRun=${run} busy=${busy} />
    ${running.map(each => html`<${Progress} key=${each.id} run=${each} onCancel=${() => forget(each.id)} />`)}
    <${Results} runs=${runs} shown=${shown} onShow=${toggle} onForget=${forget} />`}`;
}

const root = document.getElementById('app');
root.replaceChildren();
render(html`<${App} />`, root);
