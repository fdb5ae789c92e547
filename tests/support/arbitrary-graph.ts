import type { Quad } from '@rdfjs/types';
import fc from 'fast-check';
import { DataFactory as rdf } from 'n3';
import type { Field, Model, Shape } from '../../src/model/model.ts';
import { singleStep } from '../../src/rdf/path.ts';
import { FlawFinder } from '../../src/check/flaw.ts';

const RDF_NAMESPACE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const XSD = 'http://www.w3.org/2001/XMLSchema#';

/** Pieces that some syntax or other gives a meaning to. */
const PIECES = [
  ...['"', "'", '\\', '\n', '\r', '\r\n', '\t', ' ', '  ', '<', '>', '&', '&amp;', ']]>', '<!--'],
  ...[
    '@id',
    '@type',
    '@value',
    '@none',
    '@context',
    '__proto__',
    'constructor',
    'toString',
    '_:b0',
  ],
  ...['"""', "'''", '\\u0041', '\\n', '\\"', '%', '%20', '$&', '$1', '{', '}', '[', ']', ',', ';'],
  ...['\u2028', '\u2029', '\u0085', '\u00a0', '\ufeff', '\u200b', '\u200e', '\x7f', '\u0080'],
  ...[
    'ä',
    'Ö',
    'é',
    'e\u0301',
    '絵',
    '😀',
    '👩‍👩‍👧',
    '\u{10ffff}',
    '\ufffd',
    '\ue000',
    '.',
    '1',
    'true',
    'a',
  ],
];

const arbitraryText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('', 'Työ', ' ', '\n', '1863', 'true', 'http://a.example/b', 'dct:title', 'https'),
  fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);

/** Ends of addresses, after a base that may be the catalogue's own. */
const ENDS = [
  ...['', 'a', 'b', 'register/x', 'a/b/c', 'a//b', '/', '//a', ':', 'a:b', 'a/b:c', '?q', '?q=a:b'],
  ...['#f', 'a#f', 'a#', 'a?', 'a?x#y', '.a', 'a.', 'a.b', '-', '_', '1', '1a', 'a1', 'å', 'ä/ö'],
  ...[
    '絵',
    '😀',
    '%20',
    '%C3%A4',
    '%',
    '%zz',
    '%2F',
    '%2e%2e/a',
    "'",
    '(a)',
    'a,b',
    'a;b',
    'a&b=c',
  ],
  ...['@id', 'a@b', '~a', '!', '$&', '*', '+', '=', 'a=b', '__proto__', 'constructor', 'toString'],
  ...['a\u200db', 'é', 'e\u0301', '\u{10ffff}', '\ue000', 'type', 'id', 'name', 'title'],
];

function arbitraryAddress(bases: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(
      fc.constantFrom(...bases),
      fc.constantFrom(...ENDS),
      fc.constantFrom('', '', '', ...ENDS),
    )
    .map((parts) => parts.join(''));
}

const OTHER_SCHEMES = [
  ...[
    'mailto:a@b.example',
    'mailto:',
    'tel:+358',
    'tel:',
    'urn:isbn:1',
    'urn:a:b:c',
    'URN:x',
    'urn:',
  ],
  ...['ftp://a.example/b', 'doi:10.1000/182', 'geo:60.17,24.94', 'doi:'],
  ...['MAILTO:a', 'HTTP://a.example/B', 'https:/\u002fa.example'],
];

const LANGUAGES = ['fi', 'sv', 'en', 'en-gb', 'zh-hant', 'de-1996', 'sl-rozaj'];

const VALUES: Readonly<Record<string, readonly string[]>> = {
  [`${XSD}integer`]: ['1', '01', '-5', '+7', '0', '-0', 'abc', ' 1', ''],
  [`${XSD}boolean`]: ['true', 'false', '1', '0', 'TRUE', 'yes'],
  [`${XSD}decimal`]: ['1.50', '1', '.5', '-0.0', '1.'],
  [`${XSD}double`]: ['1.5E0', '0.0E0', '-1.0E-7', '1.0E21'],
  [`${XSD}date`]: ['2026-11-22', '2026-11-22Z', 'yesterday'],
  [`${XSD}dateTime`]: ['2026-11-22T10:00:00.000Z', '2026-11-22T10:00:00+02:00'],
};

/** What random statements are made of. */
interface Words {
  readonly model: Model;
  readonly base: string;
  readonly namespaces: readonly string[];
}

/**
 * Random statements within the shapes of a model, and some beside them: values of other kinds than the fields have, other
 * properties, other types. None has a flaw that would stop the start.
 */
