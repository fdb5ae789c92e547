/** What a lawyer checks in a request: in our own words, with where the law says it, and how each language says it. */
interface Requirement {
  /** The kinds of request that it is asked of. */
  readonly kinds: readonly string[];
  readonly source: string;
  readonly what: string;
  readonly patterns: Readonly<Record<'fi' | 'sv' | 'en', RegExp>>;
}

const GDPR = 'Regulation (EU) 2016/679';
const OPENNESS = 'Act 621/1999';
const PROCEDURE = 'Act 434/2003';
const all = ['ownData', 'document', 'information'];

export const checklist: readonly Requirement[] = [
  {
    kinds: all,
    source: 'what any request needs',
    what: 'to whom it goes',
    patterns: {
      fi: /^Vastaanottaja: .*kirjaamo/m,
      sv: /^Till: .*kirjaamo/m,
      en: /^To: .*kirjaamo/m,
    },
  },
  {
    kinds: all,
    source: 'what any request needs',
    what: 'which unit it concerns',
    patterns: {
      fi: /koskee yksikköä: Henkilöstöosasto/,
      sv: /gäller enheten: Henkilöstöosasto \(Personalavdelningen\)/,
      en: /concerns the unit: Henkilöstöosasto \(/,
    },
  },
  {
    kinds: all,
    source: 'what any request needs',
    what: 'which register it concerns',
    patterns: {
      fi: /^Rekisteri.*: Rekrytoinnin rekisteri$/m,
      sv: /^Register.*: Rekrytoinnin rekisteri \(/m,
      en: /^Register.*: Rekrytoinnin rekisteri \(/m,
    },
  },
  {
    kinds: all,
    source: 'what any request needs',
    what: 'what is asked, in the own words of who asks',
    patterns: { fi: /: minun sanani$/m, sv: /: minun sanani$/m, en: /: minun sanani$/m },
  },
  {
    kinds: all,
    source: 'what any request needs',
    what: 'how to answer, and where to',
    patterns: {
      fi: /Miten toivon vastauksen: \[ \][\s\S]*Yhteystiedot vastausta varten: _/,
      sv: /Så vill jag ha svaret: \[ \][\s\S]*Kontaktuppgifter för svaret: _/,
      en: /How I would like the answer: \[ \][\s\S]*Contact details for the answer: _/,
    },
  },
  {
    kinds: all,
    source: 'what any request needs',
    what: 'who asks, and on which day',
    patterns: {
      fi: /^Nimi.*: _+\n[\s\S]*^Päiväys: _/m,
      sv: /^Namn.*: _+\n[\s\S]*^Datum: _/m,
      en: /^Name.*: _+\n[\s\S]*^Date: _/m,
    },
  },
  {
    kinds: all,
    source: `${GDPR}, Article 12(6); ${OPENNESS}, section 13(1)`,
    what: 'how who asks is identified, where that is needed',
    patterns: { fi: /^Henkilöllisyys: /m, sv: /^Identitet: /m, en: /^Identity: /m },
  },
  ...(
    [
      [
        '15(1)',
        'whether data is processed at all',
        /vahvistamaan, käsitelläänkö/,
        /bekräfta om/,
        /confirm whether/,
      ],
      [
        '15(1)(a)',
        'the purposes',
        /^a\) .*tarkoituksiin/m,
        /^a\) .*ändamål/m,
        /^\(a\) .*purposes/m,
      ],
      [
        '15(1)(b)',
        'the categories of data',
        /^b\) .*ryhmiä/m,
        /^b\) .*kategorier/m,
        /^\(b\) .*categories/m,
      ],
      [
        '15(1)(c)',
        'the recipients',
        /^c\) .*luovutettu/m,
        /^c\) .*lämnats ut/m,
        /^\(c\) .*disclosed/m,
      ],
      [
        '15(1)(d)',
        'the storage period',
        /^d\) .*säilytetään/m,
        /^d\) .*lagras/m,
        /^\(d\) .*stored/m,
      ],
      [
        '15(1)(e)',
        'rectification, erasure, restriction, objection',
        /^e\) .*oikaisemista, poistamista .*rajoittamista .*vastustaa/m,
        /^e\) .*rättas, raderas .*begränsas.*invända/m,
        /^\(e\) .*rectification, erasure or restriction.*object/m,
      ],
      [
        '15(1)(f)',
        'the right to lodge a complaint',
        /^f\) .*valituksen/m,
        /^f\) .*klagomål/m,
        /^\(f\) .*complaint/m,
      ],
      [
        '15(1)(g)',
        'the source of the data',
        /^g\) .*mistä tiedot/m,
        /^g\) varifrån/m,
        /^\(g\) where/m,
      ],
      [
        '15(1)(h)',
        'automated decisions and their logic',
        /^h\) .*automaattisia.*logiikka/m,
        /^h\) .*automatiserade.*logik/m,
        /^\(h\) .*automated.*logic/m,
      ],
      [
        '15(2)',
        'safeguards of transfers to third countries',
        /suojatoimista/,
        /skyddsåtgärderna/,
        /safeguards/,
      ],
      ['15(3)', 'a copy of the data', /jäljennöksen niistä/, /en kopia av dem/, /a copy of it/],
      [
        '12(3)',
        'an answer within one month',
        /kuukauden kuluessa/,
        /inom en månad/,
        /within one month/,
      ],
      ['12(5)', 'free of charge', /maksutta/, /avgiftsfritt/, /free of charge/],
      [
        '12(6)',
        'more information only where identity is in doubt',
        /lisätietoja/,
        /ytterligare information/,
        /further information/,
      ],
    ] as const
  ).map(([article, what, fi, sv, en]) => ({
    kinds: ['ownData'],
    source: `${GDPR}, Article ${article}`,
    what,
    patterns: { fi, sv, en },
  })),
  ...(
    [
      [
        '13(1)',
        'the document is identified well enough to be found',
        /nimi tai numero: _[\s\S]*ajankohta/,
        /namn eller nummer: _[\s\S]*tidpunkt/,
        /name or number[\s\S]*the time/,
      ],
      [
        '13(1)',
        'the authority helps with registers and indexes to identify it',
        /avustamaan .*rekisterien ja hakemistojen/,
        /hjälpa mig .*register och förteckningar/,
        /assist me .*registers and indexes/,
      ],
      ['13(1)', 'no reason needs to be given', /En perustele/, /motiverar inte/, /no reason/],
      [
        '13(1)',
        'identity is given only where it is needed',
        /henkilöllisyyttäni enempää kuin/,
        /identitet mer än/,
        /identity beyond what/,
      ],
      [
        '13(2)',
        'the purpose is given for secret documents and data of registers',
        /salassa pidettävä .*käyttötarkoituksen/,
        /sekretessbelagd .*användas till/,
        /secret .*purpose of use/,
      ],
      [
        '14(3)',
        'a refusal has its reason, and a decision that can be appealed',
        /syystä.*valituskelpoisen/,
        /varför.*överklagbart/,
        /reason.*appealed/,
      ],
      [
        '14(4)',
        'without delay, two weeks at most, one month for much work',
        /kahden viikon.*kuukauden/,
        /två veckor.*en månad/,
        /two weeks.*one month/,
      ],
      [
        '10',
        'the public part of what is partly secret',
        /julkisen osan/,
        /offentliga delen/,
        /only a part .*public/,
      ],
      [
        '34',
        'charges are told beforehand',
        /maksu, pyydän tiedon siitä etukäteen/,
        /avgiftsbelagda .*på förhand/,
        /charge .*before/,
      ],
    ] as const
  ).map(([section, what, fi, sv, en]) => ({
    kinds: ['document'],
    source: `${OPENNESS}, section ${section}`,
    what,
    patterns: { fi, sv, en },
  })),
  ...(
    [
      [
        '8(1)',
        'advice on how the matter is dealt with',
        /neuvoa siitä, kuka asian hoitaa/,
        /råd om vem som sköter/,
        /advise me on who handles/,
      ],
      ['8(1)', 'free of charge', /maksutonta/, /avgiftsfri/, /free of charge/],
      [
        '8(2)',
        'the way to the competent authority',
        /toimivaltaisen viranomaisen/,
        /behöriga myndigheten/,
        /competent authority/,
      ],
    ] as const
  ).map(([section, what, fi, sv, en]) => ({
    kinds: ['information'],
    source: `${PROCEDURE}, section ${section}`,
    what,
    patterns: { fi, sv, en },
  })),
];
