/** CKAN leaves room for a number, which it adds to a name that is taken. */
const MOST_CHARACTERS = 95;

/** The letters of Latin-1 that are no letter of ASCII with a mark on it. */
const EQUIVALENTS: ReadonlyMap<string, string> = new Map(
  Object.entries({ Æ: 'ae', Ð: 'th', Ø: 'o', Þ: 'th', ß: 'ss', æ: 'ae', ð: 'th', ø: 'o', þ: 'th' }),
);

/** The name that CKAN makes of a title, and that is the end of the dataset's address there (ckan/lib/munge.py). */
export function ckanName(title: string): string {
  const name = title
    .replace(/[\u0080-\u{10ffff}]/gu, asciiOf)
    .replace(/[ .:/]/g, '-')
    .replace(/[^a-zA-Z0-9-_]/g, '')
    .toLowerCase()
    .replace(/-+/g, '-')
    .replace(/^-|-$/g, '');
  return shortened(name).padEnd(2, '_');
}

/** What is beyond Latin-1 is left out. */
function asciiOf(character: string): string {
  if (character > '\u00ff') return '';
  return EQUIVALENTS.get(character) ?? character.normalize('NFD').replace(/[^a-z]/gi, '');
}

/** A year at the end is kept. */
function shortened(name: string): string {
  if (name.length <= MOST_CHARACTERS) return name;
  const [, year] = /^.*?[_-]((?:\d{2,4}[-/])?\d{2,4})$/.exec(name) ?? [];
  if (year === undefined) return name.slice(0, MOST_CHARACTERS);
  return `${name.slice(0, MOST_CHARACTERS - year.length - 1)}-${year}`;
}
