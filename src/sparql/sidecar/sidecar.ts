import { collatorOf } from '../../rdf/collator.ts';
import { literalKey, type Literal } from '../../rdf/literal.ts';
import { rdfs } from '../../rdf/vocabulary.ts';
import type { Snapshot } from '../../store/snapshot.ts';
import { fold } from '../../store/list/fold.ts';
import { integer, text } from '../query/query.ts';
import { catalogueFacts, type About, type SidecarStatement } from './about.ts';
import { asciiFold } from './ascii.ts';
import { CountedMembers } from './count-members.ts';
import { fieldFigures } from './field-figures.ts';
import { formerFacts } from './formers.ts';
import { literalFacts, type Fact } from './literal-facts.ts';
import { LiteralRanks } from './ranks.ts';
import { rankFacts, resourceFacts, type ResourceFacts } from './resource-facts.ts';
import { NamelessShapes } from './nameless-shapes.ts';
import { literalNode, modelKey, sidecar, valueRank } from './terms.ts';
import { isOrdered } from '../../rdf/compare-literals.ts';

/** All that the sidecar states of a catalogue, made with the functions by which the embedded store answers. */
export function* sidecarOf(snapshot: Snapshot): Generator<SidecarStatement> {
  const resources = snapshot.described.map((resource) => ({
    resource,
    id: resource.id,
    found: resourceFacts(resource),
  }));
  const nameless = new NamelessShapes();
  for (const { resource } of resources) nameless.add(resource);
  const literals = distinct(resources.flatMap(({ found }) => found.literals));
  const ranks = new LiteralRanks(literals, collatorOf(snapshot.language));
  for (const [place, { id, found }] of resources.entries()) {
    yield { subject: id, predicate: sidecar.at, object: integer(place) };
    yield* on(id, [...found.facts, ...rankFacts(found.ranked, ranks)]);
  }
  for (const literal of literals)
    yield* on(literalNode(literal), [...literalFacts(literal), ...ranksOf(literal, ranks)]);
  for (const id of new Set(resources.flatMap(({ found }) => found.addresses)))
    yield { subject: id, predicate: sidecar.fold, object: text(asciiFold(fold(id))) };
  const all = resources.map(({ found }) => found);
  const about = aboutOf(snapshot, ranks, all);
  yield* catalogueFacts({ ...about, nameless: nameless.names });
  yield* formerFacts(snapshot.formersApart);
}

function* on(subject: string, facts: readonly Fact[]): Generator<SidecarStatement> {
  for (const [predicate, object] of facts) yield { subject, predicate, object };
}

function ranksOf(literal: Literal, ranks: LiteralRanks): readonly Fact[] {
  const facts: Fact[] = [[sidecar.text, integer(ranks.ofText(literal))]];
  if (isOrdered(literal.datatype))
    facts.push([valueRank(literal.datatype), integer(ranks.ofValue(literal))]);
  return facts;
}

function distinct(literals: readonly Literal[]): readonly Literal[] {
  return [...new Map(literals.map((literal) => [literalKey(literal), literal])).values()];
}

function aboutOf(
  snapshot: Snapshot,
  ranks: LiteralRanks,
  resources: readonly ResourceFacts[],
): Omit<About, 'nameless'> {
  const { version, base, language, ownLanguage, size, figures, described } = snapshot;
  return {
    version,
    model: modelKey(snapshot.model),
    base,
    language,
    isLanguageCertain: ownLanguage.isCertain,
    size,
    figures,
    classes: subclasses(snapshot),
    described: described.length,
    formers: formerFacts(snapshot.formersApart).length,
    members: membersOf(described),
    texts: ranks.texts,
    values: ranks.values,
    ...fieldFigures(snapshot.model, predicatesIn(resources)),
    long: [...new Set(resources.flatMap(({ long }) => long))].sort(),
  };
}

function membersOf(described: Snapshot['described']): About['members'] {
  const counted = new CountedMembers();
  for (const [place, { shape }] of described.entries()) counted.add(place, shape?.name);
  return counted.members;
}

function subclasses(snapshot: Snapshot): About['classes'] {
  return snapshot
    .subjectsOf(rdfs.subClassOf)
    .flatMap((below) =>
      below
        .objects(rdfs.subClassOf)
        .map((above) => [below.id, above.kind === 'resource' ? above.id : above.value] as const),
    );
}

function predicatesIn(resources: readonly ResourceFacts[]): ReadonlySet<string> {
  return new Set(
    resources.flatMap(({ facts, ranked }) => [
      ...Array.from(facts, ([predicate]) => predicate),
      ...ranked.map(({ predicate }) => predicate),
    ]),
  );
}
