import type { Model } from '../../model/model.ts';
import { rdfs, XSD } from '../../rdf/vocabulary.ts';
import { BARE_DEMANDS, formOf } from '../engine/probe-questions.ts';
import { EngineError } from '../engine/engine-error.ts';
import type { Engine } from '../engine/engine.ts';
import { Asker } from '../load/asking.ts';
import type { EngineCatalogue } from '../load/engine-catalogue.ts';
import { rdf } from '../../rdf/vocabulary.ts';
import { address, triple, variable } from '../query/query.ts';

/**
 * Throws where an engine cannot be served as it is: it orders texts in another way, it has none of the catalogue's resources,
 * or it loses datatypes that fields have.
 */
export async function checkBareEngine(catalogue: EngineCatalogue): Promise<void> {
  const { engine, model } = catalogue;
  await refuseOtherOrder(engine);
  await refuseLostDatatypes(engine, model);
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

/** Each datatype of a field in a form that engines give as it is, if they give the datatype at all. */
async function refuseLostDatatypes(engine: Engine, model: Model): Promise<void> {
  const fields = fieldsByDatatype(model);
  const lost = await Promise.all(
    [...fields].map(async ([datatype, names]) => {
      const { query, isRight } = formOf(SAMPLES[datatype.slice(XSD.length)] ?? 'x', datatype);
      return isRight(await engine.select(query)) ? [] : [`${names.join(', ')} (<${datatype}>)`];
    }),
  );
  const [first] = lost.flat();
  if (first !== undefined)
    throw new EngineError(
      'failed',
      `Expected an engine that gives values with their datatypes, got others for ${lost.flat().join('; ')}; leave these fields out of the ontology, or bring the data in with varanto prepare`,
    );
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

function fieldsByDatatype({ shapes }: Model): ReadonlyMap<string, readonly string[]> {
  const pairs = shapes.flatMap((shape) =>
    shape.fields.flatMap(({ name, range }) =>
      range.kind === 'literal' && range.datatype !== rdfs.Literal
        ? [[range.datatype, `${shape.name}.${name}`] as const]
        : [],
    ),
  );
  const found = new Map<string, string[]>(pairs.map(([datatype]) => [datatype, []]));
  for (const [datatype, name] of pairs) found.get(datatype)?.push(name);
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
