// Reads the Arrow file that is named, and writes its columns to standard output as an Arrow stream of two batches, with
// the images' names in a dictionary beside them.
import { readFileSync } from 'node:fs';
import { Table, tableFromIPC, tableToIPC, vectorFromArray } from 'apache-arrow';

const table = tableFromIPC(readFileSync(process.argv[2]));
const names = Array.from({ length: table.numRows }, (_, row) => `image ${row % 7}`);
const columns = { image: vectorFromArray(names) };
for (const field of table.schema.fields) {
  columns[field.name] = vectorFromArray(table.getChild(field.name).toArray());
}
const whole = new Table(columns);
const third = Math.floor(whole.numRows / 3);
const batches = [...whole.slice(0, third).batches, ...whole.slice(third).batches];
process.stdout.write(tableToIPC(new Table(batches), 'stream'));
