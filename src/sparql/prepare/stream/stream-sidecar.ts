import type { Model } from '../../../model/model.ts';
import type { StoredResource } from '../../../store/resource.ts';
import type { Formers, Snapshot } from '../../../store/snapshot.ts';
import { integer } from '../../query/query.ts';
import { catalogueFacts, type SidecarStatement } from '../../sidecar/about.ts';
import { CountedMembers } from '../../sidecar/count-members.ts';
import { fieldFigures } from '../../sidecar/field-figures.ts';
import { formerFacts } from '../../sidecar/formers.ts';
import { NamelessShapes } from '../../sidecar/nameless-shapes.ts';
import { resourceFacts } from '../../sidecar/resource-facts.ts';
import { modelKey, sidecar } from '../../sidecar/terms.ts';
import { DiskSnapshot } from './disk-snapshot.ts';
import type { DiskTriples } from './disk-triples.ts';
import { WaitingFacts } from './stream-facts.ts';

/** What a catalogue on the disk is, besides its triples. */
export interface DiskCatalogue {
  readonly triples: DiskTriples;
  readonly model: Model;
  readonly base: string;
  readonly version: string;
  /** The language of data that states none. */
  readonly language?: string | undefined;
  /** What is left of resources that are no longer there. */
  readonly formers?: Formers | undefined;
  /** A folder for what is sorted meanwhile. */
  readonly folder: string;
}

/** A resource, and the snapshot that it is of. */
interface Read {
  readonly resource: StoredResource;
  readonly snapshot: Snapshot;
}

/** A snapshot caches what its resources read: after so many triples there is another one. */
const TOGETHER = 100_000;

/** All resources of a catalogue, by address, each good until the next: of a snapshot that has only read a few. */
export function* resourcesOn(catalogue: DiskCatalogue): Generator<Read> {
  const { triples } = catalogue;
  let [snapshot, begun] = [new DiskSnapshot(catalogue), triples.found];
  for (const id of triples.subjects()) {
    if (triples.found - begun > TOGETHER)
      [snapshot, begun] = [new DiskSnapshot(catalogue), triples.found];
    yield { resource: snapshot.passingResource(id), snapshot };
  }
}

/** What `sidecarOf` states of a catalogue, in another order, in bounded memory; `undefined` is a pause. */
export function* streamSidecar(catalogue: DiskCatalogue): Generator<SidecarStatement | undefined> {
  const waiting = new WaitingFacts(catalogue.folder);
  const found = new Set<string>();
  const long = new Set<string>();
  const counted = new CountedMembers();
  const nameless = new NamelessShapes();
  let place = 0;
  for (const { resource } of resourcesOn(catalogue)) {
    const { id } = resource;
    const facts = resourceFacts(resource);
    waiting.add(id, facts);
    counted.add(place, resource.shape?.name);
    nameless.add(resource);
    for (const { predicate } of facts.ranked) found.add(predicate);
    for (const key of facts.long) long.add(key);
    yield { subject: id, predicate: sidecar.at, object: integer(place) };
    for (const [predicate, object] of facts.facts) {
      found.add(predicate);
      yield { subject: id, predicate, object };
    }
    place += 1;
  }
  const { ownLanguage } = new DiskSnapshot(catalogue);
  yield* waiting.statements(ownLanguage.tag);
  const formers = formerFacts(catalogue.formers);
  yield* catalogueFacts({
    ...factsOf(catalogue),
    language: ownLanguage.tag,
    isLanguageCertain: ownLanguage.isCertain,
    described: place,
    formers: formers.length,
    nameless: nameless.names,
    members: counted.members,
    texts: waiting.texts,
    values: waiting.values,
    ...fieldFigures(catalogue.model, found),
    long: [...long].sort(),
  });
  yield* formers;
}

/** The facts about a whole version that need no resource. */
function factsOf({ version, model, base, triples }: DiskCatalogue) {
  const { figures, subclasses } = triples;
  const classes = subclasses.map(({ subject, object }) => [subject.value, object.value] as const);
  return { version, model: modelKey(model), base, size: figures.triples, figures, classes };
}
