import type { Quad } from '@rdfjs/types';
import type { Store } from 'n3';
import { readModel } from '../model/read-model.ts';
import type { Model } from '../model/model.ts';
import type { ReservedPaths } from '../model/reserved-paths.ts';
import { collecting, type Collected } from './collect.ts';
import type { File } from './files.ts';
import type { Work } from '../reading/work.ts';
import type { SourceFiles } from './read-sources.ts';
import { takeFormers } from './former.ts';
import { leaveOutPrivate } from './leave-out-private.ts';
import { Snapshot } from './snapshot.ts';

/** A snapshot, and a record of the files that it was made from. */
export interface Catalogue {
  readonly snapshot: Snapshot;
  /** The files of the ontology, as they were read. */
  readonly ontology: readonly File[];
  /** All files. */
  readonly files: readonly FileRecord[];
  /** The triples as parsed. */
  readonly shapes: Store;
  readonly data: Store;
  /** How many resources of private classes the files describe, which are nowhere else. */
  readonly leftOut?: number;
  /** The file that first says something about a subject of the data, and about one of the ontology. */
  readonly fileOf: ReadonlyMap<string, string>;
  readonly declaredIn: ReadonlyMap<string, string>;
  readonly repeats: Collected['repeats'];
}

/** What is remembered of a file whose bytes are let go. */
export interface FileRecord {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  readonly changed: Date;
  readonly stamp: string;
  /** Whether its last line is ended. */
  readonly isEnded: boolean;
}

interface Circumstances {
  readonly base: string;
  readonly reserved: ReservedPaths;
  readonly version: string;
  /** The language of the catalogue where its data states none. */
  readonly language?: string | undefined;
  /** Sees each triple of the data. */
  readonly inspect?: (triple: Quad) => void;
  /** A catalogue whose model is taken over where the ontology's files are the same. */
  readonly previous?: Catalogue;
}

/** Makes a catalogue of files, piece by piece; throws an `OntologyError` or a `LoadError` where it cannot be. */
export function* assemble(files: SourceFiles, circumstances: Circumstances): Work<Catalogue> {
  const { base, reserved, version, language, inspect, previous } = circumstances;
  const known = previous && isSame(previous.ontology, files.ontology) ? previous : undefined;
  const declared = known
    ? declarationsOf(known)
    : yield* declare(files.ontology, { base, reserved });
  const { store, fileOf, repeats } = yield* collecting(files.data, base, inspect);
  const { model } = declared;
  const leftOut = leaveOutPrivate(store, model);
  const formers = takeFormers(store, { model, base, version });
  const all = [...files.ontology, ...files.data, ...files.sums];
  return {
    ...declared,
    snapshot: new Snapshot(store, { model, base, version, language, formers }),
    ontology: files.ontology,
    files: all.map(recordOf),
    data: store,
    leftOut,
    fileOf,
    repeats,
  };
}

interface Declarations extends Pick<Catalogue, 'shapes' | 'declaredIn'> {
  readonly model: Model;
}

function* declare(
  files: readonly File[],
  { base, reserved }: Pick<Circumstances, 'base' | 'reserved'>,
): Work<Declarations> {
  const { store, prefixes, fileOf } = yield* collecting(files, base);
  return { model: readModel(store, { prefixes, reserved }), shapes: store, declaredIn: fileOf };
}

function declarationsOf({ snapshot, shapes, declaredIn }: Catalogue): Declarations {
  return { model: snapshot.model, shapes, declaredIn };
}

function isSame(before: readonly File[], after: readonly File[]): boolean {
  return (
    before.length === after.length &&
    before.every(({ name, bytes }, index) => {
      const other = after[index];
      return other?.name === name && Buffer.compare(bytes, other.bytes) === 0;
    })
  );
}

function recordOf({ name, bytes, changed, stamp }: File): FileRecord {
  return { name, size: bytes.length, changed, stamp, isEnded: bytes.at(-1) === 0x0a };
}
