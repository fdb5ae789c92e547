/** The words of the page that asks in SPARQL: in English, Finnish and Swedish. */
export const sparqlWords = {
  sparql: ['Ask in SPARQL', 'Kysy SPARQL:llä', 'Fråga med SPARQL'],
  sparqlHow: [
    'A query is about all statements of the catalogue. It is only read, and it asks no other server.',
    'Kysely koskee kaikkia luettelon väittämiä. Se vain lukee, eikä se kysy muilta palvelimilta.',
    'En fråga gäller alla påståenden i förteckningen. Den bara läser och frågar ingen annan server.',
  ],
  sparqlQuery: ['Query', 'Kysely', 'Fråga'],
  sparqlKeys: [
    'Ctrl+Space suggests prefixes, classes and properties and Ctrl+Enter runs the query.',
    'Ctrl+välilyönti ehdottaa etuliitteitä, luokkia ja ominaisuuksia ja Ctrl+Enter suorittaa kyselyn.',
    'Ctrl+mellanslag föreslår prefix, klasser och egenskaper och Ctrl+Enter kör frågan.',
  ],
  sparqlRun: ['Run the query', 'Suorita kysely', 'Kör frågan'],
  sparqlResult: ['Answer', 'Vastaus', 'Svar'],
  sparqlExamples: ['Examples', 'Esimerkkejä', 'Exempel'],
  sparqlDownload: ['Download the whole answer', 'Lataa koko vastaus', 'Ladda ner hela svaret'],
  sparqlShare: ['Link to this query', 'Linkki tähän kyselyyn', 'Länk till den här frågan'],
  sparqlRows: ['{n} rows', '{n} riviä', '{n} rader'],
  sparqlMore: [
    'The first {n} rows. There are more: the files below have all of them.',
    'Ensimmäiset {n} riviä. Rivejä on enemmän: alla olevissa tiedostoissa ovat kaikki.',
    'De första {n} raderna. Det finns fler: filerna nedan har alla.',
  ],
  sparqlNothing: ['No row fits.', 'Yksikään rivi ei sovi.', 'Ingen rad passar.'],
  sparqlPosted: [
    'The query is too long for a link. Copy it to share it.',
    'Kysely on liian pitkä linkiksi. Jaa se kopioimalla.',
    'Frågan är för lång för en länk. Kopiera den för att dela den.',
  ],
} as const;
