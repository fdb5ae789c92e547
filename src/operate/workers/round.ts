import { ChangedWhileRead, LoadError } from '../../store/files.ts';
import type { Crew } from './crew.ts';
import type { Member } from './member.ts';
import type { Order, Prepared } from './messages.ts';

type Ready = Extract<Prepared, { readonly kind: 'ready' }>;

/**
 * Has all workers that answer go over to another version, or none: each prepares it, and only where all are ready for the
 * same one does each begin to serve it. Gives what they serve now; `undefined` where they do already. Throws a
 * `LoadError` where one of them cannot.
 */
export function goOver(crew: Crew, order: Order): Promise<Ready | undefined> {
  return crew.exclusively(async () => {
    const members = crew.serving;
    try {
      const ready = await prepare(members, order);
      if (!ready) return undefined;
      const changed = crew.nextDay();
      await all(members, (channel) => channel.ask('commit', changed));
      await crew.serves(ready.edition, changed);
      return ready;
    } catch (error) {
      await all(members, (channel) => channel.ask('drop'));
      throw error;
    } finally {
      await crew.settle();
    }
  });
}

/** What all workers are ready for. A worker that has ended meanwhile does not count: its successor opens the files by itself. */
async function prepare(members: readonly Member[], order: Order): Promise<Ready | undefined> {
  const asked = await Promise.all(
    members.map((member) => member.channel.ask('prepare', order).catch(() => undefined)),
  );
  const answers = asked.filter((each) => each !== undefined);
  const failed = answers.find((each) => each.kind === 'failed');
  if (failed) throw new (failed.isPassing ? ChangedWhileRead : LoadError)(failed.message);
  const editions = new Set(answers.map((each) => (each.kind === 'failed' ? '' : each.edition)));
  if (editions.size !== 1)
    throw new ChangedWhileRead('the files changed while the workers read them');
  return answers.find((each) => each.kind === 'ready');
}

async function all(
  members: readonly Member[],
  ask: (channel: Member['channel']) => Promise<void>,
): Promise<void> {
  await Promise.all(members.map(({ channel }) => ask(channel).catch(() => undefined)));
}