export function arbitraryQuads({ model, base, namespaces }: Words): fc.Arbitrary<Quad[]> {
  const bases = [base, `${base}register/`, 'http://b.example/', 'https://a.example', ...namespaces];
  const subject = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(`${base}register/1`, `${base}x`, base) },
    { weight: 1, arbitrary: arbitraryAddress(bases) },
  );
  const address = fc.oneof(subject, arbitraryAddress(bases), fc.constantFrom(...OTHER_SCHEMES));
  const classes = model.shapes.map((shape) => shape.class);
  const predicates = [...model.predicates];
  const thing = fc.oneof(fc.constantFrom(...classes, ...predicates), arbitraryAddress(bases));
  const known = [...Object.keys(VALUES), `${XSD}anyURI`, `${RDF_NAMESPACE}HTML`];
  const literal = fc.oneof(
    fc.oneof(fc.constantFrom(...known), thing).chain(ofDatatype),
    inLanguage,
    ofDatatype(`${XSD}string`),
  );
  const anything = fc.oneof(
    literal,
    address.map((id) => rdf.namedNode(id)),
  );
  const within = fc
    .constantFrom(...model.shapes)
    .chain((shape) =>
      fc
        .tuple(subject, fc.array(fieldValue(shape, { address, anything }), { maxLength: 5 }))
        .map(([id, values]) => statementsOf(id, shape, values)),
    );
  const beside = fc
    .tuple(subject, thing, anything)
    .map(([id, predicate, value]) => [
      rdf.quad(rdf.namedNode(id), rdf.namedNode(predicate), value),
    ]);
  const typed = fc
    .tuple(subject, thing)
    .map(([id, type]) => [
      rdf.quad(rdf.namedNode(id), rdf.namedNode(`${RDF_NAMESPACE}type`), rdf.namedNode(type)),
    ]);
  return fc
    .array(
      fc.oneof(
        { weight: 3, arbitrary: within },
        { weight: 2, arbitrary: beside },
        { weight: 1, arbitrary: typed },
      ),
      { maxLength: 5 },
    )
    .map((groups) => withoutFlaws(groups.flat()));
}

type ObjectTerm = Quad['object'];

const inLanguage: fc.Arbitrary<ObjectTerm> = fc
  .tuple(arbitraryText, fc.constantFrom(...LANGUAGES))
  .map(([text, language]) => rdf.literal(text, language));

function ofDatatype(datatype: string): fc.Arbitrary<ObjectTerm> {
  const { [datatype]: known } = VALUES;
  const text = known ? fc.constantFrom(...known) : arbitraryText;
  return text.map((each) => rdf.literal(each, rdf.namedNode(datatype)));
}

/** The statements of a resource of a shape. */
export function statementsOf(
  id: string,
  { class: type }: Shape,
  values: readonly [predicate: string, value: ObjectTerm][],
): Quad[] {
  const statements: typeof values = [[`${RDF_NAMESPACE}type`, rdf.namedNode(type)], ...values];
  return statements.map(([predicate, value]) =>
    rdf.quad(rdf.namedNode(id), rdf.namedNode(predicate), value),
  );
}

/** A property of a field with a value: of the field's range most often. */
export function fieldValue(
  { fields }: Shape,
  { address, anything }: { address: fc.Arbitrary<string>; anything: fc.Arbitrary<ObjectTerm> },
): fc.Arbitrary<[string, ObjectTerm]> {
  const steps = fields.flatMap((field) => {
    const step = singleStep(field.path);
    return step ? [{ field, predicate: step.predicate }] : [];
  });
  // A shape of derived fields alone has no property of its own.
  if (!steps.length) return fc.tuple(fc.constant(`${XSD}none`), anything);
  return fc
    .constantFrom(...steps)
    .chain(({ field, predicate }) =>
      fc
        .oneof(
          { weight: 4, arbitrary: ofRange(field, address) },
          { weight: 1, arbitrary: anything },
        )
        .map((value): [string, ObjectTerm] => [predicate, value]),
    );
}

function ofRange({ range }: Field, address: fc.Arbitrary<string>): fc.Arbitrary<ObjectTerm> {
  if (range.kind === 'literal') return ofDatatype(range.datatype);
  return range.kind === 'text' ? inLanguage : address.map((id) => rdf.namedNode(id));
}

/** What a load would let through. */
export function withoutFlaws(quads: readonly Quad[]): Quad[] {
  return quads.filter((quad) => {
    const finder = new FlawFinder();
    finder.inspect(quad);
    return finder.findings.length === 0;
  });
}
