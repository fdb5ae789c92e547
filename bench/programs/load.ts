import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser, Store } from 'n3';
import Validator from 'rdf-validate-shacl';
import { loadModel } from '../../src/operate/open.ts';
import { collect } from '../../src/store/collect.ts';
import { readFiles } from '../../src/store/files.ts';
import { load } from '../../src/check/load.ts';
import { Snapshot } from '../../src/store/snapshot.ts';
import { BASE } from '../catalogue/catalogues.ts';
import { memoryHeld } from '../memory.ts';
import { tell, told } from '../told.ts';
import { reservedPaths } from '../../src/http/routes.ts';

// One load in a fresh process: how long it takes, and what is held afterwards that was not before. The ontology is
// read before, whatever the way: it is the same for a catalogue of any size.

const FORMATS = { '.ttl': 'text/turtle', '.nt': 'application/n-triples' };

const model = loadModel('ontology', BASE);
const [data, ending, way] = told as [string, keyof typeof FORMATS, keyof typeof ways];
const ways = {
  checked: () => {
    const { snapshot, findings } = load({
      ontology: 'ontology',
      data,
      base: BASE,
      program: 'bench',
      reserved: reservedPaths,
    });
    if (findings.some(({ severity }) => severity === 'violation'))
      throw new Error('The catalogue is not sound.');
    return snapshot;
  },
  unchecked: () => {
    const { store } = collect(readFiles(data, [ending]), BASE);
    return new Snapshot(store, { model, base: BASE, version: 'bench' });
  },
  n3: () => readWithN3(),
  validated: async () => {
    const store = readWithN3();
    const { store: shapes } = collect(readFiles('ontology', ['.ttl']), BASE);
    const { conforms } = await new Validator(shapes).validate(store);
    if (!conforms) throw new Error('The catalogue is not sound.');
    return store;
  },
};

function readWithN3(): Store {
  const text = readFileSync(join(data, `data${ending}`), 'utf8');
  return new Store(new Parser({ baseIRI: BASE, format: FORMATS[ending] }).parse(text));
}

const before = await memoryHeld();
const began = performance.now();
const held = await ways[way]();
const milliseconds = performance.now() - began;
const bytes = (await memoryHeld()) - before;
// It is weighed with what was loaded.
if (held.size) tell({ milliseconds, bytes });
