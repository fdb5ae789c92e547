import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { canonicalNQuads } from './graph.ts';

const PROGRAM = '/usr/bin/rapper';

/** Whether rapper is there, a reader of RDF that is not of this language (Debian: raptor2-utils). */
export const hasRapper = existsSync(PROGRAM);

if (!hasRapper) console.warn('rapper is not there: nothing but libraries reads the formats.');

/** What rapper calls the media types that it reads. */
const SYNTAXES: Readonly<Record<string, string>> = {
  'text/turtle': 'turtle',
  'application/n-triples': 'ntriples',
  'application/n-quads': 'nquads',
  'application/trig': 'trig',
  'application/rdf+xml': 'rdfxml',
};

/** Whether rapper reads a media type. */
export function isReadByRapper(mediaType: string): boolean {
  return hasRapper && mediaType in SYNTAXES;
}

/** The canonical form of a document as rapper reads it; throws where it finds anything to complain of. */
export function canonicalByRapper(text: string, mediaType: string): Promise<string> {
  const syntax = SYNTAXES[mediaType] ?? mediaType;
  const { stdout, stderr, status } = spawnSync(
    PROGRAM,
    ['-q', '-i', syntax, '-o', 'ntriples', '-', 'https://elsewhere.example/a/b'],
    { input: text, encoding: 'utf8', maxBuffer: 1e9 },
  );
  if (status !== 0 || stderr) throw new Error(`rapper: ${stderr.slice(0, 500)}`);
  return canonicalNQuads(stdout);
}
