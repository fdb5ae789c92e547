import { readFileSync, existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ask, loadCatalogue } from '../support/catalogue.ts';
import { readPage, type Unit } from './page.ts';

/** The page; line numbers in the data count its lines. */
const TEXT = readFileSync('data/helsinki/kaupunginkanslian-tietovarannot.txt', 'utf8');
const SEED = '../shared/seed/kaupunginkanslian-tietovarannot.txt';
/** The note on the source of a description is a fact of its own. */
const WITHOUT_NOTES = TEXT.replaceAll(/ ?\(lähde [^)]+\)/g, '');
const page = readPage(TEXT);
const { snapshot } = loadCatalogue();

interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly unknown[];
}

interface Listed {
  readonly nodes: readonly Record<string, unknown>[];
}

interface AnsweredUnit {
  readonly name: string;
  readonly description: string;
  readonly descriptionSource: string | null;
  readonly registers: Listed;
  readonly tosClasses: Listed;
  readonly informationSystems: Listed;
  readonly informationResources: {
    readonly nodes: readonly {
      readonly title: string;
      readonly description: string | null;
      readonly systemsDescription: string | null;
      readonly systemsListOpen: boolean | null;
      readonly registers: Listed;
      readonly tosClasses: Listed;
      readonly informationSystems: Listed;
    }[];
  };
}

const query = `{
  organisation(id: "organisation/kaupunginkanslia") {
    name
    description
    parent { name }
    units {
      nodes {
        name
        description
        descriptionSource
        registers { nodes { title } }
        tosClasses { nodes { notation label } }
        informationSystems { nodes { title } }
        informationResources {
          nodes {
            title
            description
            systemsDescription
            systemsListOpen
            registers { nodes { title } }
            tosClasses { nodes { notation label } }
            informationSystems { nodes { title } }
          }
        }
      }
    }
    contactPoint {
      name
      description
      requestInstructions
      email
      secureMail
      secureMailSignIn
      openingHours
      postalAddress { fullAddress poBox postCode postName }
      visitingAddress { fullAddress thoroughfare locatorDesignator description }
    }
  }
}`;

const answer: Answer = await ask(snapshot, query);
const { organisation } = answer.data as {
  organisation: {
    name: string;
    description: string;
    parent: { name: string };
    units: { nodes: AnsweredUnit[] };
    contactPoint: Record<string, string> & Record<'postalAddress' | 'visitingAddress', object>;
  };
};

function sorted(texts: readonly unknown[]): string[] {
  return texts.map((text) => JSON.stringify(text)).sort();
}

function titles({ nodes }: Listed): unknown[] {
  return nodes.map(({ title }) => title);
}

/** The rule for the systems of a text: split at "," and "sekä", never at a suspended hyphen. */
function systemsIn(text: string | undefined): string[] {
  if (!text) return [];
  const list = text.replace(/^Muun muassa /, '').replace(/\.$/, '');
  return list.split(/, | sekä /);
}

describe('the page', () => {
  it.skipIf(!existsSync(SEED))('is kept as it was read', () => {
    expect(TEXT).toBe(readFileSync(SEED, 'utf8'));
  });

  it('is the text of its document, to the last character', () => {
    const document = snapshot.resource(
      'http://localhost:4000/document/kaupunginkanslian-tietovarannot',
    );
    expect(document.statements.get('http://www.w3.org/ns/prov#value')).toMatchObject([
      { value: TEXT, language: 'fi' },
    ]);
  });

  it('has 7 units, 36 registers, 48 classes and 6 texts on systems', () => {
    expect(page.units).toHaveLength(7);
    expect(page.units.flatMap(({ registers }) => registers)).toHaveLength(36);
    expect(page.units.flatMap(({ classes }) => classes)).toHaveLength(48);
    expect(page.units.flatMap(({ systems }) => systems ?? [])).toHaveLength(6);
  });
});

