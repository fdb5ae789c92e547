import type { Term } from '@rdfjs/types';
import { DASH, dash, VARANTO } from '../rdf/vocabulary.ts';
import { ifNewer, OntologyError } from './ontology-error.ts';
import { short, show, type ShapesGraph } from './shapes-graph.ts';

/** What a field is for, beyond being one of the fields: see `roles`. */
export type Role =
  | 'label'
  | 'code'
  | 'description'
  | 'parent'
  | 'keeper'
  | 'contact'
  | 'classification'
  | 'other name'
  | 'search word'
  | 'expected'
  | 'source'
  | 'entry'
  | 'entry property'
  | 'basis'
  | 'first line'
  | 'last line'
  | 'source document'
  | 'lines'
  | 'scheme'
  | 'modified'
  | 'foot'
  | 'feedback'
  | 'secure way'
  | 'mail';

/** The roles (`dash:propertyRole`) that pages and searches treat in their own way, by their addresses. */
const roles: Readonly<Record<string, Role>> = {
  /** The property names the resource. */
  [dash.LabelRole]: 'label',
  /** Its value is a code by which people know the resource. */
  [`${DASH}IDRole`]: 'code',
  /** It says in a few sentences what the resource is. */
  [`${DASH}DescriptionRole`]: 'description',
  /** A link to what is one step above in a hierarchy of one type. */
  [`${VARANTO}ParentRole`]: 'parent',
  /** A link to who keeps the resource. */
  [`${VARANTO}KeeperRole`]: 'keeper',
  /** A link to where people ask for what the resource is about. */
  [`${VARANTO}ContactRole`]: 'contact',
  /** A link to the classes of a classification. */
  [`${VARANTO}ClassificationRole`]: 'classification',
  /** A link to the record of where the facts about the resource come from. */
  [`${VARANTO}SourceRole`]: 'source',
  /** Another name that people use for the resource, or its name in another language. */
  [`${VARANTO}OtherNameRole`]: 'other name',
  /** Words by which a search finds the resource; pages do not show them. */
  [`${VARANTO}SearchWordRole`]: 'search word',
  /** Readers expect a value: a page says so where there is none. */
  [`${VARANTO}ExpectedRole`]: 'expected',
  /** A link from a record of sources to its entries. */
  [`${VARANTO}EntryRole`]: 'entry',
  /** The address of the property that an entry is about. */
  [`${VARANTO}EntryPropertyRole`]: 'entry property',
  /** Whether the source states the fact of an entry (`said`), or it was derived (`derived`). */
  [`${VARANTO}BasisRole`]: 'basis',
  /** The first and the last line of the source's text that an entry is from, or the whole resource, counted from 1. */
  [`${VARANTO}FirstLineRole`]: 'first line',
  [`${VARANTO}LastLineRole`]: 'last line',
  /** A link from an entry or a record to the document of the source. */
  [`${VARANTO}SourceDocumentRole`]: 'source document',
  /** The text of a document, with its lines. */
  [`${VARANTO}LinesRole`]: 'lines',
  /** A link to the classification of which the resource is a class: the tree of each is apart. */
  [`${VARANTO}SchemeRole`]: 'scheme',
  /** The day on which what the catalogue states of the resource was last changed, or read from its source. */
  [`${VARANTO}ModifiedRole`]: 'modified',
  /** Of the catalogue: what is at the foot of every page. */
  [`${VARANTO}FootRole`]: 'foot',
  /** Of the catalogue: the address that readers write to; a mail begins with the page that they were on. */
  [`${VARANTO}FeedbackRole`]: 'feedback',
  /** Of a contact: a service by which a message reaches it protected. */
  [`${VARANTO}SecureWayRole`]: 'secure way',
  /** Of a contact: its e-mail address. */
  [`${VARANTO}MailRole`]: 'mail',
};

/** The roles of a field; an unknown one is a mistake. */
export function readRoles(
  graph: ShapesGraph,
  nodes: readonly Term[],
  where: string,
): ReadonlySet<Role> {
  const terms = nodes.flatMap((node) => graph.values(node, dash.propertyRole));
  return new Set(terms.flatMap((term) => roleOf(term, where) ?? []));
}

/** The roles of DASH that nothing here reads: remarks for other programs. */
const otherRoles = ['DepictionRole', 'IconRole', 'KeyInfoRole'].map((name) => DASH + name);

function roleOf(term: Term, where: string): Role | undefined {
  const { value } = term;
  if (Object.hasOwn(roles, value)) return roles[value];
  if (otherRoles.includes(value)) return undefined;
  const known = [...Object.keys(roles), ...otherRoles].map(short).join(', ');
  throw new OntologyError(
    where,
    `expected one of ${known} as dash:propertyRole, got ${show(term)}${ifNewer(value)}`,
  );
}
