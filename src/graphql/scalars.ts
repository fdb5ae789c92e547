import type { Model } from '../model/model.ts';
import { datatypes, type ScalarName } from '../rdf/datatype.ts';
import type { Builder, OwnScalarName } from './builder.ts';

const descriptions: Readonly<Record<OwnScalarName, string>> = {
  IRI: 'An address (RFC 3987), absolute: of a web page, a mailbox (mailto:), a telephone (tel:) or a name (urn:).',
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
  const used = new Set(
    model.shapes.flatMap(({ fields }) =>
      fields.map(({ range }) => (range.kind === 'literal' ? scalarOf(range.datatype) : 'IRI')),
    ),
  );
  for (const [name, description] of Object.entries(descriptions) as [OwnScalarName, string][])
    if (used.has(name)) builder.scalarType(name, { description, serialize: (value) => value });
}

/** The name of the scalar that values of a datatype have. */
export function scalarOf(datatype: string): ScalarName {
  return datatypes.get(datatype)?.scalar ?? 'String';
}
