import { isDeepStrictEqual } from 'node:util';
import type { Field } from '../../model/model.ts';
import type { GroupQuestion, Place, Question } from '../../reading/question.ts';
import type { Extent, Facet, Group, Groups, List, Resource, View } from '../../reading/view.ts';
import { Order } from '../../store/list/order.ts';
import type { RemoteResource } from './remote-resource.ts';
import type { Fault, FaultPart, Wanted } from './fault.ts';

/** What was loaded of a list. */
export interface LoadedParts {
  readonly nodes?: readonly RemoteResource[];
  readonly before?: boolean;
  readonly after?: boolean;
  readonly total?: number;
  readonly facets: readonly LoadedFacet[];
  readonly groups: readonly LoadedGroups[];
}

/** A facet, with how many values of it were loaded at most. */
export interface LoadedFacet extends Facet {
  readonly most: number;
}

/** Groups of a list, with the fields whose figures were loaded for them. */
interface LoadedGroups {
  readonly question: GroupQuestion;
  readonly groups: Groups;
  readonly measured: ReadonlySet<Field>;
}

/** A list of a remote engine: it answers the parts that were loaded, and throws a `Fault` at others. */
export class RemoteList implements List {
  readonly #extent: Extent;
  readonly #question: Question;
  readonly #parts: readonly LoadedParts[];
  readonly #order: Order;
  readonly #fault: (wanted: Wanted) => Fault;

  constructor(
    { extent, question }: { readonly extent: Extent; readonly question: Question },
    parts: readonly LoadedParts[],
    view: View & { readonly fault: (wanted: Wanted) => Fault },
  ) {
    this.#extent = extent;
    this.#question = question;
    this.#parts = parts;
    this.#order = new Order(question, view);
    this.#fault = (wanted) => view.fault(wanted);
  }

  working(): undefined {
    return undefined;
  }

  get nodes(): readonly Resource[] {
    return this.#loaded('nodes', ({ nodes }) => nodes);
  }

  get totalCount(): number {
    return this.#loaded('total', ({ total }) => total);
  }

  get hasNextPage(): boolean {
    return this.#loaded('around', ({ after }) => after);
  }

  get hasPreviousPage(): boolean {
    return this.#loaded('around', ({ before }) => before);
  }

  placeOf(resource: Resource): Place {
    return this.#order.placeOf(resource);
  }

  facets(fields: readonly Field[]): readonly Facet[] {
    return fields.map((field) => this.#facet(field, fields));
  }

  /** The facet of a field of which most values were loaded: an operation may ask for it twice. */
  #facet(field: Field, fields: readonly Field[]): Facet {
    const [facet] = this.#parts
      .flatMap(({ facets }) => facets.filter((each) => each.field === field))
      .toSorted((a, b) => b.most - a.most);
    if (!facet) throw this.#faultOf({ facets: fields });
    const first: Facet['first'] = (size) => {
      if (size > facet.most) throw this.#faultOf({ facets: fields });
      return facet.first(size);
    };
    return { field, size: facet.size, first };
  }

  groups(question: GroupQuestion): Groups {
    const found = this.#parts
      .flatMap(({ groups }) => groups)
      .filter((each) => isDeepStrictEqual(each.question, question));
    const [first] = found;
    if (!first) throw this.#faultOf({ groups: question, measures: [] });
    const { totalCount, nodes } = first.groups;
    return {
      totalCount,
      nodes: nodes.map((group, index) => this.#measured(group, { found, index, question })),
    };
  }

  /** A group with the figures of each time that it was loaded: an operation may ask for it twice. */
  #measured(
    group: Group,
    {
      found,
      index,
      question,
    }: { found: readonly LoadedGroups[]; index: number; question: GroupQuestion },
  ): Group {
    const measure: Group['measure'] = (asked) => {
      const loaded = found.find(({ measured }) => measured.has(asked.field));
      if (!loaded) throw this.#faultOf({ groups: question, measures: [asked] });
      return loaded.groups.nodes[index]?.measure(asked);
    };
    return {
      keys: group.keys,
      count: group.count,
      working: (asked) => group.working(asked),
      measure,
    };
  }

  #faultOf(part: FaultPart): Fault {
    return this.#fault({ kind: 'list', extent: this.#extent, question: this.#question, part });
  }

  #loaded<Part>(part: FaultPart, partOf: (parts: LoadedParts) => Part | undefined): Part {
    for (const parts of this.#parts) {
      const found = partOf(parts);
      if (found !== undefined) return found;
    }
    throw this.#faultOf(part);
  }
}
