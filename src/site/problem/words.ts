/** What the pages say that are in place of one that cannot be given, in English, Finnish and Swedish. */
export const problemWords = {
  missing: [
    'There is nothing at this address',
    'Tässä osoitteessa ei ole mitään',
    'Det finns inget på den här adressen',
  ],
  missingWhy: [
    'Check the spelling of the address, or go to the start page.',
    'Tarkista osoitteen kirjoitusasu tai aloita etusivulta.',
    'Kontrollera hur adressen är skriven eller börja från startsidan.',
  ],
  unacceptable: ['Not in that format', 'Ei tässä muodossa', 'Inte i det formatet'],
  unacceptableWhy: [
    'The resource at this address is not available in a requested format.',
    'Tässä osoitteessa olevaa ei saa missään pyydetyssä muodossa.',
    'Det som finns på adressen går inte att få i något av de begärda formaten.',
  ],
  gone: ['No longer here', 'Ei enää täällä', 'Finns inte längre här'],
  goneWhy: [
    'What was at this address has been withdrawn.',
    'Se, mikä tässä osoitteessa oli, on poistettu.',
    'Det som fanns på adressen har tagits bort.',
  ],
  unavailable: [
    'Not available at the moment',
    'Juuri nyt ei saatavilla',
    'Inte tillgängligt just nu',
  ],
  unavailableWhy: [
    'The catalogue cannot be read at the moment. Try again in a few seconds.',
    'Luetteloa ei voi lukea juuri nyt. Yritä uudelleen muutaman sekunnin kuluttua.',
    'Förteckningen kan inte läsas just nu. Försök igen om några sekunder.',
  ],
  busyWhy: [
    'The server has much to do at the moment. Try again in a few seconds.',
    'Palvelimella on juuri nyt paljon tehtävää. Yritä uudelleen muutaman sekunnin kuluttua.',
    'Servern har mycket att göra just nu. Försök igen om några sekunder.',
  ],
  stopped: ['This took too long', 'Tämä kesti liian kauan', 'Det här tog för lång tid'],
  stoppedWhy: [
    'Ask with fewer words, or try again in a few seconds.',
    'Käytä vähemmän sanoja tai yritä uudelleen muutaman sekunnin kuluttua.',
    'Använd färre ord eller försök igen om några sekunder.',
  ],
  tooMuch: ['Too much for one page', 'Liikaa yhdelle sivulle', 'För mycket för en sida'],
  tooMuchWhy: [
    'This page would read more of the catalogue than one request may.',
    'Tämä sivu lukisi luettelosta enemmän kuin yksi pyyntö saa lukea.',
    'Den här sidan skulle läsa mer ur förteckningen än en begäran får.',
  ],
  unreadable: [
    'The address cannot be read',
    'Osoitetta ei voi lukea',
    'Adressen går inte att läsa',
  ],
  failed: ['Something went wrong here', 'Jotain meni täällä vikaan', 'Något gick fel här'],
  failedWhy: [
    'It is not your mistake. Those who run this service find it in the log as request {id}.',
    'Vika ei ole sinun. Palvelun ylläpitäjä löytää sen lokista pyyntönä {id}.',
    'Felet är inte ditt. Den som sköter tjänsten hittar det i loggen som begäran {id}.',
  ],
  tryAgain: ['Try again', 'Yritä uudelleen', 'Försök igen'],
  inItsPlace: ['In its place there is now:', 'Sen tilalla on nyt:', 'I dess ställe finns nu:'],
} as const;
