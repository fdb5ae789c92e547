import type { Literal } from '../../rdf/literal.ts';
import { xsd } from '../../rdf/vocabulary.ts';
import type { Roles } from './roles.ts';
import type { Origin } from './source-record.ts';
import { addressPart, plain, texts, typed, type Statement } from './statement.ts';
import { titleOf } from './class-list.ts';
import type { Comparison, Counterpart } from './compare.ts';
import { comparisonSources } from './comparison-sources.ts';
import {
  named,
  nameOf,
  type Making,
  type PlacedClass,
  type PlacedList,
} from './list-statements.ts';

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
