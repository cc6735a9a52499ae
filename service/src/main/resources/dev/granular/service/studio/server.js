// Requests to the server that this page comes from, and to nobody else.

async function answer(response) {
  const text = await response.text();
  const body = text ? JSON.parse(text) : {};
  if (!response.ok) throw new Error(body.detail ?? `the server answered ${response.status}`);
  return body;
}

export function query(options) {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries(options)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== '' && each !== undefined) parts.append(name, each);
    }
  }
  return parts.toString();
}

export const keepTable = file =>
  fetch(`/v1/tables?${query({ name: file.name })}`, { method: 'POST', body: file }).then(answer);

export const addTable = (id, file, options) =>
  fetch(`/v1/tables/${id}?${query({ ...options, name: file.name })}`, { method: 'POST', body: file }).then(answer);

export const showTable = (id, options) => fetch(`/v1/tables/${id}?${query(options)}`).then(answer);

export const listTables = () => fetch('/v1/tables').then(answer);

export const startRun = (table, options) =>
  fetch(`/v1/evaluations?${query({ ...options, table })}`, {
    method: 'POST',
    headers: { Prefer: 'respond-async', Accept: 'application/json' },
  }).then(answer);

export const showRun = id => fetch(`/v1/evaluations/${id}`, { headers: { Accept: 'application/json' } }).then(answer);

export const explain = (id, place) =>
  fetch(`/v1/evaluations/${id}/explain?${query(place)}`, { headers: { Accept: 'application/json' } }).then(answer);

export const cancelRun = id => fetch(`/v1/evaluations/${id}`, { method: 'DELETE' });

// Follows a run; calls back with each state until it is over.
export function follow(id, onState, onLost) {
  const events = new EventSource(`/v1/evaluations/${id}`);
  const end = event => { events.close(); onState(JSON.parse(event.data)); };
  events.addEventListener('progress', event => onState(JSON.parse(event.data)));
  for (const name of ['done', 'failed', 'cancelled']) events.addEventListener(name, end);
  events.onerror = () => { events.close(); onLost(); };
  return () => events.close();
}
