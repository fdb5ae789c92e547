import type { Block } from './block.ts';
import { wordsOf } from './phrase.ts';
import type { Ending, Words } from './words.ts';

/** A name, and how it is known: from a text of the page, by a rule of the language, or it is as the heading has it. */
export interface Name {
  readonly text: string;
  readonly how: 'page' | 'rule' | 'as it is' | 'unknown';
  /** The text that has it. */
  readonly block?: Block;
}

/** The name that a heading has in another form. What the page itself has goes before any rule. */
export function nameOf(form: string, texts: readonly Block[], words: Words): Name {
  for (const block of texts) {
    const text = nameIn(block.text, form, words);
    if (text !== undefined) return { text, how: 'page', block };
  }
  const forms = form.split(' ');
  const last = forms.at(-1) ?? '';
  if (!words.names.marks.some((mark) => last.toLowerCase().endsWith(mark)))
    return { text: form, how: 'as it is' };
  const text = byRule(forms, words);
  return text === undefined ? { text: form, how: 'unknown' } : { text, how: 'rule' };
}

/** The name at the beginning of a sentence of a text, if one has it. */
function nameIn(text: string, form: string, words: Words): string | undefined {
  const length = form.split(' ').length;
  return text
    .split(/(?<=[.!?]) /)
    .map((sentence) =>
      sentence
        .split(' ')
        .slice(0, length)
        .join(' ')
        .replace(/[,:;.]$/, ''),
    )
    .find((start) => start !== form && isFormOf(form, start, words));
}

/** Whether a text begins with a name: the whole words of it. */
export function beginsWith(text: string, name: string): boolean {
  const [parts, wanted] = [wordsOf(text), wordsOf(name)];
  return wanted.length > 0 && wanted.every((word, index) => parts[index] === word);
}

/** Whether a text is a form of a name that a heading may have, or the name itself. */
export function isFormOf(form: string, name: string, words: Words): boolean {
  const [forms, parts] = [wordsOf(form), wordsOf(name)];
  if (forms.length !== parts.length || !forms.length) return false;
  const { sure, agreeing, evidence } = words.names;
  return forms.every((word, index) => {
    const part = parts[index] ?? '';
    if (word === part) return true;
    return [...sure, ...agreeing, ...evidence].some((ending) => ended(word, ending) === part);
  });
}

/** A name by the endings that are sure: of the last word, and of the adjectives before it. */
function byRule(forms: readonly string[], { names }: Words): string | undefined {
  const last = forms.at(-1) ?? '';
  const name = bySure(last, names.sure);
  if (name === undefined) return undefined;
  const before = forms.slice(0, -1).map((word) => {
    if (word.endsWith('-') || names.joins.includes(word.toLowerCase())) return word;
    const agreeing = bySure(word, names.agreeing);
    if (agreeing !== undefined) return agreeing;
    // Another word in this form may belong to the name as it is, or may have to follow its last word.
    return names.marks.some((mark) => word.toLowerCase().endsWith(mark)) ? undefined : word;
  });
  return before.includes(undefined) ? undefined : [...before, name].join(' ');
}

/** The name that a form is most likely of: by an ending that is sure, else by the longest that may be. */
export function likelyName(form: string, words: Words): string {
  const sure = byRule(form.split(' '), words);
  if (sure !== undefined) return sure;
  const longest = [...words.names.evidence].sort(([a], [b]) => b.length - a.length);
  const parts = form.split(' ');
  const last = bySure(parts.at(-1) ?? '', longest);
  return last === undefined ? form : [...parts.slice(0, -1), last].join(' ');
}

function bySure(word: string, endings: readonly Ending[]): string | undefined {
  return endings.map((ending) => ended(word, ending)).find((each) => each !== undefined);
}

function ended(word: string, [form, name]: Ending): string | undefined {
  if (!word.toLowerCase().endsWith(form)) return undefined;
  const stem = word.slice(0, word.length - form.length);
  return stem === '' && /^\p{Lu}/u.test(word)
    ? name.charAt(0).toUpperCase() + name.slice(1)
    : stem + name;
}
