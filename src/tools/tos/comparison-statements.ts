import type { Literal } from '../../rdf/literal.ts';
import { xsd } from '../../rdf/vocabulary.ts';
import type { Roles, Kind } from './roles.ts';
import {
  type Origin,
  addressPart,
  plain,
  texts,
  typed,
  type Statement,
  sourceRecord,
  type Said,
} from './statement.ts';
import { titleOf } from './class-list.ts';
import { type Comparison, type Counterpart, MOVED } from './compare.ts';
import {
  named,
  nameOf,
  type Making,
  type PlacedClass,
  type PlacedList,
} from './list-statements.ts';
import { RENAMED } from './similarity.ts';

/** A comparison of lists that have their addresses. */
interface PlacedComparison extends Comparison {
  readonly from: PlacedList;
  readonly to: PlacedList;
}

/**
 * A comparison as statements: an XKOS correspondence with an association for each class of the first list, and SKOS matches on
 * the classes of the second: exact where the label is the same, close where it is alike.
 */
export function comparisonStatements(comparison: PlacedComparison, making: Making): Statement[] {
  const { roles, base, origin } = making;
  const { from, to, counterparts } = comparison;
  const shape = roles.shape('correspondence');
  const versions = `${addressPart(from.version)}/${addressPart(to.version)}`;
  const subject = `${base}${shape.segment}/${versions}`;
  const made = roles.property('correspondence', 'made-of');
  return [
    typed(subject, shape.class),
    ...named(
      subject,
      roles.property('correspondence', 'label'),
      nameOf(shape, `${from.version} – ${to.version}`),
    ),
    ...[from.scheme, to.scheme].map((object) => ({
      ...{ subject, predicate: roles.property('correspondence', 'compares'), object },
    })),
    ...counterparts.flatMap((counterpart) => {
      const [first, ...others] = associationOf(counterpart, { roles, base, to, versions });
      return [{ subject, predicate: made, object: first.subject }, first, ...others];
    }),
    ...(origin
      ? comparisonSources({ roles, base, topic: subject, versions }, restingOn(origin, comparison))
      : []),
  ];
}

/** A comparison rests on what both lists rest on. */
function restingOn(origin: Origin, { from, to }: PlacedComparison): Origin {
  const known = [from, to].flatMap(({ documents = [] }) => documents);
  return { ...origin, documents: [...new Set([...origin.documents, ...known])] };
}

interface Side {
  readonly roles: Roles;
  readonly base: string;
  readonly to: PlacedList;
  readonly versions: string;
}

function associationOf(counterpart: Counterpart, side: Side): [Statement, ...Statement[]] {
  const { roles, base, versions } = side;
  const shape = roles.shape('association');
  const from = counterpart.from as PlacedClass;
  const to = counterpart.to as PlacedClass | undefined;
  const namesake = counterpart.namesake as PlacedClass | undefined;
  const subject = `${base}${shape.segment}/${versions}/${addressPart(from.notation)}`;
  const has = (fact: string, object: Statement['object']): Statement => ({
    subject,
    predicate: roles.property('association', fact),
    object,
  });
  const likeness = Math.round(counterpart.similarity * 100);
  return [
    typed(subject, shape.class),
    has('from', from.address),
    has('change', plain(counterpart.change)),
    ...(to ? [has('to', to.address)] : []),
    ...((to ?? namesake) ? [has('similarity', plain(likeness, xsd.integer))] : []),
    ...(namesake ? [has('namesake', namesake.address)] : []),
    ...(namesake ? warnings(counterpart, side).map((each) => has('warning', each)) : []),
    ...(to ? matches(counterpart, to, roles) : []),
  ];
}

/** The match stands on the class of the second list: what the authority says of its own classes stays as it is. */
function matches({ from, similarity }: Counterpart, to: PlacedClass, roles: Roles): Statement[] {
  const { address } = from as PlacedClass;
  const fact = similarity === 1 ? 'exact-match' : 'close-match';
  return [{ subject: to.address, predicate: roles.property('list-class', fact), object: address }];
}

function warnings({ from, namesake }: Counterpart, { roles, to }: Side): Literal[] {
  if (!namesake) return [];
  const words = new Map([
    ['version', to.version],
    ['notation', from.notation],
    ['namesake', titleOf(namesake).slice(namesake.notation.length).trim()],
  ]);
  const filled = roles
    .texts('association', 'warning-text')
    .map(({ language, value }): [string, string] => [
      language,
      value.replace(/\{(\w+)\}/g, (whole, word: string) => words.get(word) ?? whole),
    ]);
  return texts(new Map(filled));
}

interface About {
  readonly roles: Roles;
  readonly base: string;
  /** The address of the comparison. */
  readonly topic: string;
  /** The part of the addresses that names its two versions. */
  readonly versions: string;
}

/** What became of a class, and how that was found: of each role the note of its source. */
const OF_ASSOCIATIONS = {
  from: 'The class that is compared.',
  change: `By notation and label. Under one notation labels are those of one class, renamed, from a likeness of ${RENAMED} on; under two notations with the same parent from ${MOVED} on.`,
  to: 'The class that was found, the surest way first: notation and label, label alone, notation and likeness.',
  similarity:
    "Dice's coefficient over runs of three characters of the labels, in small letters and without punctuation; in hundredths.",
  namesake: 'The class that has the notation in the other version and was taken for another one.',
  warning: 'Written where there is such a class.',
};

const OF_MATCHES = {
  'exact-match':
    'Stated of the class that was found, where the labels are the same but for capitals and punctuation.',
  'close-match': 'Stated of the class that was found, where the labels are alike.',
};

/** The record on how a comparison was made: all of it is worked out. */
function comparisonSources(about: About, origin: Origin): Statement[] {
  const { roles, versions } = about;
  const of = `${roles.shape('association').segment}/${versions}`;
  const derived = (property: string, note: string): Said => ({ property, basis: 'derived', note });
  const ofEach = (kind: Kind, notes: Readonly<Record<string, string>>): Said[] =>
    Object.entries(notes).map(([name, note]) => ({
      ...derived(roles.property(kind, name), note),
      of,
    }));
  return sourceRecord(about, origin, [
    derived(
      roles.property('correspondence', 'label'),
      'What the ontology calls such a comparison, and the versions.',
    ),
    derived(roles.property('correspondence', 'compares'), 'The two versions that were compared.'),
    derived(roles.property('correspondence', 'made-of'), 'An association for each compared class.'),
    ...ofEach('association', OF_ASSOCIATIONS),
    ...ofEach('list-class', OF_MATCHES),
  ]);
}
