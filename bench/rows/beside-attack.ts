import { generatedInputs } from '../../tests/hostile/generated-inputs.ts';
import { sendAll, slopeOf, soak } from '../../tests/hostile/soak.ts';
import type { Bench } from '../bench.ts';
import type { Line, Pair } from '../line.ts';
import { questions, slowestBeside, type Question } from '../slowest.ts';

const MEGABYTE = 1_000_000;
const TURNS = 5;
const SEED = 1;

/** What hostile inputs and dear queries cost the others: how long the slowest percent of their requests takes meanwhile. */
export async function* besideAttack(bench: Bench): AsyncGenerator<Line> {
  // Whatever else the machine does decides which percent is the slowest: nothing to fail on in a minute.
  if (bench.isQuick) return;
  const data = await bench.catalogues.folder(bench.registers);
  const { port } = await bench.programs.serve('catalogue-server', data, 100);
  await sendAll(port, generatedInputs(500, SEED));
  for (const attack of attacks)
    for (const question of questions)
      yield {
        work: `slowest percent of ${question.name} beside ${attack.work}`,
        rival: 'the same without them',
        goal: { most: 2 },
        pairs: await slowest(bench, port, { attack, question }),
      };
}

/** How memory grows under hostile inputs. */
export async function* soaked(bench: Bench): AsyncGenerator<Line> {
  const data = await bench.catalogues.folder(bench.registers);
  const { port, program } = await bench.programs.serve('catalogue-server', data, 100);
  await sendAll(port, generatedInputs(500, SEED));
  const minutes = bench.isQuick ? 8 : 30;
  const memory = (): Promise<number> => program.ask<number>('memory');
  const weights = await soak({ port, memory }, { minutes, seed: SEED });
  yield {
    work: `memory that is added in a minute's worth of requests, of ${minutes}`,
    rival: '5 MB',
    goal: { most: 1 },
    pairs: [{ varanto: slopeOf(weights.slice(3)), rival: 5 * MEGABYTE }],
  };
}

interface Scene {
  readonly attack: (typeof attacks)[number];
  readonly question: Question;
}

/** What is sent, a part of it in each turn. */
const attacks = [
  { work: '5,000 hostile inputs, eight at a time', kind: 'hostile', count: 5_000, clients: 8 },
  { work: '250 queries as dear as may be, eight at a time', kind: 'dear', count: 250, clients: 8 },
] as const;

/** How long the slowest percent takes, beside an attack and without one, in turn. */
async function slowest(
  { programs }: Bench,
  port: number,
  { attack: { kind, count, clients }, question }: Scene,
): Promise<Pair[]> {
  const share = Math.ceil(count / TURNS);
  const attacker = programs.start('attacker', port, kind, count, clients);
  await attacker.ask();
  const pairs = await slowestBeside(port, question, {
    turns: TURNS,
    attack: (turn) => attacker.ask([turn * share, (turn + 1) * share]),
  });
  await attacker.stop();
  return pairs;
}