describe('the answer in GraphQL', () => {
  it('has no error', () => {
    expect(answer.errors).toBeUndefined();
  });

  it('has the office, under the city', () => {
    expect(organisation).toMatchObject({
      name: 'Kaupunginkanslia',
      description: page.introduction,
      parent: { name: 'Helsingin kaupunki' },
    });
  });

  it('has the units of the page and no other', () => {
    expect(sorted(organisation.units.nodes.map(({ name }) => name))).toEqual(
      sorted(page.units.map(({ name }) => name)),
    );
  });

  describe.each(page.units.map((unit) => [unit.name ?? '', unit] as const))(
    'on %s',
    (name, unit) => {
      const found = organisation.units.nodes.find((each) => each.name === name);
      const resource = found?.informationResources.nodes[0];

      it('has its description and the source of it', () => {
        expect(found?.description).toBe(unit.description);
        expect(found?.descriptionSource ?? undefined).toBe(unit.descriptionSource);
      });

      it('has one information resource, with the heading as its title', () => {
        expect(found?.informationResources.nodes).toHaveLength(1);
        expect(resource?.title).toBe(unit.heading);
        expect(resource?.description ?? undefined).toBe(unit.sentence);
      });

      it('has its registers, spelt as on the page', () => {
        expect(sorted(titles(found?.registers ?? { nodes: [] }))).toEqual(sorted(unit.registers));
        expect(resource?.registers).toEqual(found?.registers);
      });

      it('has its classes', () => {
        expect(sorted(found?.tosClasses.nodes ?? [])).toEqual(sorted(unit.classes));
        expect(resource?.tosClasses).toEqual(found?.tosClasses);
      });

      it('has the text on its systems, and the systems that it names', () => {
        expect(resource?.systemsDescription ?? undefined).toBe(unit.systems);
        expect(sorted(titles(found?.informationSystems ?? { nodes: [] }))).toEqual(
          sorted(systemsIn(unit.systems)),
        );
        expect(resource?.informationSystems).toEqual(found?.informationSystems);
        expect(resource?.systemsListOpen ?? false).toBe(isOpen(unit));
      });
    },
  );

  it('has every contact fact of the page', () => {
    const { contactPoint } = organisation;
    expect(contactPoint).toEqual({
      name: 'Helsingin kaupungin kirjaamo',
      description: page.contact[0],
      requestInstructions: page.contact[1],
      email: 'mailto:helsinki.kirjaamo@hel.fi',
      secureMail: 'https://securemail.hel.fi/',
      secureMailSignIn:
        'Securemailiin kirjaudutaan verkkopankkitunnuksilla, mobiilivarmenteella tai varmennekortilla.',
      openingHours: 'Kirjaamo palvelee arkisin klo 9.00–15.00.',
      postalAddress: {
        fullAddress: 'Helsingin kaupungin kirjaamo, PL 10, 00099 Helsingin kaupunki',
        poBox: 'PL 10',
        postCode: '00099',
        postName: 'Helsingin kaupunki',
      },
      visitingAddress: {
        fullAddress: 'Pohjoisesplanadi 11–13',
        thoroughfare: 'Pohjoisesplanadi',
        locatorDesignator: '11–13',
        description:
          'Kirjaamolle voi jättää postia kaupungintalon ala-aulassa sijaitsevaan postilaatikkoon, Pohjoisesplanadi 11–13.',
      },
    });
  });
});

function isOpen({ systems }: Unit): boolean {
  return systems?.startsWith('Muun muassa') ?? false;
}

