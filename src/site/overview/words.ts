/** The words of the picture of the whole, in English, Finnish and Swedish. */
export const overviewWords = {
  overview: ['A picture of the whole', 'Kuva kokonaisuudesta', 'En bild av helheten'],
  overviewHow: [
    'Each mark is a link. The same numbers are in the tables.',
    'Jokainen merkki on linkki. Samat luvut ovat taulukoissa.',
    'Varje märke är en länk. Samma tal finns i tabellerna.',
  ],
  whoHasWhat: ['{who}: {what}', '{who}: {what}', '{who}: {what}'],
  whoHasWhatHow: [
    'How many each has under which main class.',
    'Montako kullakin on minkäkin pääluokan alla.',
    'Hur många var och en har under vilken huvudklass.',
  ],
  classesUnder: ['{who}, under {top}: {n}', '{who}, alla {top}: {n}', '{who}, under {top}: {n}'],
  howLarge: ['{what}: the whole', '{what}: kokonaisuus', '{what}: helheten'],
  howLargeHow: [
    'A square for each class, after the main class: full for the first two levels, a frame for those below.',
    'Neliö jokaiselle luokalle pääluokan jälkeen: täysi kahdella ylimmällä tasolla, kehys alemmilla.',
    'En kvadrat för varje klass efter huvudklassen: fylld på de två översta nivåerna, en ram på de lägre.',
  ],
  asTable: ['As a table', 'Taulukkona', 'Som tabell'],
} as const;
