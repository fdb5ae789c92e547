/** Characters that show nothing (Unicode, Default_Ignorable_Code_Point): soft hyphens, zero-width spaces, marks of direction. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

/** Nothing before U+0300 shows nothing or combines with what is before it, but for the soft hyphen. */
const PLAIN = /^[\0-\u00ac\u00ae-\u02ff]*$/;

/**
 * A text as people see it: without characters that show nothing, and in one form of Unicode (NFC). Two texts that give the
 * same are the same to the eye.
 */
export function visibleText(text: string): string {
  // Most texts have no such character: nothing is made for them.
  return PLAIN.test(text) ? text : text.replace(INVISIBLE, '').normalize('NFC');
}

/** Whether a text shows nothing: it is empty, or has spaces and invisible characters alone. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Default_Ignorable_Code_Point}]/u.test(text);
}

/** What word processors, pages and keyboards leave in a text: invisible hyphens and spaces, marks of order and direction. */
const LEFT_OVER = /\u034f|[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu;

/** Joiners and variation selectors shape what is before them, but not Latin, Greek or Cyrillic letters, digits and spaces. */
const WITHOUT_EFFECT =
  /(?<=^|[\s\p{Nd}\p{P}\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])(?:\u200c|\u200d|\p{Variation_Selector})/gu;

/** A text in NFC without invisible characters that word processors leave in it; those that shape its letters stay. */
export function cleanText(text: string): string {
  return PLAIN.test(text)
    ? text
    : text.replace(LEFT_OVER, '').replace(WITHOUT_EFFECT, '').normalize('NFC');
}

/** How two texts differ that are the same to the eye, in words; `undefined` where they are equal or people see a difference. */
export function invisibleDifference(before: string, after: string): string | undefined {
  if (before === after || visibleText(before) !== visibleText(after)) return undefined;
  const [had, has] = [invisibleIn(before), invisibleIn(after)];
  const signs = had === has ? [] : [`characters that show nothing: ${had} → ${has}`];
  const [from, to] = [before, after].map((text) => formOf(text.replace(INVISIBLE, '')));
  const forms = from === to ? [] : [`form of Unicode: ${from} → ${to}`];
  return [...signs, ...forms].join('; ') || 'order of invisible characters';
}

function invisibleIn(text: string): string {
  const found = new Set(text.match(INVISIBLE));
  const names = [...found].map((each) => {
    const number = (each.codePointAt(0) ?? 0).toString(16).toUpperCase();
    return `U+${number.padStart(4, '0')}`;
  });
  return names.sort().join(' ') || 'none';
}

function formOf(text: string): string {
  if (text === text.normalize('NFC')) return 'NFC';
  return text === text.normalize('NFD') ? 'NFD' : 'neither NFC nor NFD';
}
