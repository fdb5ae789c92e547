import type { Literal } from '../rdf/literal.ts';
import { rdf, xsd } from '../rdf/vocabulary.ts';

/** What the comment at the beginning of a query is, in each language that it is written in: its first sentence, and the rest. */
interface QueryComment {
  readonly titles: readonly Literal[];
  readonly descriptions: readonly Literal[];
}

/** The comment at the beginning of a file, in each of its languages: its first sentence, and the rest. */
export function commentOf(lines: readonly string[]): QueryComment {
  const end = lines.findIndex((line) => line.trim() !== '' && !line.startsWith('#'));
  const own = lines.slice(0, end < 0 ? lines.length : end);
  const texts = textsOf(own.map((line) => line.replace(/^#/, '')));
  const titleOf = ({ value }: Literal): string => /^.*?[.?!](?=\s|$)/.exec(value)?.[0] ?? value;
  return {
    titles: texts.map((each) => ({ ...each, value: titleOf(each).replace(/\.$/, '') })),
    descriptions: texts.map((each) => ({
      ...each,
      value: each.value.slice(titleOf(each).length).trim(),
    })),
  };
}

/** A line of a comment from which on it is in a language: `# @fi Montako …`. */
const LANGUAGE = /^\s*@([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)\b(.*)$/;

/** The texts of the lines of a comment: one for each language; the language is empty where the comment does not name it. */
export function textsOf(lines: readonly string[]): Literal[] {
  const parts = new Map<string, string>();
  let language = '';
  for (const line of lines) {
    const [, tag, rest] = LANGUAGE.exec(line) ?? [];
    language = tag?.toLowerCase() ?? language;
    parts.set(language, `${parts.get(language) ?? ''} ${(rest ?? line).trim()}`.trim());
  }
  return [...parts].flatMap(([tag, value]) => (value ? [textIn(tag, value)] : []));
}

/** A text in a language, which is empty where it is unknown. */
export function textIn(language: string, value: string): Literal {
  return { kind: 'literal', value, language, datatype: language ? rdf.langString : xsd.string };
}
