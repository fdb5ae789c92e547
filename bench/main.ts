import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Bench, Row } from './bench.ts';
import { beside } from './beside/beside.ts';
import { Catalogues } from './catalogue/catalogues.ts';
import { grow } from './growth/grow.ts';
import { isKept, type Line } from './line.ts';
import { Programs } from './programs.ts';
import { rows } from './rows.ts';
import { heads, tableLine } from './table.ts';

// npm run bench [-- --quick | --grow | --beside CHECKOUT] [ROW ...]
//
// What Varanto does beside what others need for the same work: a table of ratios. In its quick form it is a test: it fails
// where a ratio has fallen to half of its goal, and is still there when it is measured again. With --grow it measures
// what the size of a catalogue costs, and writes it into docs/performance.md. With --beside it measures the built server
// beside that of another checkout; rows are then the works of bench/growth/works.ts.

const SLACK = 2;

const { values, positionals } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    grow: { type: 'boolean', default: false },
    beside: { type: 'string' },
  },
  allowPositionals: true,
});
const began = performance.now();
const folder = await mkdtemp(join(tmpdir(), 'varanto-bench-'));
try {
  const programs = await Programs.bundled(folder);
  const isQuick = values.quick;
  const registers = isQuick ? 1000 : 5000;
  const bench = { catalogues: new Catalogues(folder), programs, isQuick, registers };
  console.log(`Node ${process.version}, ${availableParallelism()} cores\n`);
  if (values.beside !== undefined)
    await beside(bench, { checkout: values.beside, wanted: positionals });
  else await (values.grow ? grow(bench) : measure(bench));
  console.log(`\n${Math.round((performance.now() - began) / 1000)} seconds`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function measure(bench: Bench): Promise<void> {
  const unknown = positionals.filter((name) => !(name in rows));
  if (unknown.length)
    throw new Error(`Rows are ${Object.keys(rows).join(', ')}; not ${unknown.join(', ')}.`);
  console.log(heads());
  for (const [name, row] of Object.entries(rows))
    if (!positionals.length || positionals.includes(name)) await measureRow(row, bench);
}

async function measureRow(row: Row, bench: Bench): Promise<void> {
  const lines: Line[] = [];
  for await (const line of row(bench)) {
    console.log(tableLine(line));
    lines.push(line);
  }
  await bench.programs.stop();
  if (bench.isQuick && lines.some(isBroken)) await measureAgain(row, bench, lines);
}

/** One bad minute of the machine is no failure: a row that is far from its goal is measured once more. */
async function measureAgain(row: Row, bench: Bench, before: readonly Line[]): Promise<void> {
  const broken = new Set(before.filter(isBroken).map(({ work }) => work));
  for await (const line of row(bench)) {
    if (!broken.has(line.work)) continue;
    console.log(tableLine({ ...line, work: `again: ${line.work}` }));
    if (!isBroken(line)) continue;
    console.log('It is less than half as good as it should be.');
    process.exitCode = 1;
  }
}

function isBroken(line: Line): boolean {
  return !isKept(line, SLACK);
}
