import type { NamedNode, Term } from '@rdfjs/types';
import type { Store } from 'n3';
import { ShapesGraph } from '../model/shapes-graph.ts';
import { rdf, sh, VARANTO } from '../rdf/vocabulary.ts';
import { compareTexts } from '../rdf/compare-texts.ts';
import { idOf } from '../store/id-of.ts';
import { EVERY_NODE } from './validate.ts';

/** How much of a requirement a unit publishes. */
export const STATUSES = [
  'given',
  'in part',
  'said to be absent',
  'not found',
  'not asked',
] as const;
export type Status = (typeof STATUSES)[number];

/** What one unit publishes for one requirement, and what is missing. */
export interface Answer {
  readonly demand: string;
  readonly status: Status;
  readonly missing: readonly string[];
  /** The property by which it is given. */
  readonly property?: string | undefined;
  /** The first line of the source that gives it, or says that there is none. */
  readonly line?: number | undefined;
}

/** What one unit publishes, requirement by requirement. */
export interface Completeness {
  readonly unit: string;
  readonly answers: readonly Answer[];
}

interface Demand {
  readonly node: Term;
  readonly name: string;
  readonly property: string | undefined;
  readonly units: ReadonlySet<string>;
}

/** What a SHACL validator found missing in a unit. */
interface Lack {
  readonly demand: Term | undefined;
  readonly unit: string;
  readonly severity: string;
  readonly message: string;
}

/**
 * What data has of the demands that SHACL shapes make of its units (`sh:targetObjectsOf`): `not found` where a result has
 * the severity `sh:Warning` or `sh:Violation`, unless another says that the source denies it or that it is not asked;
 * `in part` where `sh:Info` alone, `given` where there is none.
 */
export async function completenessOf(checks: Store, data: Store): Promise<Completeness[]> {
  const demands = demandsIn(checks, data);
  const { default: Validator } = await import('rdf-validate-shacl');
  const report = await new Validator(checks, EVERY_NODE).validate(data);
  const lacks = report.results.map(({ focusNode, sourceShape, severity, message }): Lack => ({
    demand: checks.getSubjects(sh.property, sourceShape, null)[0] ?? sourceShape,
    unit: idOf(focusNode),
    severity: severity.value,
    message: message.map(({ value }) => value).join('; '),
  }));
  const units = [...new Set(demands.flatMap((demand) => [...demand.units]))].sort(compareTexts);
  return units.map((unit) => ({
    unit,
    answers: demands
      .filter((demand) => demand.units.has(unit))
      .map((demand) =>
        answer(
          demand,
          lacks.filter((lack) => lack.unit === unit && lack.demand?.value === demand.node.value),
        ),
      ),
  }));
}

/** What each severity of a result says of a demand: the first that there is counts, and what else there is goes without saying. */
function answer({ name, property }: Demand, lacks: readonly Lack[]): Answer {
  const severities = new Set(lacks.map(({ severity }) => severity));
  const isMissing = severities.has(sh.Warning) || severities.has(sh.Violation);
  const [status, told] = severities.has(NOT_ASKED)
    ? (['not asked', [NOT_ASKED]] as const)
    : isMissing && severities.has(SAID_TO_BE_ABSENT)
      ? (['said to be absent', [SAID_TO_BE_ABSENT]] as const)
      : isMissing
        ? (['not found', [sh.Warning, sh.Violation]] as const)
        : severities.has(sh.Info)
          ? (['in part', [sh.Info]] as const)
          : (['given', []] as const);
  const messages = lacks
    .filter(({ severity }) => told.some((each) => each === severity))
    .map(({ message }) => message);
  return { demand: name, status, missing: [...new Set(messages)], property };
}

/** The severities by which shapes say more of a demand than that something is missing. */
const SAID_TO_BE_ABSENT = `${VARANTO}SaidToBeAbsent`;
const NOT_ASKED = `${VARANTO}NotAsked`;

function demandsIn(checks: Store, data: Store): Demand[] {
  const graph = new ShapesGraph(checks);
  const order = (node: Term): number =>
    graph.number(graph.one(node, sh.order, node.value), `${node.value}, sh:order`);
  return checks
    .getSubjects(rdf.type, sh.NodeShape, null)
    .sort((a, b) => order(a) - order(b))
    .map((node) => ({
      node,
      name: graph.english(node, sh.name) ?? node.value,
      property: graph.values(node, `${VARANTO}property`)[0]?.value,
      units: new Set(
        graph
          .values(node, sh.targetObjectsOf)
          .flatMap((property) => data.getObjects(null, property as NamedNode, null).map(idOf)),
      ),
    }));
}