describe('the sources', () => {
  const statements = snapshot.described.filter(({ shape }) => shape?.name === 'SourceStatement');
  /** Those whose facts are the rows of a list or of a comparison, which has one record for all of them. */
  const ROWS = ['TosListClass', 'TosAssociation'];
  const described = snapshot.described.filter(
    ({ shape }) => !['SourceStatement', 'SourceRecord', 'Document'].includes(shape?.name ?? ''),
  );
  const topics = described.filter(({ shape }) => !ROWS.includes(shape?.name ?? ''));
  const rows = described.filter(({ shape }) => ROWS.includes(shape?.name ?? ''));
  const value = (id: string, predicate: string): string[] =>
    (snapshot.resource(id).statements.get(predicate) ?? []).map((each) =>
      each.kind === 'resource' ? each.id : each.value,
    );
  const VARANTO = 'https://w3id.org/varanto#';
  const TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';

  /** What a statement is about, and whether it is of an addition by hand, which has a day of its own. */
  const about = (id: string): { about: string; byHand: boolean }[] => {
    const [record = ''] = snapshot.resource(id).subjects('http://purl.org/dc/terms/hasPart');
    const [topic = ''] = record && value(record.id, 'http://xmlns.com/foaf/0.1/primaryTopic');
    const byHand = value(id, 'http://purl.org/dc/terms/modified').length > 0;
    return value(id, `${VARANTO}property`).map((property) => ({
      about: `${topic} ${property}`,
      byHand,
    }));
  };
  const isOfRows = (id: string): boolean =>
    /\/source-statement\/tos-(?:list|association)\//.test(id);

  it('have one statement for each property of each resource', () => {
    const wanted = topics.flatMap(({ id, statements: said }) =>
      [...said.keys()]
        .filter((property) => property !== TYPE)
        .map((property) => `${id} ${property}`),
    );
    const found = statements.filter(({ id }) => !isOfRows(id)).flatMap(({ id }) => about(id));
    const ofPage = found.filter(({ byHand }) => !byHand).map((each) => each.about);
    // What was added by hand to what the page says has a statement beside that of the page; so have words for the search.
    const added = found.filter(({ byHand }) => byHand).map((each) => each.about);
    const ofWords = added.filter((each) => /#(?:alt|hidden)Label$/.test(each));
    const ofHand = added.filter((each) => !ofWords.includes(each));
    expect([...new Set([...ofPage, ...ofHand, ...ofWords])].sort()).toEqual(wanted.sort());
    for (const each of [ofPage, ofHand, ofWords]) expect(new Set(each).size).toBe(each.length);
    expect(ofHand).toHaveLength(10);
  });

  it('have one statement for each property of the rows of a list or of a comparison', () => {
    const place = (id: string): string => id.slice(0, id.lastIndexOf('/'));
    const wanted = rows.flatMap(({ id, statements: said }) =>
      [...said.keys()].filter((each) => each !== TYPE).map((each) => `${place(id)} ${each}`),
    );
    const matches = /(?:exact|close)Match$/;
    const found = statements
      .filter(({ id }) => isOfRows(id))
      .flatMap(({ id }) => value(id, `${VARANTO}property`).map((each) => `${place(id)} ${each}`))
      .map((each) => each.replace('/source-statement/', '/'));
    expect(new Set(found).size).toBe(found.length);
    // The record of a comparison tells of the matches that it put on the classes of the list.
    const ofList = (each: string): string =>
      matches.test(each) ? each.replace('/tos-association/2026-11-22/', '/tos-list/') : each;
    expect(found.map(ofList).sort()).toEqual([...new Set(wanted)].sort());
  });

  it('stand behind every line of the page that says something', () => {
    const covered = new Set(
      statements.flatMap(({ id }) => {
        const [first = 0] = value(id, `${VARANTO}firstLine`).map(Number);
        const [last = first] = value(id, `${VARANTO}lastLine`).map(Number);
        return Array.from({ length: last - first + 1 }, (_, index) => first + index);
      }),
    );
    const bare = TEXT.split('\n').flatMap((line, index) =>
      line.trim() && !covered.has(index + 1) ? [line] : [],
    );
    expect(bare).toEqual([]);
  });

  it('mark as derived each text that the page does not have', () => {
    const unmarked = statements
      .filter(({ id }) => value(id, `${VARANTO}basis`)[0] === 'said')
      .flatMap(({ id }) => {
        const [record] = snapshot.resource(id).subjects('http://purl.org/dc/terms/hasPart');
        const [topic = ''] = record
          ? value(record.id, 'http://xmlns.com/foaf/0.1/primaryTopic')
          : [];
        const documents = record
          ? value(record.id, 'http://www.w3.org/ns/prov#wasDerivedFrom')
          : [];
        if (!documents.every((document) => document.endsWith('kaupunginkanslian-tietovarannot')))
          return [];
        const [property = ''] = value(id, `${VARANTO}property`);
        const text = property.endsWith('descriptionSource') ? TEXT : WITHOUT_NOTES;
        return (snapshot.resource(topic).statements.get(property) ?? []).flatMap((each) =>
          each.kind === 'literal' && each.language && !text.includes(each.value)
            ? [`${topic} ${property}: ${each.value}`]
            : [],
        );
      });
    expect(unmarked).toEqual([]);
  });

  it('name the function list behind every class that the page does not list', () => {
    const listed = new Set(
      page.units.flatMap(({ classes }) => classes.map(({ notation }) => notation)),
    );
    const above = topics.filter(
      ({ id, shape }) =>
        shape?.name === 'TosClass' &&
        !listed.has(value(id, 'http://www.w3.org/2004/02/skos/core#notation')[0] ?? ''),
    );
    const documents = above.map((topic) =>
      topic
        .subjects('http://xmlns.com/foaf/0.1/primaryTopic')
        .flatMap(({ id }) => value(id, 'http://www.w3.org/ns/prov#wasDerivedFrom')),
    );
    expect(above).toHaveLength(22);
    for (const named of documents)
      expect(named.some((document) => document.includes('tehtavaluettelo-2016'))).toBe(true);
  });
});
