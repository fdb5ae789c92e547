import type { Literal } from '../rdf/literal.ts';
import type { Field } from '../model/model.ts';
import type { Resource, Value } from '../reading/view.ts';
import type { Snapshot } from '../store/snapshot.ts';
import type { Answer, Completeness } from './completeness.ts';
import { sourceFieldsOf } from './data-warnings.ts';

/** A report with the lines of the source that give what is given, or say that there is none. */
export function withLinesOf(report: readonly Completeness[], snapshot: Snapshot): Completeness[] {
  return report.map(({ unit, answers }) => {
    const own = topicsOf(snapshot.resource(unit), snapshot);
    return { unit, answers: answers.map((answer) => withLine(answer, own, snapshot)) };
  });
}

/** What the sources of a unit are about: the unit, those above it, and what links to one of them. */
function topicsOf(unit: Resource, snapshot: Snapshot): Resource[][] {
  const parent = unit.shape?.fields.find(({ roles }) => roles.has('parent'));
  const above = parent ? unit.links(parent) : [];
  const linked = snapshot
    .quads({ object: unit.id })
    .map(({ subject }) => snapshot.resource(subject.value));
  return [[unit, ...linked], ...above.flatMap((each) => topicsOf(each, snapshot))];
}

function withLine(answer: Answer, topics: readonly Resource[][], snapshot: Snapshot): Answer {
  const { property, status } = answer;
  if (property === undefined || status === 'not found' || status === 'not asked') return answer;
  const lines = topics.map((each) => each.flatMap((topic) => linesOf(topic, property, snapshot)));
  const found = lines.find((each) => each.length);
  return found ? { ...answer, line: Math.min(...found) } : answer;
}

/** The first lines of the entries about a property in the source record of a resource. */
function linesOf(topic: Resource, property: string, { model }: Snapshot): number[] {
  const { shape } = topic;
  const [, fields] = (shape && sourceFieldsOf(shape, model)[0]) ?? [];
  const line = lineField(model.shapes.flatMap((each) => each.fields));
  if (!fields || !line) return [];
  return topic
    .links(fields.source)
    .flatMap((record) => record.links(fields.entry))
    .filter((entry) => entry.values(fields.property).some((value) => keyOf(value) === property))
    .flatMap((entry) => entry.literals(line).map(({ value }: Literal) => Number(value)));
}

function lineField(fields: readonly Field[]): Field | undefined {
  return fields.find(({ roles }) => roles.has('first line'));
}

function keyOf(value: Value): string {
  return value.kind === 'resource' ? value.id : value.value;
}
