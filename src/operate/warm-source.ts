import { askingRoles } from '../asking/roles.ts';
import { stemming } from '../asking/telling.ts';
import { atOnce } from '../reading/work.ts';
import { Answering } from '../sparql/answering.ts';
import type { SparqlSource } from '../sparql/source.ts';

/** Of a catalogue with more texts than this nothing is read as a whole but what searches find them by. */
const SMALL = 50_000;

/**
 * Reads what searches find texts by, and of a small catalogue also what the words of names lead to, which advice on where to ask
 * needs: nobody who asks waits for it.
 */
export async function warmSource(source: SparqlSource): Promise<void> {
  const { names, version } = source;
  await names.warm();
  const roles = askingRoles(version.model);
  if (!roles || names.texts > SMALL) return;
  const answering = new Answering(source);
  await answering.run(() => atOnce(stemming(answering.current, roles)));
}
