import type { Model } from '../model/model.ts';
import { datatypeOf, scalarFlaw, type LiteralRange, type ScalarName } from '../rdf/datatype.ts';
import { isValueAddress } from '../rdf/address.ts';
import type { Builder, OwnScalarName } from './builder.ts';
import { quoted, userError, wrongSign } from './user-error.ts';

const descriptions: Readonly<Record<OwnScalarName, string>> = {
  IRI: 'An address (RFC 3987), absolute: of a web page, a mailbox (mailto:), a telephone (tel:) or a name (urn:).',
  BigInt: 'An integer of any size as text of its digits (xsd:integer).',
  Decimal: 'A decimal number as text, so that no digit of it is lost (xsd:decimal).',
  Date: 'A day: "2026-11-22" (xsd:date).',
  DateTime: 'A point in time: "2026-11-22T09:00:00Z" (xsd:dateTime).',
  Time: 'A time of day: "09:00:00" (xsd:time).',
  Year: 'A year: "2026" (xsd:gYear).',
  YearMonth: 'A month of a year: "2026-11" (xsd:gYearMonth).',
  Duration: 'A length of time: "P10Y" (xsd:duration).',
  URI: 'An address given as text (xsd:anyURI).',
};

/** Adds the scalars that the model's fields have and GraphQL has not. */
export function addScalars(builder: Builder, model: Model): void {
  const used = new Set<string>();
  for (const { range } of model.shapes.flatMap(({ fields }) => fields))
    if (range.kind === 'literal') used.add(scalarOf(range));
    else if (range.kind === 'iri') used.add('IRI');
  for (const [name, description] of Object.entries(descriptions) as [OwnScalarName, string][])
    if (used.has(name))
      builder.scalarType(name, {
        description,
        serialize: (value) => value,
        parseValue: (value) => parse(name, value),
      });
  builder.scalarType('JSON', {
    description: 'A value of JSON, as a variable takes it.',
    serialize: (value) => value,
  });
}

/** The name of the scalar that the literals of a field have. */
export function scalarOf(range: LiteralRange): ScalarName {
  return datatypeOf(range).scalar;
}

/** A value that a caller gives; one that the scalar does not have is the caller's mistake. */
function parse(name: OwnScalarName, value: unknown): string {
  const flaw = typeof value === 'string' ? flawIn(name, value) : 'it is no text';
  if (flaw === undefined) return value as string;
  throw userError(`expected a value of ${name}: ${flaw}`);
}

function flawIn(name: OwnScalarName, text: string): string | undefined {
  if (name === 'IRI')
    return isValueAddress(text) ? undefined : `${quoted(text)} is no address${wrongSign(text)}`;
  return scalarFlaw(name, text);
}
