import type { Quad } from '@rdfjs/types';
import type { Model } from '../model/model.ts';
import { SHACL } from '../rdf/vocabulary.ts';
import type { File } from '../store/files.ts';
import { snapshotOfOntology } from '../store/ontology-snapshot.ts';
import { parse } from '../store/parse.ts';
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

/** The parts of an ontology: a file with shapes or rules in it is of the shapes. A part without a file is empty. */
export function ontologyParts(
  files: readonly File[],
  context: Context,
): { readonly ontology: OntologyPart; readonly shapes: OntologyPart } {
  const parsed = files.map((file) => parsedFile(file, context.base));
  return {
    ontology: partOf(
      parsed.filter((each) => !hasShapes(each)),
      context,
    ),
    shapes: partOf(parsed.filter(hasShapes), context),
  };
}

interface ParsedFile {
  readonly file: File;
  readonly triples: readonly Quad[];
  readonly prefixes: Readonly<Record<string, string>>;
}

function parsedFile(file: File, base: string): ParsedFile {
  const triples: Quad[] = [];
  return { file, triples, ...parse(file, base, (triple) => triples.push(triple)) };
}

function hasShapes({ triples }: ParsedFile): boolean {
  return triples.some(({ predicate }) => predicate.value.startsWith(SHACL));
}

/** What is relative in the files is so to the base address, not to where the document is read. */
function partOf(files: readonly ParsedFile[], context: Context): OntologyPart {
  const texts = files.map(({ file }) => new TextDecoder().decode(file.bytes));
  return {
    text: [`@base <${context.base}> .\n`, ...texts].join('\n'),
    prefixes: Object.assign({}, ...files.map(({ prefixes }) => prefixes)) as Record<string, string>,
    snapshot: snapshotOfOntology(
      files.flatMap(({ triples }) => triples),
      context,
    ),
  };
}
