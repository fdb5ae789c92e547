import { pluralOf } from '../business-words.ts';
import type { Field, Shape } from '../../model/model.ts';
import type { Builder, InputRef } from '../builder.ts';
import type { ComparingWords } from './comparing-words.ts';

/** The fields that a shape's resources can be ordered by: those of one literal. */
function orderableFields({ fields }: Shape): readonly Field[] {
  return fields.filter(({ many, range }) => !many && ['text', 'literal'].includes(range.kind));
}

/** The fields whose values can be counted: those of several. */
function countableFields({ fields }: Shape): readonly Field[] {
  return fields.filter(({ many }) => many);
}

/** The links to one resource of one type, by whose fields an order may go. */
function linksToOne({ fields }: Shape): readonly { field: Field; target: Shape }[] {
  return fields.flatMap((field) =>
    field.range.kind === 'link' && !field.many ? [{ field, target: field.range.shape }] : [],
  );
}

/** Whether a shape's resources have something to be ordered by: of their own, or behind links to one. */
function canOrder(shape: Shape, before: readonly Shape[] = []): boolean {
  if (orderableFields(shape).length + countableFields(shape).length > 0) return true;
  const seen = [...before, shape];
  return linksToOne(shape).some(({ target }) => !seen.includes(target) && canOrder(target, seen));
}

/** The input types that order resources, each made when it is first asked for. */
export class OrderTypes {
  readonly #builder: Builder;
  readonly #words: ComparingWords;
  readonly direction;
  readonly #types = new Map<Shape, InputRef | undefined>();

  constructor(builder: Builder, words: ComparingWords) {
    this.#builder = builder;
    this.#words = words;
    this.direction = builder.enumType('OrderDirection', {
      description: 'The direction of an order.',
      values: {
        ASC: { description: 'Ascending: from A to Z, from the earliest to the latest.' },
        DESC: { description: 'Descending.' },
      },
    });
  }

  /** The order of a shape's resources; `undefined` where they have no field to be ordered by. */
  of(shape: Shape): InputRef | undefined {
    if (!this.#types.has(shape)) {
      const type = canOrder(shape)
        ? this.#builder.inputRef<object>(`${shape.name}Order`)
        : undefined;
      this.#types.set(shape, type);
      // An order may go through links back to its own type.
      if (type) this.#define(shape, type);
    }
    return this.#types.get(shape);
  }

  #define(shape: Shape, type: InputRef): void {
    const plural = pluralOf(shape);
    const field = this.#fields(`${shape.name}OrderField`, orderableFields(shape), {
      description: `The fields by which ${plural} can be ordered.`,
    });
    const count = this.#fields(`${shape.name}CountField`, countableFields(shape), {
      description: `The fields of ${plural} whose values can be counted.`,
    });
    const through = this.#through(shape);
    this.#builder.inputType(type, {
      description: `What ${plural} are ordered by: one of field, count and through. Missing values come last.${this.#words.order}`,
      fields: (t) => ({
        ...(field && { field: t.field({ type: field, description: 'The field.' }) }),
        ...(count && {
          count: t.field({ type: count, description: 'The field whose values are counted.' }),
        }),
        ...(through && {
          through: t.field({
            type: through,
            description: 'A link, with what the linked resources are ordered by.',
          }),
        }),
        direction: t.field({
          type: this.direction,
          defaultValue: 'ASC',
          description: 'Ascending by default. With through, the direction is given in there.',
        }),
      }),
    });
  }

  #fields(name: string, fields: readonly Field[], { description }: { description: string }) {
    if (!fields.length) return undefined;
    return this.#builder.enumType(name, {
      description,
      values: Object.fromEntries(
        fields.map((field) => [field.name, { description: field.description }]),
      ),
    });
  }

  #through(shape: Shape): InputRef | undefined {
    const links = linksToOne(shape).flatMap(({ field, target }) => {
      const type = this.of(target);
      return type ? [{ field, type }] : [];
    });
    if (!links.length) return undefined;
    return this.#builder.inputType(`${shape.name}OrderThrough`, {
      description: `A link of ${pluralOf(shape)} to one resource, by which they are ordered: name one.`,
      fields: (t) =>
        Object.fromEntries(
          links.map(({ field: { name, description }, type }) => [
            name,
            t.field({ type, description }),
          ]),
        ),
    });
  }
}
