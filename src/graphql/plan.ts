import type { Field, Shape } from '../model/model.ts';
import { spellingsOf } from '../reading/find-resource.ts';
import type { Measure } from '../reading/question.ts';
import type { Errand, ListPlan, Lookup, Plan, SearchPlan, SuggestPlan } from '../reading/plan.ts';
import { resolveAddress } from '../rdf/address.ts';
import {
  fieldsNamed,
  readsOf,
  type Arguments,
  type FieldReads,
  type ListReads,
} from './field-reads.ts';
import {
  addPart,
  noParts,
  readsOfShape,
  unlessMistaken,
  type OpenParts,
  type OpenReads,
  type Wanted,
} from './open-plan.ts';
import { argumentsOf, type Operation } from './operation.ts';
import type { RequestContext } from './request-context.ts';
import { isIncluded, type Selected, type SelectedField } from './selection.ts';
import { withSegment } from './with-segment.ts';

/** What an operation will read: level by level, from its selection, its variables and the request's languages. */
export function planOf(operation: Operation, context: RequestContext): Plan {
  return new Planner(operation, context).plan();
}

class Planner {
  readonly #operation: Operation;
  readonly #context: RequestContext;
  readonly #shapes: ReadonlyMap<string, Shape>;
  readonly #lookups: Lookup[] = [];
  readonly #lists: (ListPlan & { readonly shape: Shape })[] = [];
  readonly #searches: SearchPlan[] = [];
  readonly #suggestions: SuggestPlan[] = [];
  readonly #errands: Errand[] = [];

  constructor(operation: Operation, context: RequestContext) {
    this.#operation = operation;
    this.#context = context;
    this.#shapes = new Map(context.view.model.shapes.map((shape) => [shape.name, shape]));
  }

