import type { Sample } from './corpus.ts';

const INTRODUCTION = `Esimerkkiviraston tietovarannot

Esimerkkivirasto huolehtii esimerkeistä.
`;

/** Pages on which something could go wrong without a word: each is read as it is, or the report says that it is not sure. */
export const silent: readonly Sample[] = [
  {
    form: 'a unit after the section on requests',
    text: `${INTRODUCTION}
Nuorisopalvelut

Nuorisopalvelut järjestää nuorten toimintaa.

Tietopyynnöt

Tietopyynnöt lähetetään kirjaamoon.

Kirjasto

Kirjasto lainaa kirjoja.

Rekisterit:
• Lainaajarekisteri
`,
    registers: { Kirjasto: ['Lainaajarekisteri'] },
    others: ['Nuorisopalvelut'],
  },
  {
    form: 'a list after the section on requests, without any unit',
    text: `${INTRODUCTION}
Nuorisopalvelut

Nuorisopalvelut järjestää nuorten toimintaa.

Tietopyynnöt

Tietopyynnöt lähetetään kirjaamoon.

Rekisterit:
• Lainaajarekisteri
`,
    registers: { Nuorisopalvelut: ['Lainaajarekisteri'] },
    notSure: 2,
  },
  {
    form: 'what may be a part of the section on requests, or a unit',
    text: `${INTRODUCTION}
Nuorisopalvelut

Nuorisopalvelut järjestää nuorten toimintaa.

Tietopyynnöt

Tietopyynnöt lähetetään kirjaamoon.

Kirjaamo

Kirjaamo on avoinna arkisin.
`,
    registers: {},
    others: ['Nuorisopalvelut'],
    notSure: 2,
  },
  {
    form: 'HTML with units after the section on requests',
    file: 'page.html',
    text: `<h1>Esimerkkiviraston tietovarannot</h1>
<h2>Museopalvelut</h2><p>Museopalvelut hoitaa museota.</p>
<h2>Tietopyynnöt</h2><p>Pyynnöt kirjaamoon.</p><h3>Aukioloajat</h3><p>Kirjaamo on avoinna arkisin.</p>
<h2>Kirjastopalvelut</h2><p>Lainaamme kirjoja.</p><h3>Rekisterit</h3><ul><li>Lainausrekisteri</li></ul>
<h2>Liikunta</h2><p>Liikumme.</p><p>Rekisterit:</p><ul><li>Varausrekisteri</li></ul>`,
    registers: { Kirjastopalvelut: ['Lainausrekisteri'], Liikunta: ['Varausrekisteri'] },
    others: ['Museopalvelut'],
    has: ['dct:description "Pyynnöt kirjaamoon.'],
  },
  {
    form: 'registers whose names begin with digits, in a list of registers',
    text: `${INTRODUCTION}
Vanhuspalvelut

Vanhuspalvelut hoitaa ikäihmisten asioita.

Rekisterit:
• Asiakasrekisteri
• 75 vuotta täyttäneiden kotikäyntien rekisteri
• 24 h turvapuhelinrekisteri
• 12 Ystävää -rekisteri

Tehtäväluokat:
• 05 Sosiaalitoimi
• 05 01 Ohjaus
`,
    registers: {
      Vanhuspalvelut: [
        'Asiakasrekisteri',
        '75 vuotta täyttäneiden kotikäyntien rekisteri',
        '24 h turvapuhelinrekisteri',
        '12 Ystävää -rekisteri',
      ],
    },
    has: ['skos:notation "05"', 'skos:notation "05 01"'],
  },
  {
    form: 'a name like a class in a list of registers',
    text: `${INTRODUCTION}
Vanhuspalvelut

Vanhuspalvelut hoitaa ikäihmisten asioita.

Rekisterit:
• Asiakasrekisteri
• 00 01 projektin rekisteri
`,
    registers: { Vanhuspalvelut: ['Asiakasrekisteri'] },
    notSure: 1,
  },
  {
    form: 'a unit after the text of a label',
    text: `${INTRODUCTION}
Vanhuspalvelut

Vanhuspalvelut hoitaa ikäihmisten asioita.

Käyttötarkoitus

Palvelujen järjestäminen

Kaupunkiympäristön palvelualue

Kaavoitus ja rakentaminen.

Rekisterit:
• Kaavarekisteri
`,
    registers: { 'Kaupunkiympäristön palvelualue': ['Kaavarekisteri'] },
    others: ['Vanhuspalvelut'],
    has: ['varanto:purpose "Palvelujen järjestäminen"@fi'],
  },
  {
    form: 'what may be a unit after the text of a label',
    text: `${INTRODUCTION}
Vanhuspalvelut

Vanhuspalvelut hoitaa ikäihmisten asioita.

Käyttötarkoitus

Palvelujen järjestäminen

Kaavoitus ja maankäyttö

Kaavoitamme ja rakennamme.

Rekisterit:
• Kaavarekisteri
`,
    registers: { Vanhuspalvelut: ['Kaavarekisteri'] },
    notUnderstood: 2,
    notSure: 4,
  },
  {
    form: 'what may be a unit, or the text of a label',
    text: `${INTRODUCTION}
Vanhuspalvelut

Vanhuspalvelut hoitaa ikäihmisten asioita.

Käyttötarkoitus

Kaavoitus ja maankäyttö

Kaavoitamme ja rakennamme.

Rekisterit:
• Kaavarekisteri
`,
    registers: { Vanhuspalvelut: ['Kaavarekisteri'] },
    notSure: 4,
  },
  {
    form: 'retention and disclosures in sentences under another label',
    text: `${INTRODUCTION}
Vanhuspalvelut

Vanhuspalvelut hoitaa ikäihmisten asioita.

Hakutekijät

Nimi, henkilötunnus

Tietoja säilytetään viisi vuotta. Tietoja luovutetaan Kelalle.
`,
    registers: {},
    others: ['Vanhuspalvelut'],
    has: [
      'varanto:searchKeys "Nimi, henkilötunnus"@fi',
      'varanto:retention "Tietoja säilytetään viisi vuotta."@fi',
      'varanto:disclosures "Tietoja luovutetaan Kelalle."@fi',
    ],
    details: { 13: 'by its words also disclosures' },
  },
  {
    form: 'a bracket on two lines, and a keeper with more beside it',
    text: `${INTRODUCTION}
Museopalvelut

Museopalvelut hoitaa museota.

Rekisterit:
• Kuvarekisteri (ylläpitäjä
  Taidemuseo)
• Lahjarekisteri (rekisterinpitäjä: Taidemuseo, pvm 1.2.2024)
• Teosrekisteri (rekisterinpitäjä: Museopalvelut, pvm 1.2.2024)
`,
    registers: {
      Museopalvelut: ['Lahjarekisteri', 'Teosrekisteri'],
      Taidemuseo: ['Kuvarekisteri'],
    },
    has: ['Not sure: the item has \\"Taidemuseo, pvm 1.2.2024\\".'],
    hasNot: ['prefLabel "Taidemuseo, pvm'],
  },
  {
    form: 'HTML with what nobody sees, and links that are not published',
    file: 'page.html',
    text: `<h1>Esimerkkiviraston tietovarannot</h1>
<h2>Museopalvelut</h2><p>Museopalvelut hoitaa museota.</p>
<p hidden>Piilossa on jotain.</p>
<p style="color: red; display: none">Tämäkin on piilossa.</p>
<p>Rekisterit:</p><ul><li><a href="https://user:word@example.org/s">Kuvarekisteri</a></li></ul>`,
    registers: { Museopalvelut: ['Kuvarekisteri'] },
    hasNot: ['piilossa', 'Piilossa', 'user:word'],
  },
  {
    form: 'a second list of registers in a section, with bullets as the first',
    text: `${INTRODUCTION}
Museopalvelut

Museopalvelut hoitaa museota.

Rekisterit:
• Kuvarekisteri

Henkilörekisterit, joista kerrotaan muualla:
• Lahjarekisteri
`,
    registers: { Museopalvelut: ['Kuvarekisteri', 'Lahjarekisteri'] },
    notSure: 2,
  },
  {
    form: 'HTML with tables, parts that fold out, and paragraphs and items within items',
    file: 'page.html',
    language: 'en',
    organisation: 'Example Agency',
    text: `<h1>Example Agency's information resources</h1>
<h2>Sports Services</h2><p>Sports Services run the pools.</p>
<details><summary>Registers of Sports Services</summary>
<p>Sports Services keep the following registers:</p>
<ul><li><p>Season tickets</p><p>Bought at the counter.</p></li>
<li>Pool customers</li>
<li>Courses<ul><li>Yoga</li></ul></li>
</ul></details>
<h3>Information systems of the Sports Services</h3>
<table><tr><th>System</th><th>Use</th></tr><tr><td>Timmi</td><td>bookings</td></tr></table>
<h2>Library Services</h2><p>Library Services lend books.</p>
<h2>Show more</h2>
<h3>Registers</h3><table><tr><th>Register</th></tr><tr><td>Loans</td></tr><tr><td>Fees</td></tr></table>`,
    registers: {
      'Sports Services': ['Season tickets', 'Pool customers', 'Courses', 'Yoga'],
      'Library Services': ['Loans', 'Fees'],
    },
    has: ['dct:description "Bought at the counter."@en'],
    hasNot: ['varanto:InformationSystem'],
    notUnderstood: 5,
    notSure: 2,
  },
  {
    form: 'systems in lists with and without names, and in prose',
    text: `${INTRODUCTION}
Museopalvelut

Museopalvelut hoitaa museota.

Museopalvelujen tietojärjestelmät

Musketti, jota ylläpitää Taidemuseo, ja sen liittymä.

Kirjastopalvelut

Kirjastopalvelut lainaa kirjoja.

Kirjastopalvelujen tietojärjestelmät

Koha, Finna ja Primus jne.
`,
    registers: {},
    others: ['Museopalvelut', 'Kirjastopalvelut'],
    has: ['dct:title "Primus"@fi', 'dct:title "Finna"@fi', 'varanto:systemsListOpen true'],
    hasNot: ['dct:title "ja sen', 'dct:title "Musketti"'],
  },
];
