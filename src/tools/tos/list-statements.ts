import type { Shape } from '../../model/model.ts';
import { xsd } from '../../rdf/vocabulary.ts';
import { ImportError } from '../import-error.ts';
import type { Kind, Roles } from './roles.ts';
import {
  sourceRecord,
  type Origin,
  type Said,
  addressPart,
  plain,
  text,
  texts,
  typed,
  type Statement,
} from './statement.ts';
import { parentNotation, type ClassList, type ListedClass } from './class-list.ts';

/** Where what is made of lists has its place, and where it comes from. */
export interface Making {
  readonly roles: Roles;
  /** The address that all others begin with. */
  readonly base: string;
  /** What the list rests on; without it no record of sources is made. */
  readonly origin?: Origin | undefined;
}

/** A list whose scheme and classes have their addresses. */
export type PlacedList = Omit<ClassList, 'classes'> & {
  readonly scheme: string;
  readonly version: string;
  readonly classes: readonly PlacedClass[];
};

/** A class that has its address. */
export type PlacedClass = ListedClass & { readonly address: string };

/** A list with the addresses that its scheme and classes have, or get from its version; throws an `ImportError` without a version. */
export function placed(list: ClassList, { roles, base }: Making): PlacedList {
  const { version, scheme, classes } = list;
  if (version === undefined || addressPart(version) === '')
    throw new ImportError(`${list.name}: expected a version, such as 2016-04-18, got none`);
  const place = (kind: Kind): string =>
    `${base}${roles.shape(kind).segment}/${addressPart(version)}`;
  return {
    ...list,
    version,
    scheme: scheme ?? place('scheme-of-version'),
    classes: classes.map((listed) => ({
      ...listed,
      address: listed.address ?? `${place('list-class')}/${addressPart(listed.notation)}`,
    })),
  };
}

/** A published list as statements: its scheme, and its classes with notation, labels, hierarchy and line. */
export function listStatements(list: PlacedList, making: Making): Statement[] {
  const { roles } = making;
  const scheme = roles.shape('scheme-of-version');
  const labelled = roles.property('scheme-of-version', 'label');
  return [
    typed(list.scheme, scheme.class),
    ...named(list.scheme, labelled, nameOf(scheme, list.version)),
    {
      subject: list.scheme,
      predicate: roles.property('scheme-of-version', 'version'),
      object: plain(list.version),
    },
    ...classStatements(list, roles),
    ...(making.origin ? listSources(list, making, making.origin) : []),
  ];
}

/** What a shape calls one of its resources, with more to tell it from the others, in each language of the ontology. */
export function nameOf({ names }: Shape, more: string): Map<string, string> {
  return new Map(
    names.map(({ value, language }) => [
      language,
      `${value.charAt(0).toUpperCase()}${value.slice(1)} ${more}`,
    ]),
  );
}

/** Texts of a resource, a statement each. */
export function named(
  subject: string,
  predicate: string,
  byLanguage: ReadonlyMap<string, string>,
): Statement[] {
  return texts(byLanguage).map((object) => ({ subject, predicate, object }));
}

function classStatements(list: PlacedList, roles: Roles): Statement[] {
  const type = roles.shape('list-class').class;
  const property = (fact: string): string => roles.property('list-class', fact);
  const above = roles.properties('list-class', 'also');
  const top = roles.properties('list-class', 'top-of');
  const known = new Map(list.classes.map((each) => [each.notation, each.address]));
  return list.classes.flatMap(({ address: subject, notation, labels, line }) => {
    const broader = known.get(parentNotation(notation) ?? '');
    return [
      ...[type, ...above].map((each) => typed(subject, each)),
      { subject, predicate: property('notation'), object: plain(notation) },
      ...[...labels].map(([language, label]) => ({
        ...{ subject, predicate: property('label'), object: text(label, language) },
      })),
      { subject, predicate: property('scheme'), object: list.scheme },
      ...(broader
        ? [{ subject, predicate: property('broader'), object: broader }]
        : top.map((predicate) => ({ subject, predicate, object: list.scheme }))),
      ...(line === undefined
        ? []
        : [{ subject, predicate: property('line'), object: plain(line, xsd.integer) }]),
    ];
  });
}

function listSources(list: PlacedList, making: Making, origin: Origin): Statement[] {
  const { roles, base } = making;
  const of = `${roles.shape('list-class').segment}/${addressPart(list.version)}`;
  const each = (fact: string, basis: Said['basis'], note: string): Said => ({
    ...{ property: roles.property('list-class', fact), basis, note, of },
  });
  return sourceRecord({ roles, base, topic: list.scheme }, origin, [
    {
      property: roles.property('scheme-of-version', 'label'),
      basis: 'derived',
      note: 'What the ontology calls such a scheme, and the version.',
    },
    {
      property: roles.property('scheme-of-version', 'version'),
      basis: 'derived',
      note: 'The version of the list, as given to the import.',
    },
    each('notation', 'said', 'Of each class of the list: its column "notation".'),
    each('label', 'said', 'Of each class of the list: its columns of labels, a language each.'),
    each('scheme', 'derived', 'Each class is of the version of its list.'),
    each(
      'broader',
      'derived',
      'The class whose notation is that of this one without its last part.',
    ),
    ...roles.properties('list-class', 'top-of').map((property): Said => ({
      ...{ property, basis: 'derived', of },
      note: 'Each class that has none above it in the list is one of the highest of its version.',
    })),
    each('line', 'derived', 'Counted in the file of the list.'),
  ]);
}
