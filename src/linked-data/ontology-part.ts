import type { Quad } from '@rdfjs/types';
import type { Model } from '../model/model.ts';
import type { Work } from '../reading/work.ts';
import { SHACL } from '../rdf/vocabulary.ts';
import type { File } from '../store/files.ts';
import { makingOntologySnapshot } from '../store/ontology-snapshot.ts';
import { parsing } from '../store/parse.ts';
import type { Snapshot } from '../store/snapshot.ts';

/** A part of an ontology as it is published: the vocabulary, or the shapes over it. */
interface OntologyPart {
  /** The files as they are, one after the other, as one Turtle document. */
  readonly text: string;
  readonly prefixes: Readonly<Record<string, string>>;
  readonly snapshot: Snapshot;
}

interface Context {
  readonly model: Model;
  readonly base: string;
  readonly version: string;
}

/** An ontology as it is published. */
export interface OntologyParts {
  readonly ontology: OntologyPart;
  readonly shapes: OntologyPart;
}

/** The parts of an ontology: a file with shapes or rules in it is of the shapes. A part without a file is empty. */
export function* readingOntology(files: readonly File[], context: Context): Work<OntologyParts> {
  const parsed: ParsedFile[] = [];
  for (const file of files) parsed.push(yield* parsingFile(file, context.base));
  const vocabulary = parsed.filter((each) => !hasShapes(each));
  return {
    ontology: yield* makingPart(vocabulary, context),
    shapes: yield* makingPart(parsed.filter(hasShapes), context),
  };
}

interface ParsedFile {
  readonly file: File;
  readonly triples: readonly Quad[];
  readonly prefixes: Readonly<Record<string, string>>;
}

function* parsingFile(file: File, base: string): Work<ParsedFile> {
  const triples: Quad[] = [];
  const { prefixes } = yield* parsing(file, base, (triple) => triples.push(triple));
  return { file, triples, prefixes };
}

function hasShapes({ triples }: ParsedFile): boolean {
  return triples.some(({ predicate }) => predicate.value.startsWith(SHACL));
}

/** What is relative in the files is so to the base address, not to where the document is read. */
function* makingPart(files: readonly ParsedFile[], context: Context): Work<OntologyPart> {
  const texts = files.map(({ file }) => new TextDecoder().decode(file.bytes));
  return {
    text: [`@base <${context.base}> .\n`, ...texts].join('\n'),
    prefixes: Object.assign({}, ...files.map(({ prefixes }) => prefixes)) as Record<string, string>,
    snapshot: yield* makingOntologySnapshot(
      files.flatMap(({ triples }) => triples),
      context,
    ),
  };
}
