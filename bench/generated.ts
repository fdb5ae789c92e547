import type { Model, Shape } from '../src/model/model.ts';
import { singleStep } from '../src/rdf/path.ts';
import { rdf, xsd } from '../src/rdf/vocabulary.ts';

/** A made-up resource: its shape by name, its address under the base, and its values by the names of the shape's fields. */
export interface Made {
  readonly shape: string;
  readonly id: string;
  /** Types besides the shape's own. */
  readonly types?: readonly string[];
  readonly values: Readonly<Record<string, Value | readonly Value[]>>;
}

/** A link by its address, a text by its language, or a literal of the field's datatype. */
type Value = { readonly link: string } | { readonly [language: string]: string } | string;

const UNITS = 8;
const PER_UNIT = 8;
const SCHEME = { link: 'tos-scheme/2026-11-22' };
const DATASET = ['http://www.w3.org/ns/dcat#Dataset'];
const WORDS = ['asiakkuuksien', 'ajanvarausten', 'palkkauksen', 'viestinnän', 'hankintojen'];
const MORE = ['asiointi', 'hakemukset', 'sopimukset', 'ilmoitukset', 'päätökset', 'palautteet'];

/**
 * A catalogue with the shape of a real one: an authority has eight units, a unit eight registers and eight classes, and
 * each register its source record; nineteen triples for each register, all told.
 */
export function* generate(registers: number): Generator<Made> {
  const city = organisation('kaupunki', { fi: 'Kaupunki', sv: 'Staden', en: 'City' }, undefined);
  yield* frame(city);
  for (let unit = 0; unit * PER_UNIT < registers; unit += 1) {
    const authority = `virasto-${numeral(Math.floor(unit / UNITS))}`;
    if (unit % UNITS === 0) yield organisation(authority, { fi: `Virasto ${unit / UNITS}` }, city.id);
    yield* unitOf(authority, unit);
    const most = Math.min(PER_UNIT, registers - unit * PER_UNIT);
    for (let number = 0; number < most; number += 1) yield* registerOf(unit, number);
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

function organisation(id: string, name: Value, parent: string | undefined): Made {
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
  const label = { fi: `Tehtävän ${unit} ${word(WORDS, unit + index)} ${word(MORE, unit)}` };
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

function* registerOf(unit: number, index: number): Generator<Made> {
  const number = numeral(unit * PER_UNIT + index);
  const id = `register/rekisteri-${number}`;
  const words = [word(WORDS, index), word(MORE, unit), word(WORDS, unit + 2)];
  yield {
    shape: 'Register',
    id,
    types: DATASET,
    values: {
      title: { fi: `${words.join(' ')} rekisteri ${number}` },
      holder: { link: `organisation/osasto-${numeral(unit)}` },
      informationResource: { link: `information-resource/osasto-${numeral(unit)}` },
    },
  };
  yield {
    shape: 'SourceRecord',
    id: `source/${id}`,
    values: {
      about: { link: id },
      derivedFrom: { link: 'document/sivu' },
      modified: '2026-11-22',
    },
  };
}

function numeral(number: number): string {
  return String(number).padStart(6, '0');
}

function word(words: readonly string[], index: number): string {
  return words[index % words.length] ?? '';
}

/** Made resources as N-Triples, a text for each. */
export function* asNTriples(
  made: Iterable<Made>,
  { model, base }: { model: Model; base: string },
): Generator<string> {
  const shapes = new Map(model.shapes.map((shape) => [shape.name, shape]));
  for (const resource of made) {
    const shape = shapes.get(resource.shape);
    if (!shape) throw new Error(`The ontology has no shape ${resource.shape}.`);
    const types = [shape.class, ...(resource.types ?? [])].map((type) => `<${type}>`);
    const subject = `<${base}${resource.id}>`;
    const statements = [
      ...types.map((type) => [rdf.type, type]),
      ...Object.entries(resource.values).flatMap(([name, values]) =>
        [values].flat().flatMap((value) => termsOf(value as Value, { shape, name, base })),
      ),
    ];
    yield statements.map(([predicate, term]) => `${subject} <${predicate}> ${term} .\n`).join('');
  }
}

function termsOf(
  value: Value,
  { shape, name, base }: { shape: Shape; name: string; base: string },
): [string, string][] {
  const field = shape.fields.find((each) => each.name === name);
  const step = field && singleStep(field.path);
  if (!step || step.inverse) throw new Error(`${shape.name}.${name} is no property.`);
  if (typeof value === 'string') {
    const datatype = field.range.kind === 'literal' ? field.range.datatype : xsd.string;
    const suffix = datatype === xsd.string ? '' : `^^<${datatype}>`;
    return [[step.predicate, `${JSON.stringify(value)}${suffix}`]];
  }
  if ('link' in value)
    return [[step.predicate, `<${value.link.includes(':') ? '' : base}${value.link}>`]];
  return Object.entries(value).map(([tag, text]) => [
    step.predicate,
    `${JSON.stringify(text)}@${tag}`,
  ]);
}
