import type { Field, Model } from '../../model/model.ts';
import { rdf, rdfs, XSD } from '../../rdf/vocabulary.ts';
import { BARE_DEMANDS, formOf } from '../engine/probe-questions.ts';
import { EngineError } from '../engine/engine-error.ts';
import type { Engine } from '../engine/engine.ts';
import { Asker } from '../load/asking.ts';
import type { EngineCatalogue } from '../load/dialect.ts';
import { address, triple, variable } from '../query/query.ts';
import { hasLength } from './conditions.ts';

/**
 * Throws where an engine cannot be served as it is: it orders texts in another way, it has none of the catalogue's resources,
 * or it loses datatypes that fields have.
 */
export async function checkBareEngine(catalogue: EngineCatalogue): Promise<void> {
  await refuseOtherOrder(catalogue.engine);
  await refuseLostDatatypes(catalogue);
  await refuseNothing(catalogue);
}

async function refuseOtherOrder(engine: Engine): Promise<void> {
  for (const { query, isRight, what } of BARE_DEMANDS)
    if (!isRight(await engine.select(query)))
      throw new EngineError(
        'failed',
        `Expected an engine with ${what}, which bare needs; bring the data in with varanto prepare`,
      );
}

/** Of fields whose datatype the engine gives as another one no value could be right: refused where there are any. */
async function refuseLostDatatypes(catalogue: EngineCatalogue): Promise<void> {
  const fields = fieldsByDatatype(catalogue.model);
  const lost = await Promise.all(
    [...fields].map(async ([datatype, own]) => {
      const { query, isRight } = formOf(SAMPLES[datatype.slice(XSD.length)] ?? 'x', datatype);
      if (isRight(await catalogue.engine.select(query))) return [];
      const used = await Promise.all(own.map(({ field }) => hasValues(field, catalogue)));
      const names = own.filter((_field, index) => used[index]).map(({ name }) => name);
      return names.length ? [`${names.join(', ')} (<${datatype}>)`] : [];
    }),
  );
  const all = lost.flat();
  if (all.length)
    throw new EngineError(
      'failed',
      `Expected an engine that gives values with their datatypes, got others for ${all.join('; ')}; leave these fields out of the ontology, or bring the data in with varanto prepare`,
    );
}

/** Of a path that goes on and on nobody asks. */
async function hasValues({ path }: Field, { engine, graphs }: EngineCatalogue): Promise<boolean> {
  if (!hasLength(path)) return true;
  const [subject, object] = [variable('s'), variable('o')];
  const rows = await new Asker(engine, graphs).ask(
    { columns: [object], where: [{ kind: 'path', subject, path, object }], limit: 1 },
    {},
    'data',
  );
  return rows.length > 0;
}

const SAMPLES: Readonly<Record<string, string>> = {
  ...{ boolean: 'true', decimal: '1.5', double: '1.5E0', float: '1.5', time: '10:00:00' },
  ...{
    date: '2020-01-31',
    dateTime: '2020-01-31T10:00:00Z',
    dateTimeStamp: '2020-01-31T10:00:00Z',
  },
  ...{ gYear: '2020', gYearMonth: '2020-01', duration: 'P1Y', yearMonthDuration: 'P1Y' },
  ...{ dayTimeDuration: 'P1D', nonPositiveInteger: '-7', negativeInteger: '-7' },
  ...{ integer: '7', long: '7', int: '7', short: '7', byte: '7', nonNegativeInteger: '7' },
  ...{ positiveInteger: '7', unsignedLong: '7', unsignedInt: '7', unsignedShort: '7' },
  ...{ unsignedByte: '7' },
};

/** A field with its name, as people know it. */
interface NamedField {
  readonly field: Field;
  readonly name: string;
}

function fieldsByDatatype({ shapes }: Model): ReadonlyMap<string, readonly NamedField[]> {
  const pairs = shapes.flatMap((shape) =>
    shape.fields.flatMap((field) =>
      field.range.kind === 'literal' && field.range.datatype !== rdfs.Literal
        ? [[field.range.datatype, { field, name: `${shape.name}.${field.name}` }] as const]
        : [],
    ),
  );
  const found = new Map<string, NamedField[]>(pairs.map(([datatype]) => [datatype, []]));
  for (const [datatype, own] of pairs) found.get(datatype)?.push(own);
  return found;
}

async function refuseNothing({ engine, graphs, model, classes }: EngineCatalogue): Promise<void> {
  const [subject, type] = [variable('s'), variable('t')];
  const all = new Set([...model.shapeOfClass.keys()].flatMap((each) => [...classes.below(each)]));
  const rows = await new Asker(engine, graphs).ask(
    {
      columns: [subject],
      where: [
        { kind: 'values', variable: type, terms: [...all].map(address) },
        triple(subject, rdf.type, type),
      ],
      limit: 1,
    },
    {},
    'data',
  );
  if (rows.length) return;
  const where = graphs.data === undefined ? 'the default graph' : `the graph <${graphs.data}>`;
  throw new EngineError(
    'failed',
    `Expected a resource of a class of the ontology in ${where}, got none; check graph and ontology`,
  );
}
