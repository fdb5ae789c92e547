import { silent } from './corpus-silent.ts';

/** A page of a form that occurs, and what an importer is to find in it. */
export interface Sample {
  /** The form that it shows. */
  readonly form: string;
  readonly text: string;
  readonly file?: string;
  readonly language?: string;
  readonly organisation?: string;
  /** Whether nothing but their headings names the units. */
  readonly namedByHeadingsAlone?: true;
  /** The registers of each unit that has any, by the names of the units. */
  readonly registers: Readonly<Record<string, readonly string[]>>;
  /** Names of units that have no register. */
  readonly others?: readonly string[];
  /** How many lines are not understood, where some are not. */
  readonly notUnderstood?: number;
  /** How many lines are claimed with something that speaks against their unit. */
  readonly notSure?: number;
  /** What the Turtle has in it besides. */
  readonly has?: readonly string[];
  /** What it has not. */
  readonly hasNot?: readonly string[];
  /** Details of claims: the line, and a part of what the report says of it. */
  readonly details?: Readonly<Record<number, string>>;
}

const INTRODUCTION = `Esimerkkiviraston tietovarannot

Esimerkkivirasto huolehtii esimerkeistä.
`;

const TOS = `Lisätietoja tietoaineistojen käsittelystä ja säilytysajoista
on tiedonohjaussuunnitelmassa (TOS)`;

