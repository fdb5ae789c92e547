import type { Constraints, ShapeCheck } from '../model/constraints.ts';
import type { Field } from '../model/model.ts';
import { termKey } from '../rdf/literal.ts';
import { compareValues } from '../reading/values.ts';
import type { Value, View } from '../reading/view.ts';
import { followLiteral } from '../store/follow.ts';
import { whole, type Focus, type Messages } from './list-conditions.ts';
import { shortened, shown } from './shown.ts';
import { conditions, type Condition } from './value-conditions.ts';

/** A constraint that the values of a field do not keep. */
export interface Breach {
  readonly constraint: keyof Constraints;
  readonly message: string;
}

/**
 * What the values of a field's path do not keep of its shape, as SHACL Core has it (section 4), but for what `sh:property`
 * asks of them. Without their node nothing that looks at its other properties is asked.
 */
export function breachesOf(
  field: Constrained,
  values: readonly Value[],
  focus?: Focus,
): readonly Breach[] {
  let checks = compiled.get(field);
  if (!checks) compiled.set(field, (checks = compile(field.constraints)));
  // Nearly all values keep everything: no list is made for them.
  let breaches: Breach[] | undefined;
  for (const { constraint, messages } of checks)
    for (const message of messages(values, focus)) (breaches ??= []).push({ constraint, message });
  return breaches ?? NONE;
}

const NONE: readonly never[] = [];

/** What a field asks of each of its values by itself. */
export function conditionsOf({ constraints }: Constrained): Condition[] {
  return (Object.keys(constraints) as (keyof Constraints)[]).flatMap(
    (constraint) => conditions[constraint]?.(constraints[constraint] as never, conforms) ?? [],
  );
}

/** Which shapes are being asked of which values: one that comes to itself again is kept, unless something else is wrong. */
const asked = new Map<ShapeCheck, Set<string>>();

/** Whether a value keeps a shape, its properties included. */
function conforms(value: Value, shape: ShapeCheck, view?: View): boolean {
  const key = termKey(value);
  const known = asked.get(shape) ?? new Set<string>();
  if (known.has(key)) return true;
  asked.set(shape, known.add(key));
  try {
    return keeps(value, shape, value.kind === 'resource' ? value.view : view);
  } finally {
    known.delete(key);
  }
}

function keeps(node: Value, shape: ShapeCheck, view?: View): boolean {
  const values = valuesOf(node, shape, view);
  const focus = view && { node, view };
  if (breachesOf(shape, values, focus).length) return false;
  const { property = [] } = shape.constraints;
  return values.every((value) => property.every((each) => conforms(value, each, view)));
}

/** The values that a shape looks at: those of its path, or the node itself. */
export function valuesOf(node: Value, { path }: ShapeCheck, view?: View): readonly Value[] {
  if (!path) return [node];
  return node.kind === 'resource' ? node.follow(path) : followLiteral(node, path, view);
}

/** A field, or a condition of a rule. */
type Constrained = Pick<Field, 'constraints'>;

interface Check {
  readonly constraint: keyof Constraints;
  readonly messages: Messages;
}

const compiled = new WeakMap<Constrained, readonly Check[]>();

function compile(constraints: Constraints): Check[] {
  return (Object.keys(constraints) as (keyof Constraints)[]).flatMap((constraint) => {
    const found = conditions[constraint]?.(constraints[constraint] as never, conforms);
    if (found) return [found].flat().map((each) => ({ constraint, messages: eachOf(each) }));
    const messages = whole[constraint]?.(constraints, conforms);
    return messages ? [{ constraint, messages }] : [];
  });
}

/** How many values of a field are listed one by one that do not keep a condition. */
const LISTED = 10;

function eachOf({ keeps, expected }: Condition): Messages {
  return (values, focus) => {
    if (values.every((value) => keeps(value, focus?.view))) return NONE;
    const broken = values.filter((value) => !keeps(value, focus?.view)).sort(compareValues);
    const wanted = shortened(expected);
    const messages = broken
      .slice(0, LISTED)
      .map((value) => `expected ${wanted}, got ${shown(value)}`);
    const more = broken.length - messages.length;
    return more > 0 ? [...messages, `expected ${wanted}, got ${more} others`] : messages;
  };
}
