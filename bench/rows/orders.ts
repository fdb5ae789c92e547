import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Bench } from '../bench.ts';
import { registersOf } from '../catalogue/catalogues.ts';
import { orders as ordersOf } from '../catalogue/orders.ts';
import type { Line } from '../line.ts';

/** Memory after loading the same triples in ten orders: the order in a file is chance, and must not matter. */
export async function* orders({ programs, catalogues, isQuick }: Bench): AsyncGenerator<Line> {
  const triples = isQuick ? 10_000 : 100_000;
  const made = await catalogues.folder(registersOf(triples), '.nt');
  const text = await readFile(join(made, 'data.nt'), 'utf8');
  const weights: number[] = [];
  for (const [name, lines] of ordersOf(text.trimEnd().split('\n'))) {
    const folder = join(made, '..', `order-${triples}-${name.replaceAll(' ', '-')}`);
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'data.nt'), `${lines.join('\n')}\n`);
    const program = programs.start('load', folder, '.nt', 'checked');
    weights.push((await program.ask<{ bytes: number }>()).bytes);
    await program.stop();
  }
  yield {
    work: `memory after ${triples.toLocaleString('en')} triples, the worst of ten orders`,
    rival: 'the best of them',
    goal: { most: 1.15 },
    pairs: [{ varanto: Math.max(...weights), rival: Math.min(...weights) }],
  };
}
