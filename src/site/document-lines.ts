import { fieldsWithRole } from '../model/model.ts';
import { textsInLanguage } from '../rdf/language.ts';
import { isBlank } from '../rdf/visible-text.ts';
import type { Resource } from '../reading/view.ts';
import type { Reader } from './reader.ts';
import type { Text } from './text.ts';

/** The text of a document, line by line. */
export interface DocumentLines {
  readonly lines: readonly string[];
  readonly language: string;
}

/** The lines of a document's text, where the catalogue has it. */
export function documentLines(document: Resource, reader: Reader): DocumentLines | undefined {
  const { shape, id } = document;
  const [field] = shape ? fieldsWithRole(shape, 'lines') : [];
  const [text] = field ? textsInLanguage(document.literals(field), reader.ranges) : [];
  if (!text || isBlank(text.value)) return undefined;
  const { value, language } = text;
  const key = `lines of <${id}> @${language}`;
  return reader.snapshot.remember(key, () => ({ lines: value.split(/\r\n|\n|\r/), language }));
}

/** A line with its number, counted from 1. */
export interface Line extends Text {
  readonly number: number;
}

/** The lines from one to another that are not blank. */
export function linesBetween(
  { lines, language }: DocumentLines,
  [first, last]: readonly [number, number],
): Line[] {
  return lines
    .slice(first - 1, last)
    .map((value, index) => ({ value, language, number: first + index }))
    .filter(({ value }) => !isBlank(value));
}

/** The fragment of a line on the page of its document. */
export function lineFragment(number: number): string {
  return `#line-${number}`;
}
