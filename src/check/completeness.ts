import type { NamedNode, Term } from '@rdfjs/types';
import type { Store } from 'n3';
import { ShapesGraph } from '../model/shapes-graph.ts';
import { rdf, sh } from '../rdf/vocabulary.ts';
import { compareTexts } from '../rdf/compare-texts.ts';
import { idOf } from '../store/id-of.ts';
import { EVERY_NODE } from './validate.ts';

/** How much of a requirement a unit publishes. */
export type Status = 'given' | 'in part' | 'absent';

/** What one unit publishes for one requirement, and what is missing. */
export interface Answer {
  readonly demand: string;
  readonly status: Status;
  readonly missing: readonly string[];
}

/** What one unit publishes, requirement by requirement. */
export interface Completeness {
  readonly unit: string;
  readonly answers: readonly Answer[];
}

interface Demand {
  readonly node: Term;
  readonly name: string;
  readonly units: ReadonlySet<string>;
}

/** What a SHACL validator found missing in a unit. */
interface Lack {
  readonly demand: Term | undefined;
  readonly unit: string;
  readonly isAll: boolean;
  readonly message: string;
}

/**
 * What data has of the demands that SHACL shapes make of its units (`sh:targetObjectsOf`): `absent` where a result has the
 * severity `sh:Warning` or `sh:Violation`, `in part` where `sh:Info` alone, `given` where there is none.
 */
export async function completenessOf(checks: Store, data: Store): Promise<Completeness[]> {
  const demands = demandsIn(checks, data);
  const { default: Validator } = await import('rdf-validate-shacl');
  const report = await new Validator(checks, EVERY_NODE).validate(data);
  const lacks = report.results.map(({ focusNode, sourceShape, severity, message }): Lack => ({
    demand: checks.getSubjects(sh.property, sourceShape, null)[0] ?? sourceShape,
    unit: idOf(focusNode),
    isAll: severity.value !== sh.Info,
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

/** Where nothing is given, what else is missing goes without saying. */
function answer({ name }: Demand, lacks: readonly Lack[]): Answer {
  const all = lacks.filter(({ isAll }) => isAll);
  const told = all.length ? all : lacks;
  return {
    demand: name,
    status: all.length ? 'absent' : lacks.length ? 'in part' : 'given',
    missing: [...new Set(told.map(({ message }) => message))],
  };
}

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
      units: new Set(
        graph
          .values(node, sh.targetObjectsOf)
          .flatMap((property) => data.getObjects(null, property as NamedNode, null).map(idOf)),
      ),
    }));
}
