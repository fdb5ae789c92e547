import type { Field } from '../../model/model.ts';
import type { Value } from '../../reading/view.ts';
import type { About } from '../sidecar/about.ts';
import { isOnCards, literalFromCard, readCard, type CardValues } from '../sidecar/card.ts';
import { termsOf } from '../sidecar/terms.ts';
import type { KnownValues, RemoteResource, RemoteResources } from './remote-resource.ts';

interface Context {
  readonly view: RemoteResources;
  readonly about: Pick<About, 'long'>;
}

/** The values that the card of a resource has, each made when it is first read. */
class LoadedCard implements KnownValues {
  readonly #values: CardValues;
  readonly #context: Context;

  constructor(values: CardValues, context: Context) {
    this.#values = values;
    this.#context = context;
  }

  has(field: Field): boolean {
    return isOnCards(field, this.#context.about);
  }

  values(field: Field, resource: RemoteResource): readonly Value[] {
    const made = this.#made(field);
    if (!made.length) return made;
    resource.setValues(field, made);
    return resource.values(field);
  }

  #made(field: Field): readonly Value[] {
    const { view } = this.#context;
    const { kind } = field.range;
    return (this.#values[termsOf(field).key] ?? []).map((written) => {
      if (kind === 'literal' || kind === 'text') return view.literal(literalFromCard(written));
      if (typeof written === 'string') return view.resource(written);
      const [id, name] = written;
      const resource = view.resource(id);
      resource.knowNamed(name);
      return resource;
    });
  }
}

/** Notes what the card of a resource says, as JSON. */
export function noteCard(resource: RemoteResource, json: string, about: Context['about']): void {
  resource.setCard(new LoadedCard(readCard(json), { view: resource.view, about }));
}
