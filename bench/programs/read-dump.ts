import { Readable } from 'node:stream';
import { JsonLdParser } from 'jsonld-streaming-parser';
import { StreamParser } from 'n3';
import { ContextDocument } from '../../src/linked-data/context.ts';
import { describeAll } from '../../src/linked-data/description.ts';
import { writeJsonLd } from '../../src/linked-data/write-json-ld.ts';
import { modelWriting } from '../../src/linked-data/writing.ts';
import { load } from '../../src/check/load.ts';
import { writeNTriples } from '../../src/rdf/write-turtle.ts';
import { reservedPaths } from '../../src/http/routes.ts';
import { BASE } from '../catalogue/catalogues.ts';
import { inTurn, timed, type Turns } from '../in-turn.ts';
import { tell, told } from '../told.ts';

// The dumps of a catalogue as a harvester reads them while they come: the JSON-LD with a reader of streams that was told of
// the streaming profile, the N-Triples with N3's. Both must read as many triples as there are.

const CHUNK = 65_536;

const [data] = told as [string];
const { snapshot } = load({
  ...{ ontology: 'ontology', data, base: BASE, program: 'bench', reserved: reservedPaths },
});
const document = new ContextDocument(snapshot.model);
const context = `${BASE}context.jsonld`;
const writing = modelWriting(snapshot.model, { base: BASE, context });
const jsonLd = chunksOf(writeJsonLd(describeAll(snapshot.described), writing));
const triples = chunksOf(writeNTriples(describeAll(snapshot.described)));

const documentLoader = {
  load: (url: string) =>
    url === context
      ? Promise.resolve(JSON.parse(document.text) as Record<string, unknown>)
      : Promise.reject(new Error(`Expected ${context}, got ${url}.`)),
};

process.on('message', ({ turns }: { turns: Turns }) => {
  void inTurn(
    {
      varanto: () =>
        timed(() => whole(jsonLd, new JsonLdParser({ streamingProfile: true, documentLoader }))),
      rival: () => timed(() => whole(triples, new StreamParser({ format: 'N-Triples' }))),
    },
    turns,
  ).then(tell);
});

/** A dump as bytes in the chunks in which it would come. */
function chunksOf(texts: Iterable<string>): Buffer[] {
  const chunks: Buffer[] = [];
  let chunk = '';
  for (const text of texts) {
    chunk += text;
    if (chunk.length < CHUNK) continue;
    chunks.push(Buffer.from(chunk));
    chunk = '';
  }
  return [...chunks, Buffer.from(chunk)];
}

/** Reads a dump to its end. */
async function whole(chunks: readonly Buffer[], reader: NodeJS.ReadWriteStream): Promise<void> {
  let read = 0;
  const source = Readable.from(chunks);
  source.on('error', (error) => reader.emit('error', error)).pipe(reader);
  for await (const quad of reader) read += quad ? 1 : 0;
  if (read !== snapshot.size)
    throw new Error(`Expected ${snapshot.size} triples of the dump, read ${read}.`);
}
