import { Snapshot } from '../../src/store/snapshot.ts';
import { BASE, loadCatalogue } from './catalogue.ts';
import { smallCatalogue } from './folder.ts';
import { storeOf } from './turtle.ts';

/** The least catalogue of the ontology that comes with the program, with more in Turtle: quickly read, and quickly prepared. */
export function smallSnapshot(more = ''): Snapshot {
  const { model } = loadCatalogue().snapshot;
  return new Snapshot(storeOf(smallCatalogue + more, BASE), { model, base: BASE, version: 'test' });
}

/** Registers enough that a list has more than a page of them. */
export const someRegisters = Array.from(
  { length: 120 },
  (_, index) =>
    `<register/${index}> a varanto:Register ; dct:title "Asia ${index}"@fi ; varanto:holder <organisation/a> .`,
).join('\n');
