/** A class of the records management plan, as a line of the page gives it. */
interface ListedClass {
  notation: string;
  label: string;
}

/** What the page says of one unit, in the order of the page. */
export interface Unit {
  heading: string;
  name?: string;
  description: string;
  descriptionSource?: string;
  sentence?: string;
  registers: string[];
  classes: ListedClass[];
  systems?: string;
}

/** The page on the information resources of the Executive Office, as plain values. */
interface Page {
  introduction: string;
  units: Unit[];
  contact: string[];
}

/** Reads the text of the page without knowing anything of the data made from it. */
export function readPage(text: string): Page {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const lastSection = lines.findIndex((line) => line.startsWith('Tietopyynnön tekeminen'));
  const [opening = [], ...units] = sections(lines.slice(0, lastSection));
  return {
    introduction: opening[1] ?? '',
    units: units.map(readUnit),
    contact: lines.slice(lastSection + 1),
  };
}

function sections(lines: string[]): string[][] {
  const starts = lines.flatMap((line, at) => (line.endsWith(' tietovarannot') ? [at] : []));
  return starts.map((start, nth) => lines.slice(start, starts[nth + 1]));
}

function readUnit(lines: string[]): Unit {
  const [heading = '', paragraph = ''] = lines;
  const items = lines.filter((line) => line.startsWith('• ')).map((line) => line.slice(2));
  return {
    heading,
    ...optional('name', /^(.+?) (?:huolehtii|on) /.exec(paragraph)?.[1]),
    description: paragraph.replace(/ \(lähde [^)]+\)/, ''),
    ...optional('descriptionSource', /\(lähde ([^)]+)\)/.exec(paragraph)?.[1]),
    ...optional('sentence', lineAfter(lines, 'Tietovarantojen kuvaus, ylläpito ja rekisterit')),
    registers: items.filter((item) => !/^\d/.test(item)),
    classes: items.filter((item) => /^\d/.test(item)).map(readClass),
    ...optional('systems', lineAfter(lines, ' tietojärjestelmät')),
  };
}

function readClass(item: string): ListedClass {
  const label = item.replace(/^(?:\d\d )+/, '');
  return { notation: item.slice(0, -label.length).trim(), label };
}

function lineAfter(lines: string[], ending: string): string | undefined {
  const at = lines.findIndex((line) => line.endsWith(ending));
  return at < 0 ? undefined : lines[at + 1];
}

function optional<Key extends string>(key: Key, value: string | undefined) {
  return (value === undefined ? {} : { [key]: value }) as Partial<Record<Key, string>>;
}
