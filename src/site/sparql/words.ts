/** The words of the page that asks in SPARQL, and of a question that was not answered: in English, Finnish and Swedish. */
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
  sparqlRow: ['1 row', '1 rivi', '1 rad'],
  sparqlFirst: [
    'The first {n} of {total} rows.',
    'Ensimmäiset {n} riviä, kaikkiaan {total}.',
    'De första {n} av {total} rader.',
  ],
  sparqlTooMany: [
    'The first {n} rows. There are more than {most}, which is the most that a file has.',
    'Ensimmäiset {n} riviä. Rivejä on enemmän kuin {most}, joka on tiedoston enimmäismäärä.',
    'De första {n} raderna. Det finns fler än {most}, som är det mesta som en fil har.',
  ],
  sparqlTooLarge: [
    'The first {n} rows. All of them are more than {most} bytes, which is the most that a file has.',
    'Ensimmäiset {n} riviä. Kaikki rivit ovat yli {most} tavua, joka on tiedoston enimmäiskoko.',
    'De första {n} raderna. Alla rader är mer än {most} byte, som är det mesta som en fil har.',
  ],
  sparqlMore: [
    'The first {n} rows. There are more.',
    'Ensimmäiset {n} riviä. Rivejä on enemmän.',
    'De första {n} raderna. Det finns fler.',
  ],
  sparqlInParts: [
    'Ask for the whole answer in parts: with ORDER BY, LIMIT and OFFSET.',
    'Kysy koko vastaus osissa: ORDER BY, LIMIT ja OFFSET.',
    'Fråga efter hela svaret i delar: med ORDER BY, LIMIT och OFFSET.',
  ],
  sparqlNothing: ['No row fits.', 'Yksikään rivi ei sovi.', 'Ingen rad passar.'],
  notAnswered: [
    'This could not be answered',
    'Tähän ei voitu vastata',
    'Detta kunde inte besvaras',
  ],
  askedWrong: [
    'Correct the values in the form and ask again.',
    'Korjaa lomakkeen arvot ja kysy uudelleen.',
    'Rätta värdena i formuläret och fråga igen.',
  ],
  sparqlCorrect: [
    'Correct the query and run it again.',
    'Korjaa kysely ja suorita se uudelleen.',
    'Rätta frågan och kör den igen.',
  ],
  sparqlOnlyReads: [
    'Leave out of the query what changes data or asks for data from elsewhere.',
    'Poista kyselystä se, mikä muuttaa tietoja tai hakee niitä muualta.',
    'Ta bort det ur frågan som ändrar uppgifter eller hämtar dem från annat håll.',
  ],
  sparqlLess: [
    'Ask for less at a time, or write a simpler query.',
    'Kysy vähemmän kerralla tai kirjoita yksinkertaisempi kysely.',
    'Fråga efter mindre åt gången eller skriv en enklare fråga.',
  ],
  sparqlAgain: [
    'Run the query again in a moment.',
    'Suorita kysely hetken kuluttua uudelleen.',
    'Kör frågan igen om en stund.',
  ],
  sparqlFailed: [
    'Something went wrong in the server; it is not your mistake.',
    'Palvelimessa tapahtui virhe, joka ei johdu sinusta.',
    'Något gick fel i servern; det var inte ditt fel.',
  ],
  sparqlPosted: [
    'The query is too long for a link. Copy it to share it.',
    'Kysely on liian pitkä linkiksi. Jaa se kopioimalla.',
    'Frågan är för lång för en länk. Kopiera den för att dela den.',
  ],
} as const;
