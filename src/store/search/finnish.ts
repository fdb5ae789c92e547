import { stemmer } from '@orama/stemmers/finnish';

/** What the strong and the weak grade of a consonant become, so that they are the same: *palkka*, *palkan*. */
const GRADES: Readonly<Record<string, string>> = {
  kk: 'k',
  pp: 'p',
  tt: 't',
  nn: 'nt',
  mm: 'mp',
  ll: 'lt',
  rr: 'rt',
  d: 't',
  ng: 'nk',
  ks: 's',
};

/** A shorter stem begins too many words. */
const SHORTEST_STEM = 3;

const GRADED = new RegExp(Object.keys(GRADES).join('|'), 'g');

/** A word without its consonant gradation. What it gives is no word: it is compared with its like alone. */
export function withoutGradation(word: string): string {
  return word.replace(GRADED, (found) => GRADES[found] ?? found);
}

/** The stem of a word as if it were Finnish, without gradation; words of other languages lose little by it. */
export function stemOf(word: string): string {
  // The stemmer makes "lap" of "lapsi" and "last" of "lasten", which begin too much.
  const [whole] = /^.*[aeiouyäö]ps(?=i$)|^[^aeiouyäö]*[aeouyäö]sten$/.exec(word) ?? [];
  const stem = whole ?? stemmer(word);
  if (stem.length < SHORTEST_STEM) return withoutGradation(word);
  // The stemmer makes a double consonant single ("asunnot": "asuno"), but its grade is determined by both.
  return withoutGradation(word.startsWith(stem) ? stem : word.slice(0, stem.length + 1));
}

/** Another beginning that forms of a word have; `rest`: what may come after it, where not everything may. */
interface OtherBeginning {
  readonly beginning: string;
  readonly rest?: RegExp;
}

/** The endings of plurals in -i-, and of the nominative: *vuosi*, *vuosien*, *vuosilla*. */
const PLURAL = '(?:en|in|a|ä|n[aä]|ll[aä]|lle|lt[aä]|ss[aä]|st[aä]|ksi)?$';
const OF_SI = new RegExp(`^(?:${PLURAL.replace('$', '')})$`);
/** The second part of a compound. */
const COMPOUND = new RegExp(`^(?:${PLURAL.replace('$', '')}$|.{5,})`);

const VOWEL = '[aeiouyäö]';
/** A shorter word before a second part is the beginning of many others: *käsi* of *käsittely*. */
const SHORTEST_FIRST_PART = 5;

/**
 * The beginnings of the forms that a stem is not a beginning of: of the alternations -si/-de-/-te- (*vuosi*, *vuoden*),
 * -us/-ude-/-ute- (*oikeus*, *oikeuden*), -nen/-s- (*nainen*, *naiset*) and -ps-/-st- (*lapset*, *lasten*), in both
 * directions.
 */
export function otherBeginnings(word: string): OtherBeginning[] {
  return alternations.flatMap(([pattern, others]) => {
    const [, base] = pattern.exec(word) ?? [];
    return base === undefined ? [] : others(base);
  });
}

const alternations: readonly (readonly [RegExp, (base: string) => OtherBeginning[]])[] = [
  [new RegExp(`^(.*${VOWEL})ps[ei]`), (base) => [{ beginning: `${base}sten` }]],
  [new RegExp(`^(.*${VOWEL})sten$`), (base) => [{ beginning: `${base}ps`, rest: /^[ei]/ }]],
  [new RegExp(`^(.+${VOWEL})si${PLURAL}`), (base) => [{ beginning: `${base}de` }]],
  [new RegExp(`^(.+${VOWEL})(?:de(?:n|t|ss[aä]|st[aä]|lle|ll[aä]|lt[aä]|ksi)|tt[aä])$`), formsInSi],
  [/^(.+i)nen$/, (base) => [{ beginning: `${base}se` }, { beginning: `${base}ste` }]],
  [
    /^(.+i)s(?:e(?:n|t|ss[aä]|st[aä]|lle|ll[aä]|lt[aä]|ksi|en)|ten|t[aä]|i[aä])$/,
    (base) => ['nen', 'se', 'ste'].map((end) => ({ beginning: base + end })),
  ],
  [new RegExp(`^(.+${VOWEL}[uy])s$`), (base) => [{ beginning: `${base}de` }]],
  [
    new RegExp(`^(.+${VOWEL}[uy])ks(?:ien|i[aä]|iss[aä]|ist[aä]|ille)$`),
    (base) => [{ beginning: `${base}de` }],
  ],
  [
    new RegExp(`^(.+${VOWEL}[uy])de(?:n|t|ss[aä]|st[aä]|lle|ll[aä]|lt[aä]|ksi)$`),
    (base) => [{ beginning: `${base}s` }, { beginning: `${base}ks` }],
  ],
];

function formsInSi(base: string): OtherBeginning[] {
  const beginning = `${base}si`;
  return [{ beginning, rest: beginning.length < SHORTEST_FIRST_PART ? OF_SI : COMPOUND }];
}
