// Reads an Arrow stream from standard input and prints it as one JSON object.
import { tableFromIPC } from 'apache-arrow';

const table = await tableFromIPC(process.stdin);
const columns = table.schema.fields.map((field, index) => ({
  name: field.name,
  type: String(field.type),
  metadata: Object.fromEntries(field.metadata),
  values: [...table.getChildAt(index)],
}));
console.log(JSON.stringify({ metadata: Object.fromEntries(table.schema.metadata), columns }));
