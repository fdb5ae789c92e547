// Words as the registers and classes of Finnish authorities have them. Genitives, and compounds of two: a few hundred
// words that many labels share, beside the number that each label has alone.

const FIRST = [
  ...['asiakas', 'asunto', 'hankinta', 'henkilö', 'kaupunki', 'kirjasto', 'koulu', 'kulttuuri'],
  ...['liikenne', 'liikunta', 'maa', 'nuoriso', 'opetus', 'palkka', 'palvelu', 'perhe'],
  ...['rakennus', 'sosiaali', 'talous', 'terveys', 'työ', 'vesi', 'viestintä', 'ympäristö'],
] as const;

const HEADS = [
  ...['ajanvarausten', 'arvioinnin', 'asiakkuuksien', 'hakemusten', 'ilmoitusten', 'kokousten'],
  ...['koulutuksen', 'laskutuksen', 'lupien', 'maksujen', 'neuvonnan', 'palautteiden'],
  ...['päätösten', 'rekrytoinnin', 'seurannan', 'sopimusten', 'suunnittelun', 'tilausten'],
  ...['tutkimusten', 'valvonnan', 'asioinnin', 'hallinnan', 'kehittämisen', 'ohjauksen'],
] as const;

/** A word by a number: of three two are compounds. Numbers that lie side by side give words that are not alike. */
export function word(number: number): string {
  const mixed = Math.imul(number + 1, 2_654_435_761) >>> 0;
  const head = HEADS[mixed % HEADS.length] ?? '';
  const first = FIRST[(mixed >>> 8) % FIRST.length] ?? '';
  return (mixed >>> 16) % 3 ? first + head : head;
}

/** A part of many words: a twelfth of all registers has it in its title. */
export function commonPart(number: number): string {
  return HEADS[number % HEADS.length] ?? '';
}

/** What people look for, one after another: a word as it is, a beginning of one, two words, one that is everywhere. */
export function lookedFor(number: number): string {
  const kinds = [
    () => word(number),
    () => word(number).slice(0, 6),
    () => `${word(number)} ${word(number + 1)}`,
    () => `rekisteri ${word(number)}`,
  ];
  return kinds[number % kinds.length]?.() ?? '';
}
