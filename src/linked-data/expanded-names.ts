import { xsd } from '../rdf/vocabulary.ts';
import { objectWriter, quoted } from './json-value.ts';
import { once } from './places.ts';
import type { Names } from './terms.ts';

const NAMES = {
  id: '@id',
  type: '@type',
  address: (id: string) => id,
  className: (address: string) => address,
};

const places = once((predicate, kind) => {
  const write = objectWriter(kind, NAMES);
  return {
    key: quoted(predicate),
    isSet: true,
    isLanguageMap: false,
    write: kind === xsd.string ? (value) => `{ "@value": ${write(value)} }` : write,
  };
});

/** No short names: JSON-LD in expanded form (JSON-LD 1.1, section 5.1). */
export const expandedNames: Names = { ...NAMES, isTypeSet: true, places: () => places };
