import { canonicalText, plainText } from '../../rdf/datatype.ts';
import { datePart } from '../../rdf/date-part.ts';
import type { Literal } from '../../rdf/literal.ts';
import { isBlank, visibleText } from '../../rdf/visible-text.ts';
import { rdf, xsd } from '../../rdf/vocabulary.ts';
import { isOrdered } from '../../rdf/compare-literals.ts';
import { fold } from '../../store/list/fold.ts';
import { text, type Term } from '../query/query.ts';
import { asciiFold, asciiJson, hashOf } from './ascii.ts';
import { sidecar } from './terms.ts';

/** A property with its value. */
export type Fact = readonly [predicate: string, object: Term];

/** The facts about a literal that it alone decides: all but its ranks. */
export function literalFacts(literal: Literal): readonly Fact[] {
  const { value, datatype, language } = literal;
  const plain = plainText(literal);
  const facts: [string, string | undefined][] = [
    [sidecar.term, asciiJson(language ? [value, datatype, language] : [value, datatype])],
    [sidecar.fold, foldedText(literal)],
    [sidecar.seen, hashOf(visibleText(plain))],
    [sidecar.same, isOrdered(datatype) ? sameHash(literal) : undefined],
    [sidecar.year, datePart(value, 'year')],
    [sidecar.month, datePart(value, 'month')],
  ];
  if (language || datatype === xsd.string || datatype === rdf.langString)
    facts.push([isBlank(value) ? sidecar.blank : sidecar.tag, `${language}-`]);
  return facts.flatMap(([predicate, object]) =>
    object === undefined ? [] : [[predicate, text(object)] as const],
  );
}

/** The text of a literal as the filters of parts of texts compare it, in ASCII. */
export function foldedText(literal: Literal): string {
  return asciiFold(fold(plainText(literal)));
}

function sameHash(literal: Literal): string {
  return hashOf(visibleText(canonicalText(literal)));
}

/** The literal that a node is of, from its JSON. */
export function readLiteral(json: string): Literal {
  const [value = '', datatype = '', language = ''] = JSON.parse(json) as string[];
  return { kind: 'literal', value, datatype, language };
}

/** A statement whose literal some engine or other does not give as it was: all but texts. */
export function lexicalFact(predicate: string, literal: Literal): Fact | undefined {
  if (!isLossy(literal)) return undefined;
  return [sidecar.lexical, text(asciiJson([predicate, literal.value, literal.datatype]))];
}

/** Whether engines may lose the form of a literal: of every datatype but those of texts. */
export function isLossy({ datatype }: Literal): boolean {
  return datatype !== xsd.string && datatype !== rdf.langString;
}

/** The predicate and the literal of such a statement. */
export function readLexical(json: string): readonly [predicate: string, literal: Literal] {
  const [predicate = '', value = '', datatype = ''] = JSON.parse(json) as string[];
  return [predicate, { kind: 'literal', value, datatype, language: '' }];
}
