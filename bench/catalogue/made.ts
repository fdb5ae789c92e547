import { word } from './words.ts';

/** A made-up resource: its shape by name, its address under the base, and its values by the names of the shape's fields. */
export interface Made {
  readonly shape: string;
  readonly id: string;
  /** Types besides the shape's own. */
  readonly types?: readonly string[];
  readonly values: Readonly<Record<string, MadeValue | readonly MadeValue[]>>;
}

/** A link by its address, a text by its language, or a literal of the field's datatype. */
export type MadeValue = { readonly link: string } | Readonly<Record<string, string>> | string;

const UNITS = 8;
const PER_UNIT = 8;
const SCHEME = { link: 'tos-scheme/2026-11-22' };
const DATASET = ['http://www.w3.org/ns/dcat#Dataset'];

/**
 * A catalogue with the shape of a real one: an authority has eight units, a unit eight registers and eight classes, and
 * each resource its source record.
 */
export function* generate(registers: number): Generator<Made> {
  for (const made of resources(registers)) {
    yield made;
    if (made.shape !== 'Document') yield sourceOf(made);
  }
}

/** Says where the facts about a resource come from. */
function sourceOf({ id }: Made): Made {
  return {
    shape: 'SourceRecord',
    id: `source/${id || 'catalogue'}`,
    values: {
      about: { link: id },
      derivedFrom: { link: 'document/sivu' },
      modified: '2026-11-22',
    },
  };
}

function* resources(registers: number): Generator<Made> {
  const city = organisation('kaupunki', { fi: 'Kaupunki', sv: 'Staden', en: 'City' }, undefined);
  yield* frame(city);
  for (let unit = 0; unit * PER_UNIT < registers; unit += 1) {
    const authority = `virasto-${numeral(Math.floor(unit / UNITS))}`;
    if (unit % UNITS === 0)
      yield organisation(authority, { fi: `Virasto ${unit / UNITS}` }, city.id);
    yield* unitOf(authority, unit);
    const most = Math.min(PER_UNIT, registers - unit * PER_UNIT);
    for (let number = 0; number < most; number += 1) yield registerOf(unit, number);
  }
}

function* frame(city: Made): Generator<Made> {
  const catalogue = { title: { fi: 'Tietovarannot' }, publisher: { link: city.id } };
  yield { shape: 'Catalogue', id: '', values: catalogue };
  yield city;
  yield {
    shape: 'TosScheme',
    id: SCHEME.link,
    values: { label: { fi: 'TOS' }, version: '2026-11-22' },
  };
  yield { shape: 'Document', id: 'document/sivu', values: { title: { fi: 'Tietovarannot' } } };
  const mail = { link: 'mailto:kirjaamo@example.org' };
  yield {
    shape: 'ContactPoint',
    id: 'contact-point/kirjaamo',
    values: { name: { fi: 'Kirjaamo' }, email: mail },
  };
}

function organisation(id: string, name: MadeValue, parent: string | undefined): Made {
  const values = { name, ...(parent && { parent: { link: parent } }) };
  return { shape: 'Organisation', id: `organisation/${id}`, values };
}

function* unitOf(authority: string, unit: number): Generator<Made> {
  const number = numeral(unit);
  const contactPoint = { link: 'contact-point/kirjaamo' };
  const classes = Array.from({ length: PER_UNIT }, (_, index) => classOf(unit, index));
  const links = classes.map(({ id }) => ({ link: id }));
  const made = organisation(
    `osasto-${number}`,
    { fi: `Osasto ${number}`, sv: `Avdelning ${number}` },
    `organisation/${authority}`,
  );
  yield { ...made, values: { ...made.values, contactPoint, tosClasses: links } };
  const holder = { link: made.id };
  const system = { link: `information-system/jarjestelma-${number}` };
  yield {
    shape: 'InformationSystem',
    id: system.link,
    values: { title: { fi: `Järjestelmä ${number}` }, holder },
  };
  yield {
    shape: 'InformationResource',
    id: `information-resource/osasto-${number}`,
    types: DATASET,
    values: {
      title: { fi: `Osaston ${number} tietovarannot` },
      holder,
      tosClasses: links,
      informationSystems: system,
      contactPoint,
    },
  };
  yield* classes;
}

function classOf(unit: number, index: number): Made {
  const top = `tos/2026-11-22/${numeral(unit)}`;
  const number = unit * PER_UNIT + index;
  const label = { fi: `Tehtävän ${number} ${word(number)} hoitaminen` };
  const notation = [numeral(unit), ...(index ? [numeral(index)] : [])].join('-');
  return {
    shape: 'TosClass',
    id: `tos/2026-11-22/${notation}`,
    values: {
      notation: notation.replace(/\d{2}(?=\d)/g, '$& ').replaceAll('-', ' '),
      label,
      scheme: SCHEME,
      ...(index ? { broader: { link: top } } : { topClassOf: SCHEME }),
    },
  };
}

function registerOf(unit: number, index: number): Made {
  const place = unit * PER_UNIT + index;
  const number = numeral(place);
  return {
    shape: 'Register',
    id: `register/rekisteri-${number}`,
    types: DATASET,
    values: {
      title: { fi: `${word(place)} ja ${word(place + 7)} rekisteri ${number}` },
      holder: { link: `organisation/osasto-${numeral(unit)}` },
      informationResource: { link: `information-resource/osasto-${numeral(unit)}` },
    },
  };
}

function numeral(number: number): string {
  return String(number).padStart(6, '0');
}
