import { languageRange, lookups } from '../../rdf/language.ts';
import { call, not, text, valueOfTerm, type Expression, type Variable } from '../query/query.ts';

/** Characters that show nothing (Unicode: White_Space and Default_Ignorable_Code_Point), as a class of XPath's expressions has them. */
const NOTHING = [
  ...['\\s\u000b\u000c\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000'],
  ...['\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164'],
  ...['\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}'],
  ...['\u{e0000}-\u{e0fff}'],
].join('');

/** Whether a text shows something. */
export function showsSomething(value: Variable): Expression {
  const pattern = text(`[^${NOTHING}]`);
  return call('REGEX', call('STR', valueOfTerm(value)), valueOfTerm(pattern));
}

/** The language of a text in small letters, with a sign after it that sorts before the hyphen of a longer tag. */
function languageOf(value: Variable, end: string): Expression {
  return call('CONCAT', call('LCASE', call('LANG', valueOfTerm(value))), valueOfTerm(text(end)));
}

/** Whether a text is in a language, in whichever region. */
export function isInLanguage(value: Variable, tag: string): Expression {
  return call('STRSTARTS', languageOf(value, '-'), valueOfTerm(text(`${tag}-`)));
}

/** Whether a text is in any language. */
export function hasLanguage(value: Variable): Expression {
  const own: Expression = call('LANG', valueOfTerm(value));
  return not({ kind: 'compare', operator: '=', left: own, right: valueOfTerm(text('')) });
}

/**
 * A text by which the texts of a field are in the order in which a reader of some languages is shown the first of them: those
 * that show something, by the first range that they are in, then by language, then by their characters.
 */
export function shownOrder(value: Variable, ranges: readonly string[]): Expression {
  const numbered = ranges
    .map(languageRange)
    .filter((range) => range !== '*')
    .flatMap(lookups);
  const last: Expression = valueOfTerm(text('~'));
  const place = [...numbered.entries()].reduceRight<Expression>(
    (rest, [index, range]) =>
      call(
        'IF',
        isInLanguage(value, range),
        valueOfTerm(text(String(index).padStart(4, '0'))),
        rest,
      ),
    last,
  );
  return call(
    'CONCAT',
    call('IF', showsSomething(value), valueOfTerm(text('0')), valueOfTerm(text('1'))),
    place,
    languageOf(value, ' '),
    call('STR', valueOfTerm(value)),
  );
}
