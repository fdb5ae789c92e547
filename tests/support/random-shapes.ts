import fc from 'fast-check';

/** Random shapes of one class `:Thing`, each field of its own property, and data of it, in Turtle. */
export interface RandomCatalogue {
  readonly shapes: string;
  readonly data: string;
}

/** What random values and parameters are drawn from, by the datatype of a field. */
export interface Pools {
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** Literals that no field wants, and addresses. */
  readonly others: readonly string[];
  readonly patterns: readonly string[];
  readonly languages: readonly string[];
}

/** Catalogues of the values of some pools: in every constraint the parameters are values too. */
export function arbitraryCatalogue(pools: Pools): fc.Arbitrary<RandomCatalogue> {
  const fields = fc.array(fieldOf(pools), { minLength: 1, maxLength: 3 });
  return fields.chain((made) =>
    fc
      .array(
        fc.tuple(...made.map(({ type }) => fc.array(valueOf(pools, type), { maxLength: 3 }))),
        { minLength: 1, maxLength: 3 },
      )
      .map((things) => ({ shapes: shapesOf(made), data: things.map(thingOf).join('\n') })),
  );
}

interface RandomField {
  readonly type: string;
  readonly words: readonly string[];
}

function fieldOf(pools: Pools): fc.Arbitrary<RandomField> {
  return fc.constantFrom(...Object.keys(pools.values)).chain((type) => {
    const counts = fc.integer({ min: 0, max: 2 });
    const value = fc.constantFrom(...(pools.values[type] ?? []));
    const optional = (words: fc.Arbitrary<string>): fc.Arbitrary<string | undefined> =>
      fc.option(words, { nil: undefined, freq: 2 });
    const ofType = [
      ...(isText(type) ? textual(pools, type) : []),
      ...(isText(type) || type === 'boolean' ? [] : bounds(value)),
    ];
    return fc
      .tuple(
        optional(counts.map((count) => `sh:minCount ${count}`)),
        optional(counts.map((count) => `sh:maxCount ${count}`)),
        optional(
          fc
            .uniqueArray(value, { minLength: 1, maxLength: 3 })
            .map((each) => `sh:in ( ${each.join(' ')} )`),
        ),
        optional(value.map((each) => `sh:hasValue ${each}`)),
        optional(fc.constantFrom('sh:nodeKind sh:Literal', 'sh:nodeKind sh:IRIOrLiteral')),
        ...ofType.map(optional),
        optional(compound(pools, type)),
        optional(besides),
      )
      .map((words) => ({ type, words: words.filter((each) => each !== undefined) }));
  });
}

/** Constraints that ask whether values keep other shapes, of conditions on values of the type. */
function compound(pools: Pools, type: string): fc.Arbitrary<string> {
  const value = fc.constantFrom(...(pools.values[type] ?? []));
  const range = type === 'langString' ? 'rdf:langString' : `xsd:${type}`;
  const simple = fc.oneof(
    // In sh:and, rdf-validate-shacl asks sh:hasValue, sh:equals and sh:disjoint of the node outside: they have tests of their own.
    fc
      .uniqueArray(value, { minLength: 1, maxLength: 3 })
      .map((all) => `sh:in ( ${all.join(' ')} )`),
    fc.constantFrom(`sh:datatype ${range}`, 'sh:nodeKind sh:IRI', 'sh:class :Thing'),
    fc.constantFrom('sh:closed true', 'sh:property [ sh:path :p0 ; sh:minCount 1 ]'),
    ...(isText(type) ? textual(pools, type).slice(0, 3) : []),
  );
  const { shape } = fc.letrec<{ shape: string }>((tie) => ({
    shape: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      simple.map((words) => `[ ${words} ]`),
      lists(tie('shape')).map((words) => `[ ${words} ]`),
    ),
  }));
  const count = fc.integer({ min: 0, max: 2 });
  return fc.oneof(
    lists(shape),
    fc
      .tuple(shape, fc.constantFrom('Min', 'Max'), count)
      .map(([each, end, n]) => `sh:qualifiedValueShape ${each} ; sh:qualified${end}Count ${n}`),
  );
}

/** Constraints whose shapes are of one sort. */
function lists(shape: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const some = fc.array(shape, { minLength: 1, maxLength: 2 }).map((all) => all.join(' '));
  return fc.oneof(
    fc.tuple(fc.constantFrom('not', 'node'), shape).map(([name, each]) => `sh:${name} ${each}`),
    fc.tuple(fc.constantFrom('and', 'xone'), some).map(([name, all]) => `sh:${name} ( ${all} )`),
  );
}

/** Constraints that compare the values with those of the first field. */
const besides = fc.constantFrom('sh:equals :p0', 'sh:disjoint :p0');

function isText(type: string): boolean {
  return type === 'string' || type === 'langString';
}

function textual({ patterns, languages }: Pools, type: string): fc.Arbitrary<string>[] {
  const length = fc.integer({ min: 0, max: 4 });
  const ranges = fc.uniqueArray(fc.constantFrom(...languages), { minLength: 1, maxLength: 2 });
  return [
    length.map((least) => `sh:minLength ${least}`),
    length.map((most) => `sh:maxLength ${most}`),
    fc.constantFrom(...patterns).map((pattern) => `sh:pattern ${pattern}`),
    ...(type === 'langString'
      ? [
          ranges.map((each) => `sh:languageIn ( ${each.map((range) => `"${range}"`).join(' ')} )`),
          fc.constant('sh:uniqueLang true'),
        ]
      : []),
  ];
}

function bounds(value: fc.Arbitrary<string>): fc.Arbitrary<string>[] {
  return ['minInclusive', 'maxInclusive', 'minExclusive', 'maxExclusive'].map((name) =>
    value.map((each) => `sh:${name} ${each}`),
  );
}

function valueOf({ values, others }: Pools, type: string): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...(values[type] ?? [])) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );
}

function shapesOf(fields: readonly RandomField[]): string {
  const properties = fields.map(({ type, words }, index) => {
    const range = type === 'langString' ? 'rdf:langString' : `xsd:${type}`;
    return `[ sh:path :p${index} ; sh:codeIdentifier "p${index}" ; sh:order ${index} ;
      sh:datatype ${[range, ...words].join(' ; ')} ; sh:description "P."@en ]`;
  });
  return `:ThingShape a sh:NodeShape ; sh:targetClass :Thing ; sh:order 1 ;
    sh:codeIdentifier "Thing" ; varanto:plural "things" ; varanto:segment "thing" ;
    sh:description "A thing."@en ; sh:property ${properties.join(' , ')} .`;
}

function thingOf(values: readonly (readonly string[])[], index: number): string {
  const said = values.flatMap((each, field) => each.map((value) => `; :p${field} ${value} `));
  return `<thing/${index}> a :Thing ${said.join('')}.`;
}
