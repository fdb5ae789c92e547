import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench, Row } from './bench.ts';
import { beside } from './beside/beside.ts';
import { Catalogues } from './catalogue/catalogues.ts';
import { grow } from './growth/grow.ts';
import { Programs } from './programs.ts';
import { quickRows, rows } from './rows.ts';
import { heads, tableLine } from './table.ts';

// npm run bench [-- --quick | --grow | --beside CHECKOUT] [ROW ...]
//
// What Varanto does beside what others need for the same work: a table of ratios, which fails nothing, for other processes
// decide too much of it. Its quick form is over small catalogues. With --grow it measures
// what the size of a catalogue costs, all of it or the rows named, and writes it into docs/performance.md. With --beside it measures the built server
// beside that of another checkout; rows are then the works of bench/growth/works.ts. The row engine takes --triples NUMBER,
// or --engine with the address of a Virtuoso that has a prepared catalogue of bench/catalogue.

const { values, positionals } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    grow: { type: 'boolean', default: false },
    beside: { type: 'string' },
    triples: { type: 'string', default: '300000' },
    engine: { type: 'string' },
  },
  allowPositionals: true,
});
const began = performance.now();
const folder = await mkdtemp(join(tmpdir(), 'varanto-bench-'));
try {
  const programs = await Programs.bundled(folder);
  const isQuick = values.quick;
  const registers = isQuick ? 1000 : 5000;
  const engine = { triples: Number(values.triples), address: values.engine };
  const bench = { catalogues: new Catalogues(folder), programs, isQuick, registers, engine };
  console.log(`Node ${process.version}, ${availableParallelism()} cores\n`);
  if (values.beside !== undefined)
    await beside(bench, { checkout: values.beside, wanted: positionals });
  else await (values.grow ? grow(bench, positionals) : measure(bench));
  console.log(`\n${Math.round((performance.now() - began) / 1000)} seconds`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function measure(bench: Bench): Promise<void> {
  const unknown = positionals.filter((name) => !(name in rows));
  if (unknown.length)
    throw new Error(`Rows are ${Object.keys(rows).join(', ')}; not ${unknown.join(', ')}.`);
  console.log(heads());
  const isWanted = (name: string): boolean =>
    positionals.length ? positionals.includes(name) : !bench.isQuick || quickRows.has(name);
  for (const [name, row] of Object.entries(rows)) if (isWanted(name)) await measureRow(row, bench);
}

async function measureRow(row: Row, bench: Bench): Promise<void> {
  for await (const line of row(bench)) console.log(tableLine(line));
  await bench.programs.stop();
}
