import {
  passesCount,
  type Condition,
  type CountCondition,
  type LinkCondition,
  type LinksCondition,
  type ValueCondition,
} from '../../reading/condition.ts';
import type { Pace } from '../../reading/pace.ts';
import type { Resource, View } from '../../reading/view.ts';
import { countOf } from './count-values.ts';
import { passes, type Passes } from './value-test.ts';

/** Whether a resource keeps a condition. */
export type Filter = (resource: Resource) => boolean;

/** So many answers about linked resources are remembered for a list, whatever its filter. */
const MOST_REMEMBERED = 200_000;

/** Makes filters of conditions, all for one list. */
export class FilterMaker {
  readonly #view: View;
  readonly #pace: Pace;
  #room = MOST_REMEMBERED;

  constructor(view: View, pace: Pace) {
    this.#view = view;
    this.#pace = pace;
  }

  of(condition: Condition): Filter {
    switch (condition.kind) {
      case 'all':
        return every(condition.parts.map((part) => this.of(part)));
      case 'any': {
        const filters = condition.parts.map((part) => this.of(part));
        return (resource) => filters.some((filter) => filter(resource));
      }
      case 'not': {
        const filter = this.of(condition.part);
        return (resource) => !filter(resource);
      }
      case 'constant':
        return () => condition.value;
      case 'id': {
        const ids = new Set(condition.among);
        return ({ id }) => ids.has(id);
      }
      case 'type': {
        const shapes = new Set(condition.among);
        return ({ shape }) => shape !== undefined && shapes.has(shape);
      }
      case 'value':
        return this.#ofValues(condition);
      case 'link':
        return this.#ofLink(condition);
      case 'links':
        return this.#ofLinks(condition);
      case 'count':
        return this.#ofCount(condition);
    }
  }

  #ofValues({ field, tests, exists }: ValueCondition): Filter {
    const datatype = field.range.kind === 'literal' ? field.range.datatype : undefined;
    const [only, ...more] = tests.map((test) => passes(test, datatype, this.#view));
    const passesAll: Passes | undefined =
      only && more.length ? (value) => only(value) && more.every((test) => test(value)) : only;
    return (resource) => {
      const values = resource.values(field);
      if (exists !== undefined && values.length > 0 !== exists) return false;
      if (!passesAll) return true;
      for (const value of values) if (passesAll(value)) return true;
      return false;
    };
  }

  #ofLink({ field, inner, missing }: LinkCondition): Filter {
    const filter = this.#remembered(this.of(inner));
    return (resource) => {
      const [target] = resource.links(field);
      return target ? filter(target) : missing;
    };
  }

  #ofLinks({ field, quantifier, inner }: LinksCondition): Filter {
    const filter = this.#remembered(this.of(inner));
    const pace = this.#pace;
    const quantify = quantifiers[quantifier];
    return (resource) => {
      const links = resource.links(field);
      pace.spend(links.length);
      return quantify(links, filter);
    };
  }

  #ofCount({ field, tests }: CountCondition): Filter {
    const pace = this.#pace;
    return (resource) => {
      pace.spend(1);
      return passesCount(countOf(resource, field), tests);
    };
  }

  /** A list comes by each of its resources once; what they link to is met again and again. */
  #remembered(filter: Filter): Filter {
    const answers = new Map<Resource, boolean>();
    return (resource) => {
      const known = answers.get(resource);
      if (known !== undefined) return known;
      this.#pace.spend(1);
      const answer = filter(resource);
      if (this.#room > 0) {
        this.#room -= 1;
        answers.set(resource, answer);
      }
      return answer;
    };
  }
}

/** A filter of what several keep. */
export function every(filters: readonly Filter[]): Filter {
  const [only, second] = filters;
  // Most filters have one condition.
  if (only && !second) return only;
  return (resource) => filters.every((filter) => filter(resource));
}

const quantifiers: Readonly<
  Record<LinksCondition['quantifier'], (links: readonly Resource[], filter: Filter) => boolean>
> = {
  some: (links, filter) => links.some(filter),
  none: (links, filter) => !links.some(filter),
  every: (links, filter) => links.every(filter),
};
