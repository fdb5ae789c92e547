import jsonld from 'jsonld';
import { Writer, type Store } from 'n3';
import { ContextDocument } from '../../src/linked-data/context.ts';
import { describeAll } from '../../src/linked-data/description.ts';
import { writeJsonLd } from '../../src/linked-data/write-json-ld.ts';
import { modelWriting } from '../../src/linked-data/writing.ts';
import { load } from '../../src/check/load.ts';
import { BASE } from '../catalogue/catalogues.ts';
import { inTurn, timed, type Turns } from '../in-turn.ts';
import { tell, told } from '../told.ts';
import { reservedPaths } from '../../src/http/routes.ts';

// A catalogue as text, from the store to bytes: in Varanto's JSON-LD, in N3's N-Triples, in the JSON-LD of the `jsonld`
// library. Nobody keeps what the others write.

const CHUNK = 16_384;

const [data] = told as [string];
const { snapshot, data: store } = load({
  ...{ ontology: 'ontology', data, base: BASE, program: 'bench', reserved: reservedPaths },
});
const context = new ContextDocument(snapshot.model);
const writing = modelWriting(snapshot.model, { base: BASE, context: `${BASE}context.jsonld` });

const rivals = {
  n3: () => bytesOf(nTriples(store)),
  jsonld: async () => {
    const expanded = await jsonld.fromRDF([...store] as object);
    const { '@context': own } = JSON.parse(context.text) as {
      '@context': jsonld.ContextDefinition;
    };
    return bytesOf([JSON.stringify(await jsonld.compact(expanded, own))]);
  },
};

process.on('message', ({ rival, turns }: { rival: keyof typeof rivals; turns: Turns }) => {
  void inTurn(
    {
      varanto: () =>
        timed(() => whole(bytesOf(writeJsonLd(describeAll(snapshot.described), writing)))),
      rival: () => timed(async () => whole(await rivals[rival]())),
    },
    turns,
  ).then(tell);
});

/** How many bytes some texts are, made in chunks as they would be sent. */
function bytesOf(texts: Iterable<string>): number {
  const encoder = new TextEncoder();
  let bytes = 0;
  let chunk = '';
  for (const text of texts) {
    chunk += text;
    if (chunk.length < CHUNK) continue;
    bytes += encoder.encode(chunk).length;
    chunk = '';
  }
  return bytes + encoder.encode(chunk).length;
}

/** The writer by itself, triple by triple: its stream would only cost it more. */
function* nTriples(triples: Store): Iterable<string> {
  const writer = new Writer({ format: 'N-Triples' });
  for (const { subject, predicate, object, graph } of triples)
    yield writer.quadToString(subject, predicate, object, graph);
}

function whole(bytes: number): number {
  if (bytes >= 20 * snapshot.size) return bytes;
  throw new Error(`${bytes} bytes are not a whole catalogue.`);
}
