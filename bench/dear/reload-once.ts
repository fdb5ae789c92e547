import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Blocks } from '../programs/block-probe.ts';
import type { Probed } from './probed.ts';

/** How long the collection of what was served before may take, in milliseconds. */
const AFTERWARDS = 2_000;

/** What a reload blocks: a name more, another one with each number. */
export async function reloadOnce(server: Probed, data: string, number: number): Promise<Blocks> {
  const before = await server.version();
  const subject = `<http://localhost/organisation/osasto-000000>`;
  const name = `<http://www.w3.org/2004/02/skos/core#altLabel> "Nimi ${process.pid}-${number}"@fi`;
  appendFileSync(join(data, 'data.nt'), `${subject} ${name} .\n`);
  await server.blocks();
  server.reload();
  await server.changedFrom(before);
  await setTimeout(AFTERWARDS);
  return server.blocks();
}
