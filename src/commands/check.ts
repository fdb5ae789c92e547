import { parse, validate as validateQuery } from 'graphql';
import { buildSchema } from '../graphql/schema.ts';
import { byHandFindings } from '../check/by-hand.ts';
import { readNamedQueries } from '../http/graphql/named-query.ts';
import { LoadError } from '../store/files.ts';
import { byLanguage, readExamples } from '../store/examples.ts';
import { inspect } from '../sparql/endpoint/inspect.ts';
import { lineOf, located, type Finding } from '../check/finding.ts';
import { findingLines } from '../check/finding-lines.ts';
import { load, type Loaded } from '../check/load.ts';
import { owedFindings } from '../check/owed.ts';
import { secondOpinion } from '../check/second-opinion.ts';
import { versionFindings } from '../tools/tos/check-versions.ts';
import { withLines } from '../check/lines.ts';
import { print } from './print.ts';
import { showing } from './progress.ts';
import { sources } from './configuration.ts';
import type { Values } from './values.ts';

/** Prints each finding in a line; `false` if there is a violation. */
export async function runCheck(values: Values): Promise<boolean> {
  const origin = sources(values);
  const { loaded, second } = await showing(async (see) => {
    const read = load(origin, undefined, see);
    see({ stage: 'validates with a full SHACL validator' });
    const nothing = { findings: [], notes: [] };
    return { loaded: read, second: read.isSound ? await secondOpinion(read) : nothing };
  });
  const versions = loaded.isSound ? versionFindings(loaded) : [];
  const owed = loaded.isSound ? owedFindings(loaded.snapshot) : [];
  const further = [
    ...owed,
    ...second.findings,
    ...versions,
    ...byHandFindings(origin.data, origin.base, loaded.snapshot.model),
    ...exampleFindings(loaded, origin.data),
    ...namedQueryFindings(loaded, origin.data),
  ];
  const { model } = loaded.snapshot;
  const found = located([...loaded.findings, ...further], loaded.fileOf);
  const findings = withLines(found, { model, base: origin.base });
  const [violations = 0, warnings = 0] = ['violation', 'warning'].map(
    (severity) => findings.filter((each) => each.severity === severity).length,
  );
  if (values.json) {
    await print(`${JSON.stringify({ findings, notes: second.notes }, undefined, 2)}\n`);
    return violations === 0;
  }
  const lines = values.all
    ? findings.map((finding) => lineOf(finding, origin.base))
    : findingLines(findings, origin.base);
  const { size, described } = loaded.snapshot;
  const sum = `${size} triples about ${described.length} resources: ${counted(violations, 'violation')}, ${counted(warnings, 'warning')}.`;
  await print([...lines, ...second.notes, sum].map((line) => `${line}\n`));
  return violations === 0;
}

/** Warnings of examples that do not fit the schema, and of those in SPARQL that the endpoint refuses. */
function exampleFindings({ snapshot }: Loaded, folder: string): Finding[] {
  const schema = buildSchema(snapshot.model, { pageSize: 20, maxPageSize: 100 });
  const { graphql, sparql } = byLanguage(readExamples(folder));
  const inSparql = sparql.flatMap(({ file, query }) => {
    const mistake = inspect(query, snapshot.base);
    return 'code' in mistake ? [warning(file, mistake.message)] : [];
  });
  const inGraphql = graphql.flatMap(({ file, query }) => {
    try {
      return validateQuery(schema, parse(query)).map(({ message }) => warning(file, message));
    } catch (error) {
      return [warning(file, (error as Error).message)];
    }
  });
  return [...inGraphql, ...inSparql];
}

/** The mistake in a query that has an address: a server does not start with it. */
function namedQueryFindings({ snapshot }: Loaded, folder: string): Finding[] {
  const schema = buildSchema(snapshot.model, { pageSize: 20, maxPageSize: 100 });
  try {
    readNamedQueries(byLanguage(readExamples(folder)).graphql, schema);
    return [];
  } catch (error) {
    if (!(error instanceof LoadError)) throw error;
    const [, file = '', message = ''] =
      /^(.+?\.graphql(?::\d+)?): (.*)$/s.exec(error.message) ?? [];
    return [{ severity: 'violation', file, message }];
  }
}

function warning(file: string, message: string): Finding {
  return { severity: 'warning', file, message };
}

function counted(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`;
}
