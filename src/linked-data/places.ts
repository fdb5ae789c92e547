import { bareWriter, objectWriter, quoted, type ValueNames } from './json-value.ts';
import type { TermChoice } from './term-choice.ts';
import type { Place, Places } from './terms.ts';

/** Places that terms make; what has no term is under its address. Datatypes may have names of their own under a predicate. */
export function placesOf(
  choice: TermChoice,
  names: Omit<ValueNames, 'className'>,
  datatypeNames: (predicate: string) => ((id: string) => string) | undefined = () => undefined,
): Places {
  const ordinary = classNames(choice, names.address);
  return once((predicate, kind): Place => {
    const term = choice.of(predicate, kind);
    const className = datatypeNames(predicate) ?? ordinary;
    const isBare = term !== undefined && (term.isLanguageMap || term.coercion === kind);
    return {
      key: quoted(term?.name ?? names.address(predicate)),
      isSet: term?.isSet ?? false,
      isLanguageMap: term?.isLanguageMap ?? false,
      write: isBare ? bareWriter(kind, names) : objectWriter(kind, { ...names, className }),
    };
  });
}

/** The short name of the address of a class or a datatype. */
export function classNames(
  choice: TermChoice,
  address: (id: string) => string,
): (id: string) => string {
  return (id) => choice.of(id, '@id')?.name ?? address(id);
}

/** Each place is computed once: there are as many as properties and datatypes. */
export function once(placeOf: Places): Places {
  const known = new Map<string, Map<string, Place>>();
  return (predicate, kind) => {
    let places = known.get(predicate);
    if (!places) known.set(predicate, (places = new Map<string, Place>()));
    let place = places.get(kind);
    if (!place) places.set(kind, (place = placeOf(predicate, kind)));
    return place;
  };
}