  plan(): Plan {
    for (const field of this.#fieldsOf(this.#operation.below)) this.#addRoot(field);
    return {
      lookups: this.#lookups,
      lists: this.#lists,
      searches: this.#searches,
      suggestions: this.#suggestions,
      errands: this.#errands,
    };
  }

  /** The fields of a selection that are not skipped, those of its fragments among them. */
  *#fieldsOf(selected: readonly Selected[]): Generator<SelectedField> {
    for (const each of selected) {
      if (!isIncluded(each, this.#operation.variables)) continue;
      if (each.kind === 'field') yield each;
      else yield* this.#fieldsOf(each.below);
    }
  }

  #addRoot(selected: SelectedField): void {
    const reads = readsOf(selected.field);
    if (reads?.kind === 'lookup')
      this.#addLookup(this.#idsOf(selected, reads.shape), reads.shape, selected);
    if (reads?.kind === 'catalogue')
      this.#addLookup([this.#context.view.base], undefined, selected);
    if (reads?.kind === 'list' && reads.shape) {
      const list = this.#listPlan(selected, reads);
      if (list) this.#lists.push({ ...list, shape: reads.shape });
    }
    if (reads?.kind === 'search') this.#searches.push(...this.#asked(selected, reads.question));
    if (reads?.kind === 'suggest') this.#suggestions.push(...this.#asked(selected, reads.question));
    if (reads?.kind === 'errand')
      for (const { question: run, each } of this.#asked(selected, reads.run))
        this.#errands.push({ run, each });
  }

  /** The question that a field's arguments ask, unless they are mistaken, and what is read of each resource found. */
  #asked<Question>(
    selected: SelectedField,
    questionOf: (args: Arguments, context: RequestContext) => Question,
  ): { readonly question: Question; readonly each: Wanted['each'] }[] {
    const args = argumentsOf(selected, this.#operation.variables);
    const question = unlessMistaken(() => questionOf(args, this.#context));
    return question ? [{ question, each: this.#wantedOf(selected).each }] : [];
  }

  #addLookup(ids: readonly string[], shape: Shape | undefined, selected: SelectedField): void {
    this.#lookups.push({ ids, shape, each: this.#wantedOf(selected).each });
  }

  /** The addresses that a field is asked for; those that cannot be meant it refuses itself. */
  #idsOf(selected: SelectedField, shape: Shape | undefined): string[] {
    const { id, ids } = argumentsOf(selected, this.#operation.variables);
    const named = (ids ?? (id === undefined ? [] : [id])) as readonly string[];
    return named.flatMap((each) => {
      const { base } = this.#context.view;
      const whole = shape && withSegment(each, shape, base);
      const addresses = [resolveAddress(each, base), whole];
      return addresses.flatMap((address) => (address ? spellingsOf(address) : []));
    });
  }

  #listPlan(selected: SelectedField, reads: ListReads): ListPlan | undefined {
    const args = argumentsOf(selected, this.#operation.variables);
    const question = unlessMistaken(() => reads.question(selected.node, args, this.#context));
    return question && { question, ...this.#wantedOf(selected) };
  }

  #wantedOf({ below }: SelectedField): Wanted {
    const wanted: Wanted = { each: new Map(), parts: noParts() };
    this.#add(below, wanted);
    return wanted;
  }

  /** Adds what fields read, of a list or of the resources in it: their types distinguish them. */
  #add(below: readonly Selected[], wanted: Wanted): void {
    for (const selected of this.#fieldsOf(below)) {
      const reads = readsOf(selected.field);
      switch (reads?.kind) {
        case 'values':
        case 'link':
        case 'list':
          this.#addOfResource(selected, wanted);
          break;
        case 'facets':
          this.#addFacets(selected, reads.shape, wanted.parts);
          break;
        case 'groups':
          this.#addGroups(selected, reads, wanted.parts);
          break;
        case 'label':
          this.#addLabels(selected, wanted.each);
          break;
        default:
          addPart(wanted.parts, reads?.kind);
          this.#add(selected.below, wanted);
      }
    }
  }

  #addOfResource(selected: SelectedField, wanted: Wanted): void {
    const shape = this.#shapes.get(selected.parent?.name ?? '');
    if (!shape) return;
    const known = readsOfShape(wanted.each, shape);
    const reads = readsOf(selected.field);
    if (reads?.kind === 'values') for (const field of reads.fields) known.values.add(field);
    if (reads?.kind === 'link') this.#addLink(selected, reads.field, known);
    if (reads?.kind === 'list' && reads.field) {
      const list = this.#listPlan(selected, reads);
      if (list) known.lists.push({ ...list, field: reads.field });
    }
  }

  #addLink({ below }: SelectedField, field: Field, { links }: OpenReads): void {
    const each = links.get(field) ?? new Map<Shape, OpenReads>();
    links.set(field, each);
    this.#add(below, { each, parts: noParts() });
  }

  /** The names of resources: of those below a type too, since a link may lead to them. */
  #addLabels({ parent }: SelectedField, each: Wanted['each']): void {
    const own = this.#shapes.get(parent?.name ?? '');
    for (const shape of this.#context.view.model.shapes)
      if (shape.label && (!own || shape === own || shape.above.includes(own)))
        readsOfShape(each, shape).values.add(shape.label);
  }

  #addGroups(
    selected: SelectedField,
    reads: Extract<FieldReads, { kind: 'groups' }>,
    { groups }: OpenParts,
  ): void {
    const args = argumentsOf(selected, this.#operation.variables);
    const question = unlessMistaken(() => reads.question(args, this.#context));
    if (!question) return;
    const measures: Measure[] = [];
    const keys: Wanted = { each: new Map(), parts: noParts() };
    this.#addOfGroups(selected.below, measures, keys);
    groups.push({ question, measures, keys: keys.each });
  }

  /** Adds what fields read of groups: their figures, and of the resources that they are by. */
  #addOfGroups(below: readonly Selected[], measures: Measure[], keys: Wanted): void {
    for (const selected of this.#fieldsOf(below)) {
      const reads = readsOf(selected.field);
      if (reads?.kind === 'measure')
        measures.push(reads.measure(argumentsOf(selected, this.#operation.variables)));
      else if (reads?.kind === 'label') this.#addLabels(selected, keys.each);
      else if (reads?.kind === 'key') this.#add(selected.below, keys);
      else this.#addOfGroups(selected.below, measures, keys);
    }
  }

  #addFacets(selected: SelectedField, shape: Shape, { facets }: OpenParts): void {
    const { variables } = this.#operation;
    const { fields = [] } = argumentsOf(selected, variables);
    const sizes = [...this.#fieldsOf(selected.below)]
      .filter(({ name }) => name === 'values')
      .map((values) => Number(argumentsOf(values, variables)['first'] ?? Infinity));
    const first = Math.max(0, ...sizes);
    for (const field of fieldsNamed(fields as readonly string[], shape))
      facets.push({ field, first });
  }
}