/** Pages made for these tests. Every name in them is made up. */
export const corpus: readonly Sample[] = [
  {
    form: 'unit headings with "tietovarannot", registers and classes announced in two lines',
    text: `${INTRODUCTION}
Hallinto-osaston tietovarannot

Hallinto-osasto huolehtii hallinnosta (lähde toimintasääntö).

Henkilörekisterit, joista lisätietoja on tietosuojaselosteissa:

 • Asiakirjarekisteri
 • Kulkulupien rekisteri

${TOS}

 • 00 00 Hallintoasioiden ohjaus
 • 00 01 Suunnittelu

Hallinto-osaston tietojärjestelmät

Asianhallintajärjestelmä, kulunvalvonta (portit, ovet) sekä arkisto.
`,
    registers: { 'Hallinto-osasto': ['Asiakirjarekisteri', 'Kulkulupien rekisteri'] },
    has: [
      'varanto:descriptionSource "toimintasääntö"@fi',
      'dct:title "kulunvalvonta (portit, ovet)"@fi',
      'dct:title "arkisto"@fi',
    ],
  },
  {
    form: 'unit headings without "tietovarannot"',
    text: `${INTRODUCTION}
Nuorisopalvelut

Nuorisopalvelut järjestää nuorten toimintaa.

Henkilörekisterit, joista lisätietoja on tietosuojaselosteissa:
• Jäsenrekisteri

Kirjasto

Kirjasto lainaa kirjoja.

Henkilörekisterit, joista lisätietoja on tietosuojaselosteissa:
• Lainaajarekisteri
`,
    registers: { Nuorisopalvelut: ['Jäsenrekisteri'], Kirjasto: ['Lainaajarekisteri'] },
  },
  {
    form: 'one page for one unit',
    organisation: 'Liikuntapalvelut',
    text: `Liikuntapalvelujen tietovarannot

Liikuntapalvelut ylläpitää kenttiä.

Henkilörekisterit, joista lisätietoja on tietosuojaselosteissa:

 • Varausrekisteri

${TOS}

 • 12 05 Liikunta
`,
    registers: { Liikuntapalvelut: ['Varausrekisteri'] },
    has: ['dct:title "Liikuntapalvelujen tietovarannot"@fi'],
  },
  {
    form: 'one page for one unit of an organisation',
    text: `Ratasosaston tietovarannot

Ratasosasto huolehtii rattaista.

Rekisterit:
- Ratasrekisteri
`,
    registers: { Ratasosasto: ['Ratasrekisteri'] },
  },
  {
    form: 'three levels: service area, information resource, register',
    text: `${INTRODUCTION}
Kasvatuspalvelut

Kasvatuspalvelut järjestää kasvatusta.

Varhaiskasvatuksen tietovaranto

Tietovarantoon kuuluvat hakemukset.

Tietovarantoon liittyvät seuraavat rekisteriselosteet:
• Hakijarekisteri
• Lapsirekisteri

Koulutuksen tietovaranto

Tietovarantoon kuuluvat arvioinnit.

Tietovarantoon liittyvät seuraavat rekisteriselosteet:
• Oppilasrekisteri
`,
    registers: { Kasvatuspalvelut: ['Hakijarekisteri', 'Lapsirekisteri', 'Oppilasrekisteri'] },
    has: [
      '<register/oppilasrekisteri> a dcat:Dataset , varanto:Register',
      'dct:isPartOf <information-resource/koulutuksen-tietovaranto>',
      'dct:description "Tietovarantoon kuuluvat hakemukset."@fi',
    ],
  },
  {
    form: 'the four parts of a description, with labels',
    text: `${INTRODUCTION}
Pysäköintipalvelut

Pysäköintipalvelut valvoo pysäköintiä.

Pysäköintipalvelujen kuvaus, ylläpito ja rekisterit

Tietovarantoon kuuluvat luvat ja virhemaksut.

Henkilörekisterit, joista lisätietoja on tietosuojaselosteissa:
• Lupien rekisteri

Pysäköintipalvelujen tietoaineistot

Luvat ja niiden liitteet.

Käyttötarkoitus

Lupien myöntäminen ja valvonta.

Hakutekijät: nimi, rekisteritunnus

Säilytysajat

Lupia säilytetään kuusi vuotta. Virhemaksuja säilytetään kymmenen vuotta.

Tietojen luovuttaminen

Tietoja luovutetaan poliisille.

Pysäköintipalvelujen tietojärjestelmät

Lupajärjestelmä.
`,
    registers: { Pysäköintipalvelut: ['Lupien rekisteri'] },
    has: [
      'varanto:dataGroups "Luvat ja niiden liitteet."@fi',
      'varanto:purpose "Lupien myöntäminen ja valvonta."@fi',
      'varanto:searchKeys "nimi, rekisteritunnus"@fi',
      'varanto:retention "Lupia säilytetään kuusi vuotta. Virhemaksuja säilytetään kymmenen vuotta."@fi',
      'varanto:disclosures "Tietoja luovutetaan poliisille."@fi',
      'dct:title "Lupajärjestelmä"@fi',
    ],
  },
  {
    form: 'materials and systems as lists',
    text: `${INTRODUCTION}
Vesiosaston tietovarannot

Vesiosasto huolehtii vedestä.

Vesiosaston tietoaineistot

• Mittaukset
• Kartat

Vesiosaston tietojärjestelmät

• Mittarijärjestelmä
• Karttajärjestelmä.
`,
    registers: {},
    others: ['Vesiosasto'],
    has: [
      'varanto:dataGroups "Mittaukset; Kartat"@fi',
      'dct:title "Karttajärjestelmä"@fi ;\n    varanto:holder <organisation/vesiosasto>',
    ],
  },
  {
    form: 'a list that is announced and then empty',
    text: `${INTRODUCTION}
Puisto-osaston tietovarannot

Puisto-osasto hoitaa puistoja.

Tietovarantoon liittyvät seuraavat rekisteriselosteet:

Katuosaston tietovarannot

Katuosasto hoitaa katuja.

Tietovarantoon liittyvät seuraavat rekisteriselosteet:

• Katurekisteri
`,
    registers: { Katuosasto: ['Katurekisteri'] },
    others: ['Puisto-osasto'],
    details: { 9: 'announced, empty', 11: '' },
  },
  {
    form: 'a list that is announced and then empty, before a heading without a known ending',
    text: `${INTRODUCTION}
Puisto-osasto

Puisto-osasto hoitaa puistoja.

Tietovarantoon liittyvät seuraavat rekisteriselosteet:

Ruokahuolto

Ruokahuolto keittää ruokaa.

Tietovarantoon liittyvät seuraavat rekisteriselosteet:
• Ruokarekisteri
`,
    registers: { Ruokahuolto: ['Ruokarekisteri'] },
    others: ['Puisto-osasto'],
    details: { 9: 'announced, empty' },
  },
  {
    form: 'many wordings of announcements',
    namedByHeadingsAlone: true,
    text: `${INTRODUCTION}
Itäosaston tietovarannot

Osaston tietovarantoon kuuluvat seuraavat henkilörekisterit:
• Itärekisteri

Länsiosaston tietovarannot

Osasto ylläpitää seuraavia rekistereitä:
• Länsirekisteri

Pohjoisosaston tietovarannot

Tarkemmat tiedot löytyvät seuraavista tietosuojaselosteista ja rekisteriselosteet:
• Pohjoisrekisteri

Eteläosaston tietovarannot

Henkilörekisterit, joista kerrotaan muualla:
• Etelärekisteri
`,
    registers: {
      Itäosasto: ['Itärekisteri'],
      Länsiosasto: ['Länsirekisteri'],
      Pohjoisosasto: ['Pohjoisrekisteri'],
      Eteläosasto: ['Etelärekisteri'],
    },
  },
  {
    form: 'all kinds of bullets',
    text: `${INTRODUCTION}
Ratasosaston tietovarannot

Rekisterit:

 • Yksi
• Kaksi
  • Kolme
- Neljä
1. Viisi
2) Kuusi
* Seitsemän
– Kahdeksan

Tehtäväluokat:

1. 00 01 Suunnittelu
- 00.02.01 Seuranta
`,
    registers: {
      Ratasosasto: ['Yksi', 'Kaksi', 'Kolme', 'Neljä', 'Viisi', 'Kuusi', 'Seitsemän', 'Kahdeksan'],
    },
    has: ['skos:notation "00 02 01"', 'skos:notation "00 01"'],
  },
  {
    form: 'items with a description, and with who keeps them',
    namedByHeadingsAlone: true,
    text: `${INTRODUCTION}
Ratasosaston tietovarannot

Rekisterit:
• Ratasrekisteri: rattaiden omistajat
• Akselirekisteri (ylläpitäjä Akseliosasto)
• Tappirekisteri (työn alla)

Akseliosaston tietovarannot

Akseliosasto huolehtii akseleista.
`,
    registers: {
      Ratasosasto: ['Ratasrekisteri', 'Tappirekisteri (työn alla)'],
      Akseliosasto: ['Akselirekisteri'],
    },
    has: ['dct:description "rattaiden omistajat"@fi'],
  },
  {
    form: 'no bullets at all',
    text: `${INTRODUCTION}
Ratasosaston tietovarannot

Ratasosasto huolehtii rattaista.

Rekisterit:

Ratasrekisteri
Hammasrekisteri

${TOS}

00 01 Suunnittelu
00 01 02 Seuranta

Ratasosaston tietojärjestelmät

Ratasjärjestelmä.
`,
    registers: { Ratasosasto: ['Ratasrekisteri', 'Hammasrekisteri'] },
    has: ['skos:notation "00 01 02"'],
  },
  {
    form: 'no bullets, and a blank line between items',
    text: `${INTRODUCTION}
Ratasosaston tietovarannot

Rekisterit:

Ratasrekisteri

Hammasrekisteri

Akselien rekisteri

${TOS}

00 01 Suunnittelu
`,
    registers: { Ratasosasto: ['Ratasrekisteri', 'Hammasrekisteri', 'Akselien rekisteri'] },
  },
  {
    form: 'what a site puts around a page',
    text: `Siirry sisältöön
Etusivu

${INTRODUCTION}
Tällä sivulla

Ratasosaston tietovarannot

Rekisterit:
• Ratasrekisteri (Linkki johtaa ulkoiseen palveluun)
• Akselirekisteri Linkki johtaa ulkoiseen palveluun

Jaa
Päivitetty 1.2.2026
`,
    registers: { Ratasosasto: ['Ratasrekisteri', 'Akselirekisteri'] },
  },
  {
    form: 'typing errors in headings and announcements',
    text: `${INTRODUCTION}
Ratasosaston tietovarannnot

Ratasosasto huolehtii rattaista.

Henkilörekisterit, joista lisätietoja on tietosuojaseloteissa:
• Ratasrekisteri

Lisätietoja tietoainestojen käsittelystä ja säilytysajoista on tiedonohjaussunnitelmassa (TOS)
• 00 01 Suunnittelu

Ratasosaston tietojarjestelmät

Ratasjärjestelmä.
`,
    registers: { Ratasosasto: ['Ratasrekisteri'] },
    details: { 5: 'read with 1 wrong', 12: 'read with 1 wrong' },
    has: ['dct:title "Ratasjärjestelmä"@fi'],
  },
  {
    form: 'double spaces, non-breaking spaces, line ends of another system and a byte order mark',
    text: `\ufeff${INTRODUCTION}
Ratasosaston\u00a0tietovarannot

Ratasosasto  huolehtii   rattaista.

Rekisterit:
\u00a0•\u00a0Ratas\u00adrekisteri
•\tAkseli  rekisteri
`.replaceAll('\n', '\r\n'),
    registers: { Ratasosasto: ['Ratasrekisteri', 'Akseli rekisteri'] },
    has: ['dct:description "Ratasosasto huolehtii rattaista."@fi'],
  },
  {
    form: 'a text that is cut in the middle of a word',
    text: `${INTRODUCTION}
Ratasosaston tietovarannot

Ratasosasto huolehtii rattaista ja niiden akseleista sekä muusta, mitä ratt`,
    registers: {},
    others: ['Ratasosasto'],
  },
  {
    form: 'an announcement that is cut off',
    text: `${INTRODUCTION}
Ratasosaston tietovarannot

Ratasosasto huolehtii rattaista.

Henkilörekisterit, joista lisätietoja on tieto
• Ratasrekisteri
`,
    registers: { Ratasosasto: ['Ratasrekisteri'] },
  },
  {
    form: 'a name that neither the page nor a rule knows',
    text: `${INTRODUCTION}
Rakennetun ympäristön tietovarannot

Meillä rakennetaan.

Rekisterit:
• Rakennusrekisteri
`,
    registers: { 'Rakennetun ympäristön tietovarannot': ['Rakennusrekisteri'] },
  },
  {
    form: 'a name by a rule',
    text: `${INTRODUCTION}
Sisäisen tarkastuksen tietovarannot

Rekisterit:
• Tarkastusrekisteri
`,
    registers: { 'Sisäinen tarkastus': ['Tarkastusrekisteri'] },
    has: ['by a rule of the language'],
  },
  {
    form: 'a register of the same name in two units',
    namedByHeadingsAlone: true,
    text: `${INTRODUCTION}
Itäosaston tietovarannot

Rekisterit:
• Asiakasrekisteri

Länsiosaston tietovarannot

Rekisterit:
• Asiakasrekisteri
• Asiakasrekisteri
`,
    registers: { Itäosasto: ['Asiakasrekisteri'], Länsiosasto: ['Asiakasrekisteri'] },
    has: ['<register/asiakasrekisteri-itaosasto> a', '<register/asiakasrekisteri-lansiosasto> a'],
  },
  {
    form: 'an empty list before what may be an item of it or a heading',
    text: `${INTRODUCTION}
Puisto-osasto

Puisto-osasto hoitaa puistoja.

Tietovarantoon liittyvät seuraavat rekisteriselosteet:

Ruokapalvelut

Henkilörekisterit, joista lisätietoja on tietosuojaselosteissa:
• Ruokarekisteri
`,
    registers: { Ruokapalvelut: ['Ruokarekisteri'] },
    others: ['Puisto-osasto'],
    details: { 9: 'announced, empty' },
    notSure: 3,
  },
  {
    form: 'an announcement without its colon',
    text: `${INTRODUCTION}
Ratasosaston tietovarannot

Tietovarantoon liittyvät seuraavat tietosuojaselosteet

Ratasrekisteri
Akselirekisteri

Ratasosaston tietojärjestelmät

Järjestelmät ovat Ratas ja Akseli.
`,
    registers: { Ratasosasto: ['Ratasrekisteri', 'Akselirekisteri'] },
    has: ['varanto:systemsDescription "Järjestelmät ovat Ratas ja Akseli."@fi'],
    hasNot: ['varanto:InformationSystem'],
  },
  {
    form: 'prose on systems, which is not taken apart',
    text: `${INTRODUCTION}
Ratasosaston tietovarannot

Ratasosaston tietojärjestelmät

Tietoja käsitellään Ratas-järjestelmässä. Akselien tiedot, joita on paljon, ovat toisaalla.
`,
    registers: {},
    others: ['Ratasosasto'],
    has: ['varanto:systemsDescription "Tietoja käsitellään'],
    hasNot: ['varanto:InformationSystem'],
  },
  {
    form: 'lines that nothing is made of',
    text: `${INTRODUCTION}
Ratasosaston tietovarannot

Rekisterit:
• Ratasrekisteri

${TOS}

• 00 01 Suunnittelu
• Tämä ei ole luokka

Tämä teksti ei kuulu mihinkään.
`,
    registers: { Ratasosasto: ['Ratasrekisteri'] },
    notUnderstood: 2,
    notSure: 2,
  },
  {
    form: 'a contact in short',
    text: `${INTRODUCTION}
Tietopyynnöt

Tietopyynnöt lähetetään kirjaamoon.

Postiosoite: Esimerkkilän kaupungin kirjaamo, PL 1, 01234 Esimerkkilä

Käyntiosoite on Esimerkkikatu 5 B.

Sähköposti: kirjaamo@example.org
`,
    registers: {},
    has: [
      'vcard:fn "Esimerkkilän kaupungin kirjaamo"@fi',
      'vcard:hasEmail <mailto:kirjaamo@example.org>',
      'locn:postCode "01234"',
      'locn:thoroughfare "Esimerkkikatu"@fi',
    ],
  },
  {
    form: 'HTML, with links as privacy notices',
    file: 'page.html',
    text: `<!doctype html>
<html lang="fi"><head><title>Otsikko</title><style>p { color: red }</style></head>
<body><header><a href="/">Etusivu</a></header><nav><ul><li>Valikko</li></ul></nav>
<main><h1>Esimerkkiviraston tietovarannot</h1>
<p>Esimerkkivirasto huolehtii <b>esimerkeistä</b>.</p>
<h2>Ratasosasto</h2><p>Ratasosasto huolehtii rattaista.</p>
<p>Tietovarantoon liittyvät seuraavat rekisteriselosteet:</p>
<ul><li><a href="https://example.org/ratas.pdf">Ratasrekisteri</a> (Linkki johtaa ulkoiseen palveluun)</li>
<li><a href="akseli.pdf">Akselirekisteri</a></li></ul>
<p>Lisätietoja tietoaineistojen käsittelystä ja säilytysajoista<br>on tiedonohjaussuunnitelmassa (TOS)</p>
<ul><li>00 01 Suunnittelu</li></ul>
<script>alert('not a text')</script></main><footer>Tekijät</footer></body></html>`,
    registers: { Ratasosasto: ['Ratasrekisteri', 'Akselirekisteri'] },
    has: ['foaf:page <https://example.org/ratas.pdf>', 'skos:notation "00 01"'],
  },
  {
    form: 'HTML with three levels of headings',
    file: 'page.html',
    text: `<h1>Esimerkkiviraston tietovarannot</h1>
<h2>Nuoriso</h2><p>Nuoriso on meille tärkeä.</p>
<h3>Leirien tiedot</h3><p>Tietoja leireistä.</p><p>Rekisterit:</p><ul><li>Leirirekisteri</li></ul>
<h3>Kerhojen tiedot</h3><p>Rekisterit:</p><ol><li>Kerhorekisteri</li></ol>
<h2>Tietopyynnöt</h2><p>Tietopyynnöt kirjaamoon.</p>`,
    registers: { Nuoriso: ['Leirirekisteri', 'Kerhorekisteri'] },
    has: [
      'dct:isPartOf <information-resource/leirien-tiedot>',
      'dct:description "Tietoja leireistä."@fi',
    ],
  },
  {
    form: 'a Swedish page',
    language: 'sv',
    organisation: 'Exempelverket',
    text: `Exempelverkets informationslager

Exempelverket sköter exempel.

Ekonomiavdelningens informationslager

Ekonomiavdelningen sköter ekonomin (källa förvaltningsstadgan).

Avdelningen har följande dataskyddsbeskrivningar:
• Bokföringsregistret

Mer information om behandlingen av informationsmaterialet och bevaringstiderna finns i informationsstyrningsplanen (TOS)
• 02 02 Ekonomiplanering

Ekonomiavdelningens informationssystem

Bland annat bokföringssystemet, lönesystemet samt arkivet.

Begäran om uppgifter ur informationslagren

Begäran skickas till registratorskontoret.
`,
    registers: { Ekonomiavdelningen: ['Bokföringsregistret'] },
    has: [
      'varanto:descriptionSource "förvaltningsstadgan"@sv',
      'dct:title "arkivet"@sv',
      'varanto:systemsListOpen true',
    ],
  },
  {
    form: 'an English page',
    language: 'en',
    organisation: 'Example Agency',
    text: `Example Agency's information resources

Example Agency takes care of examples.

Information resources of the Legal Services

Legal Services give advice (source: rules of procedure).

We keep the following personal data registers:
- Client register (kept by Client Services)
- Case register: all cases

More information on the handling and retention of the data is in the records management plan (TOS)
- 00 01 Planning

Information systems of the Legal Services

Among others the case system.

Requests for information

Send your request to the registry.
`,
    registers: { 'Legal Services': ['Case register'], 'Client Services': ['Client register'] },
    has: ['varanto:descriptionSource "rules of procedure"@en', 'dct:description "all cases"@en'],
  },
  {
    form: 'a source on a line of its own, and a heading said twice',
    text: `${INTRODUCTION}
Ratasosaston tietovarannot
Ratasosaston tietovarannot

Ratasosasto huolehtii rattaista.

Lähde: johtosääntö

Rekisterit:
• Ratasrekisteri
`,
    registers: { Ratasosasto: ['Ratasrekisteri'] },
    has: ['varanto:descriptionSource "johtosääntö"@fi'],
    details: { 6: 'again' },
  },
  ...silent,
];
