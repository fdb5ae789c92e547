import type { Field, Shape } from '../../model/model.ts';
import type { Level } from '../../reading/question.ts';
import { fieldNamed } from '../field-reads.ts';
import { userError } from '../user-error.ts';

/** One level of an order, as GraphQL gives it: the schema has checked the names. */
interface OrderInput {
  readonly field?: string | null | undefined;
  readonly count?: string | null | undefined;
  readonly through?: Readonly<Record<string, OrderInput | null>> | null | undefined;
  readonly direction?: 'ASC' | 'DESC' | null | undefined;
}

/** The levels of an order of a shape's resources, each once; what cannot be meant is the caller's mistake. */
export function readOrder(
  inputs: readonly object[] | null | undefined,
  shape: Shape | undefined,
): readonly Level[] {
  const levels = new Map<string, Level>();
  for (const input of inputs ?? []) {
    const level = shape && levelOf(input, shape, []);
    const key = level && nameOf(level);
    // A field that comes again has nothing left to decide.
    if (level && key !== undefined && !levels.has(key)) levels.set(key, level);
  }
  return [...levels.values()];
}

/** What a level is by, as text: the same for no two different ones of a shape. */
export function nameOf({ field, through = [], isCount = false }: Level): string {
  return `${[...through, field].map(({ name }) => name).join('.')}${isCount ? '#' : ''}`;
}

function levelOf(input: OrderInput, shape: Shape, through: readonly Field[]): Level {
  const { field, count, through: link } = input;
  const given = [field, count, link].filter((each) => each != null);
  if (given.length !== 1)
    throw userError(
      `orderBy: expected one of field, count and through in each of its objects, got ${given.length || 'none'} of them`,
    );
  if (link != null && input.direction === 'DESC')
    throw userError('orderBy: expected the direction inside of through, got it beside it');
  if (link != null) return levelBehind(link, shape, through);
  const found = fieldNamed(field ?? count ?? '', shape);
  return {
    field: found,
    isDown: input.direction === 'DESC',
    ...(through.length > 0 && { through }),
    ...(count != null && { isCount: true }),
  };
}

function levelBehind(
  link: Readonly<Record<string, OrderInput | null>>,
  shape: Shape,
  through: readonly Field[],
): Level {
  const named = Object.entries(link).filter(([, input]) => input !== null);
  const [[name, input] = []] = named;
  if (name === undefined || input == null || named.length > 1)
    throw userError(`orderBy: expected one link in through, got ${named.length || 'none'}`);
  const field = fieldNamed(name, shape);
  if (field.range.kind !== 'link') throw new Error(`${name} leads to no one shape.`);
  return levelOf(input, field.range.shape, [...through, field]);
}
