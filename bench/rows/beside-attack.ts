import { generatedInputs } from '../../tests/hostile/generated-inputs.ts';
import { sendAll, slopeOf, soak } from '../../tests/hostile/soak.ts';
import type { Bench } from '../bench.ts';
import type { Line } from '../line.ts';
import { pairsOf, questions, slowestBeside, type Question } from '../slowest.ts';

const MEGABYTE = 1_000_000;
const TURNS = 5;
const SEED = 1;

/**
 * What hostile inputs and dear queries cost the others: how long the slowest percent of their requests takes meanwhile. Who
 * attacks needs the machine as well: so the hostile inputs also go to a server that does next to nothing, which shows what is
 * no cost of this one. The dear queries would be over there at once.
 */
export async function* besideAttack(bench: Bench): AsyncGenerator<Line> {
  // Whatever else the machine does decides which percent is the slowest: nothing to fail on in a minute.
  if (bench.isQuick) return;
  const data = await bench.catalogues.folder(bench.registers);
  const { port } = await bench.programs.serve('catalogue-server', data, 100);
  const other = await bench.programs.serve('bytes-server', {}, '{}');
  await sendAll(port, generatedInputs(500, SEED));
  for (const question of questions) {
    const rows = await slowest(bench, question, { attack: hostile, ports: [port, other.port] });
    yield lineOf(question, hostile, pairsOf(rows, { varanto: 1, rival: 0 }));
    const pairs = pairsOf(rows, { varanto: 1, rival: 2 });
    yield { ...lineOf(question, hostile, pairs), rival: 'the same, sent to another server' };
  }
  for (const attack of [unpausing, dear])
    for (const question of questions) {
      const rows = await slowest(bench, question, { attack, ports: [port] });
      yield lineOf(question, attack, pairsOf(rows, { varanto: 1, rival: 0 }));
    }
}

function lineOf(question: Question, attack: Attack, pairs: Line['pairs']): Line {
  return {
    work: `slowest percent of ${question.name} beside ${attack.work}`,
    rival: 'the same without them',
    goal: { most: 2 },
    pairs,
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

/** What is sent, a part of it in each turn. */
interface Attack {
  readonly work: string;
  readonly kind: string;
  readonly count: number;
}

const hostile: Attack = {
  work: '5,000 hostile inputs, eight at a time',
  kind: 'hostile',
  count: 5_000,
};
const unpausing: Attack = {
  work: '5,000 hostile inputs, each as soon as one is answered',
  kind: 'unpausing',
  count: 5_000,
};
const dear: Attack = {
  work: '250 queries as dear as may be, eight at a time',
  kind: 'dear',
  count: 250,
};
const CLIENTS = 8;

/** How long the slowest percent takes in each turn: undisturbed, and while an attack goes to each of some ports. */
async function slowest(
  { programs }: Bench,
  question: Question,
  {
    attack: { kind, count },
    ports,
  }: { readonly attack: Attack; readonly ports: [number, ...number[]] },
): ReturnType<typeof slowestBeside> {
  const share = Math.ceil(count / TURNS);
  const attackers = ports.map((port) => programs.start('attacker', port, kind, count, CLIENTS));
  for (const attacker of attackers) await attacker.ask();
  const rows = await slowestBeside(ports[0], question, {
    turns: TURNS,
    attacks: attackers.map(
      (attacker) => (turn) => attacker.ask([turn * share, (turn + 1) * share]),
    ),
  });
  for (const attacker of attackers) await attacker.stop();
  return rows;
}
