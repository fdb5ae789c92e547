import type { Shape } from '../model/model.ts';
import { termKey } from '../rdf/literal.ts';
import { isBlank, visibleText } from '../rdf/visible-text.ts';
import { textsInLanguage } from '../rdf/language.ts';
import type { Resource, Value } from '../reading/view.ts';
import type { Snapshot } from '../store/snapshot.ts';

/** What people call a resource, in a language if it can be; its address where it has no name. */
export function labelOf(resource: Resource, language: string): string {
  const { shape } = resource;
  const texts = shape?.label ? resource.literals(shape.label) : [];
  const [text] = textsInLanguage(texts, [language]);
  return text && !isBlank(text.value) ? text.value : resource.id;
}

/** Which resource of an old catalogue is which of a new one. */
export class Pairs {
  /** The language of names on both sides: that of the old catalogue, unless the new one alone states one. */
  readonly language: string;
  readonly #before: Snapshot;
  readonly #after: Snapshot;
  readonly #byName = new Map<Shape, ReadonlyMap<string, Resource>>();

  constructor(before: Snapshot, after: Snapshot) {
    this.#before = before;
    this.#after = after;
    const { language, ownLanguage } = before;
    this.language =
      ownLanguage.isCertain || !after.ownLanguage.isCertain ? language : after.language;
  }

  /** What a resource is in the new catalogue: that with its address, else that with its name. */
  after(old: Resource): Resource | undefined {
    const same = this.#after.find(old.id);
    if (same && same.shape === old.shape) return same;
    return old.shape && this.#renamed(old.shape).get(old.id);
  }

  /** The resources of a shape that are new. */
  came(shape: Shape): Resource[] {
    const known = new Set([...this.#renamed(shape).values()]);
    return this.#new(shape).filter((each) => !known.has(each));
  }

  /** The key of an old value in the new catalogue: that of the resource which it is there. */
  keyAfter(value: Value): string {
    return termKey(value.kind === 'resource' ? (this.after(value) ?? value) : value);
  }

  #new(shape: Shape): Resource[] {
    return this.#after.ofShape(shape).filter(({ id }) => this.#before.find(id)?.shape !== shape);
  }

  /** The new resources that have the name of one that is gone, by the old address; names that several have are passed over. */
  #renamed(shape: Shape): ReadonlyMap<string, Resource> {
    let pairs = this.#byName.get(shape);
    if (pairs) return pairs;
    const gone = this.#before
      .ofShape(shape)
      .filter(({ id }) => this.#after.find(id)?.shape !== shape);
    const here = single(shape, this.#new(shape), this.language);
    const there = single(shape, gone, this.language);
    pairs = new Map(
      [...there].flatMap(([name, old]) => {
        const now = here.get(name);
        return now ? [[old.id, now]] : [];
      }),
    );
    this.#byName.set(shape, pairs);
    return pairs;
  }
}

/** The resources by their names, without the names that several have. */
function single(
  shape: Shape,
  resources: readonly Resource[],
  language: string,
): Map<string, Resource> {
  const byName = new Map<string, Resource>();
  const repeated = new Set<string>();
  if (!shape.label) return byName;
  for (const resource of resources) {
    const name = visibleText(labelOf(resource, language));
    if (byName.has(name)) repeated.add(name);
    byName.set(name, resource);
  }
  for (const name of repeated) byName.delete(name);
  return byName;
}
