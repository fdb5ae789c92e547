import { isDeepStrictEqual } from 'node:util';
import type { Field } from '../../model/model.ts';
import type { GroupQuestion, Place, Question } from '../../reading/question.ts';
import type { Extent, Facet, Groups, List, Resource, View } from '../../reading/view.ts';
import { Order } from '../../store/list/order.ts';
import type { RemoteResource } from './remote-resource.ts';
import type { Fault, FaultPart, Wanted } from './fault.ts';

/** What was loaded of a list. */
export interface LoadedParts {
  readonly nodes?: readonly RemoteResource[];
  readonly before?: boolean;
  readonly after?: boolean;
  readonly total?: number;
  readonly facets: readonly Facet[];
  readonly groups: readonly { readonly question: GroupQuestion; readonly groups: Groups }[];
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
    return fields.map((field) =>
      this.#loaded({ facets: fields }, ({ facets }) => facets.find((each) => each.field === field)),
    );
  }

  groups(question: GroupQuestion): Groups {
    const isAsked = (each: { question: GroupQuestion }): boolean =>
      isDeepStrictEqual(each.question, question);
    return this.#loaded({ groups: question }, ({ groups }) => groups.find(isAsked)?.groups);
  }

  #loaded<Part>(part: FaultPart, partOf: (parts: LoadedParts) => Part | undefined): Part {
    for (const parts of this.#parts) {
      const found = partOf(parts);
      if (found !== undefined) return found;
    }
    throw this.#fault({ kind: 'list', extent: this.#extent, question: this.#question, part });
  }
}
