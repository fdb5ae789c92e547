import { existsSync, readFileSync } from 'node:fs';
import { DataFactory, Parser, Store } from 'n3';
import { describe, expect, it, vi } from 'vitest';
import { describeByRules } from '../../src/linked-data/rules/describe-by-rules.ts';
import { hasRules } from '../../src/model/model.ts';
import { datasets } from '../../src/check/datasets.ts';
import { Snapshot } from '../../src/store/snapshot.ts';
import { BASE, loadCatalogue } from '../support/catalogue.ts';
import { storeOfDescriptions } from '../support/description-store.ts';
import { foundByBoth, type Found } from '../support/shacl-engines.ts';
import { some } from '../support/wide.ts';

const DCAT = 'http://www.w3.org/ns/dcat#';
const DCT = 'http://purl.org/dc/terms/';
const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const PREFIXES = `
  @prefix dcat: <${DCAT}> .
  @prefix dct: <${DCT}> .
  @prefix foaf: <http://xmlns.com/foaf/0.1/> .
  @prefix org: <http://www.w3.org/ns/org#> .
  @prefix prov: <http://www.w3.org/ns/prov#> .
  @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
  @prefix varanto: <https://w3id.org/varanto#> .
  @prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
  @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
`;

const { snapshot } = loadCatalogue();
const { model } = snapshot;
const view = storeOfDescriptions(describeByRules(snapshot, datasets(snapshot)));

function snapshotOf(turtle: string): Snapshot {
  const store = new Store(new Parser({ baseIRI: BASE }).parse(PREFIXES + turtle));
  return new Snapshot(store, { model, base: BASE, version: 'test' });
}

/** Everything that a snapshot tells harvesters, in one page. */
function viewOf(turtle: string): Store {
  const small = snapshotOf(turtle);
  return storeOfDescriptions(describeByRules(small, datasets(small)));
}

function linesOf(store: Store): string[] {
  return store
    .getQuads(null, null, null, null)
    .map(({ subject, predicate, object }) =>
      [subject, predicate, object].map((term) => JSON.stringify(term)).join(' '),
    )
    .sort();
}

function objectsOf(store: Store, subject: string, predicate: string): string[] {
  return store.getObjects(BASE + subject, predicate, null).map(({ value }) => value);
}

/** The least that a register needs: who keeps it, and who publishes the catalogue. */
const SMALL = `
  <> a dcat:Catalog ; dct:title "Luettelo"@fi ; dct:publisher <organisation/a> .
  <organisation/a> a org:Organization ; skos:prefLabel "A-osasto"@fi .
  <register/r> a varanto:Register , dcat:Dataset ; dct:title "R"@fi ; varanto:holder <organisation/a> .
`;

const SHAPES = '../shared/dcat-ap';
const isThere = existsSync(SHAPES);
if (!isThere)
  console.warn('The shapes of DCAT-AP are not beside the checkout: the view is not held to them.');

/** The shapes of a file. What is imported from the web into one of them is not needed by the others. */
function shapesOf(file: string): Store {
  const text = readFileSync(`${SHAPES}/${file}`, 'utf8');
  const store = new Store(new Parser({ baseIRI: 'https://example.org/' }).parse(text));
  store.removeQuads(store.getQuads(null, 'http://www.w3.org/2002/07/owl#imports', null, null));
  return store;
}

/** Registers and information resources of a few units, 250 datasets together. */
function largeCatalogue(): Snapshot {
  const numbers = Array.from({ length: 240 }, (_, index) => String(index).padStart(3, '0'));
  const units = numbers.slice(0, 10);
  return snapshotOf(`
    ${SMALL}
    <> dct:language <http://publications.europa.eu/resource/authority/language/FIN> ;
      dct:license <https://creativecommons.org/publicdomain/zero/1.0/> ; dcat:themeTaxonomy <tos-scheme/1> .
    <tos-scheme/1> a skos:ConceptScheme ; skos:prefLabel "TOS"@fi .
    ${units
      .map(
        (unit) => `
      <organisation/${unit}> a org:Organization ; skos:prefLabel "Osasto ${unit}"@fi ;
        org:subOrganizationOf <organisation/a> ; dcat:contactPoint <contact-point/${unit}> .
      <contact-point/${unit}> a vcard:Kind ; vcard:fn "Kirjaamo ${unit}"@fi .
      <tos/${unit}> a skos:Concept ; skos:prefLabel "Luokka ${unit}"@fi ; skos:notation "00" ; skos:inScheme <tos-scheme/1> .
      <information-resource/${unit}> a varanto:InformationResource , dcat:Dataset ; dct:title "Varanto ${unit}"@fi ;
        varanto:holder <organisation/${unit}> ; dcat:theme <tos/${unit}> .`,
      )
      .join('')}
    ${numbers
      .map(
        (number, index) => `
      <register/${number}> a varanto:Register , dcat:Dataset ; dct:title "Rekisteri ${number}"@fi ;
        varanto:holder <organisation/${units[index % 10] ?? ''}> ;
        dct:isPartOf <information-resource/${units[index % 10] ?? ''}> .
      <source/register/${number}> a prov:Entity ; foaf:primaryTopic <register/${number}> ;
        dct:modified "2026-11-22"^^xsd:date .`,
      )
      .join('')}`);
}

const large = largeCatalogue();
const all = datasets(large);
const pages = [all.slice(0, 100), all.slice(100, 200), all.slice(200)];

describe.skipIf(!isThere)('the shapes of DCAT-AP, by two engines', () => {
  it.each(some(['shapes.ttl', 'range.ttl', 'deprecateduris.ttl'], 3))(
    'find nothing in the view: %s',
    async (file) => {
      expect(await foundByBoth(shapesOf(file), view)).toEqual([]);
    },
  );

  it.each(some(['range.ttl', 'shapes.ttl'], 2))(
    'find nothing in any page of a larger catalogue: %s',
    async (file) => {
      expect(pages.map(({ length }) => length)).toEqual([100, 100, 51]);
      for (const page of some(pages, 3))
        expect(
          await foundByBoth(shapesOf(file), storeOfDescriptions(describeByRules(large, page))),
        ).toEqual([]);
    },
  );

  it.each(some(['shapes.ttl', 'range.ttl'], 2))(
    'find nothing in the smallest catalogue, and in an empty one: %s',
    async (file) => {
      expect(await foundByBoth(shapesOf(file), viewOf(SMALL))).toEqual([]);
      expect(await foundByBoth(shapesOf(file), viewOf(SMALL.replace(/<register[^]*/, '')))).toEqual(
        [],
      );
    },
  );

  const REGISTER = `${BASE}register/ohjaamotoiminta`;
  const UNIT = `${BASE}organisation/elinkeino-osasto`;
  const breakages: readonly Breakage[] = [
    {
      what: 'a title is missing',
      file: 'shapes.ttl',
      without: [REGISTER, `${DCT}title`],
      found: { focus: REGISTER, path: `${DCT}title`, constraint: 'MinCount' },
    },
    {
      what: 'a description is an address',
      file: 'shapes.ttl',
      having: [REGISTER, `${DCT}description`, BASE],
      found: { focus: REGISTER, path: `${DCT}description`, constraint: 'NodeKind', value: BASE },
    },
    {
      what: 'a dataset has two publishers',
      file: 'shapes.ttl',
      having: [REGISTER, `${DCT}publisher`, `${BASE}organisation/kaupunginkanslia`],
      found: { focus: REGISTER, path: `${DCT}publisher`, constraint: 'MaxCount' },
    },
    {
      what: 'a publisher has no type',
      file: 'range.ttl',
      without: [UNIT, RDF_TYPE],
      found: { focus: REGISTER, path: `${DCT}publisher`, constraint: 'Class', value: UNIT },
    },
    {
      what: 'a record is about no dataset',
      file: 'range.ttl',
      without: [REGISTER, RDF_TYPE],
      found: {
        focus: `${BASE}source/register/ohjaamotoiminta`,
        constraint: 'Node',
        value: REGISTER,
      },
    },
  ];

  it.each(some(breakages, 3))('both find that $what', async ({ file, without, having, found }) => {
    const broken = new Store(view.getQuads(null, null, null, null));
    if (without) broken.removeQuads(broken.getQuads(without[0], without[1], null, null));
    if (having) {
      const [subject, predicate, object] = having;
      const node = (id: string) => DataFactory.namedNode(id);
      broken.addQuad(node(subject), node(predicate), node(object));
    }
    expect(await foundByBoth(shapesOf(file), broken)).toContainEqual(
      expect.objectContaining({ ...found, severity: 'Violation' }),
    );
  });

  it('warn of what docs/dcat-ap.md has, each with a reason, and of nothing else', async () => {
    const files = ['shapes_recommended.ttl', 'mdr-vocabularies.shape.ttl'];
    const found = await Promise.all(
      files.map(async (file) =>
        (await foundByBoth(shapesOf(file), view)).map(({ severity, focus, path }) => {
          const types = view.getObjects(focus, RDF_TYPE, null).map(({ value }) => short(value));
          // The shapes know an organisation as an agent alone.
          const type = types.find((each) => each !== 'org:Organization') ?? '';
          return `${severity} ${file} ${type} ${short(path)}`;
        }),
      ),
    );
    const documented = warningsInTheDocument().map(
      ({ file, type, property }) => `Warning ${file} ${type} ${property}`,
    );
    expect(documented.length).toBeGreaterThan(5);
    expect([...new Set(found.flat())].sort()).toEqual(documented.sort());
  });
});

/** A view without the values of a property, or with one more statement, and what both engines find then. */
interface Breakage {
  readonly what: string;
  readonly file: string;
  readonly without?: readonly [subject: string, predicate: string];
  readonly having?: readonly [subject: string, predicate: string, object: string];
  readonly found: Partial<Found>;
}

interface Warning {
  readonly file: string;
  readonly type: string;
  readonly property: string;
}

/** The rows of the table of warnings: a shapes file, a class, a property, a reason. */
function warningsInTheDocument(): Warning[] {
  const [, section = ''] = readFileSync('docs/dcat-ap.md', 'utf8').split(
    '\n## Warnings that stay\n',
  );
  return [...section.matchAll(/^\| `(\S+)` \| `(\S+)` \| `(\S+)` \| [^|\n]{10,} \|$/gm)].map(
    ([, file = '', type = '', property = '']) => ({ file, type, property }),
  );
}

function short(address: string): string {
  const prefixes = { ...model.rulePrefixes, adms: 'http://www.w3.org/ns/adms#' };
  const [prefix, namespace] =
    Object.entries(prefixes).find(([, each]) => address.startsWith(each)) ?? [];
  return namespace === undefined ? address : `${prefix ?? ''}:${address.slice(namespace.length)}`;
}

describe('the view', () => {
  it('has a dataset for each information resource and each register, and a record for each', () => {
    expect(view.countQuads(null, RDF_TYPE, `${DCAT}Dataset`, null)).toBe(7 + 36);
    expect(view.countQuads(BASE, `${DCAT}dataset`, null, null)).toBe(7 + 36);
    expect(view.countQuads(null, RDF_TYPE, `${DCAT}CatalogRecord`, null)).toBe(7 + 36);
    expect(view.countQuads(BASE, `${DCAT}record`, null, null)).toBe(7 + 36);
  });

  it('tells of a register what the page says, and what follows from it', () => {
    const told = new Store(
      new Parser({ baseIRI: BASE }).parse(`${PREFIXES}
        @prefix dcatap: <http://data.europa.eu/r5r/> .
        <register/ohjaamotoiminta> a dcat:Dataset ;
          dct:title "Ohjaamotoiminta"@fi ;
          dct:description "Henkilörekisteri, jota ylläpitää Elinkeino-osasto. Kuvaus on koottu luettelon tiedoista; itse tietoja ei julkaista."@fi ,
            "Personregister som förs av Elinkeino-osasto. Beskrivningen är sammanställd av uppgifterna i förteckningen; själva uppgifterna publiceras inte."@sv ,
            "A personal data register kept by Elinkeino-osasto. This description was put together from the facts of the catalogue; the data itself is not published."@en ;
          dct:identifier "${BASE}register/ohjaamotoiminta" ;
          dct:publisher <organisation/elinkeino-osasto> ;
          dcat:contactPoint <contact-point/kirjaamo> ;
          dct:accessRights <http://publications.europa.eu/resource/authority/access-right/NON_PUBLIC> ;
          dct:language <http://publications.europa.eu/resource/authority/language/FIN> ;
          dcatap:applicableLegislation <http://data.finlex.fi/eli/sd/2019/906> ;
          dct:isPartOf <information-resource/elinkeino-osasto> .`),
    );
    const register = view.getQuads(`${BASE}register/ohjaamotoiminta`, null, null, null);
    expect(linesOf(new Store(register))).toEqual(linesOf(told));
  });

  it('gives the publisher’s own description where there is one, and that alone', () => {
    const own = objectsOf(view, 'information-resource/sisainen-tarkastus', `${DCT}description`);
    expect(own).toEqual([
      'Sisäisen tarkastuksen tietovarantoon kuuluvat tarkastusraportit ja tarkastukseen liittyvä henkilörekisteri.',
    ]);
  });

  it('ties no register to a theme, and has no distribution, data service or keyword', () => {
    const themed = view.getSubjects(`${DCAT}theme`, null, null).map(({ value }) => value);
    expect(themed).toHaveLength(7);
    expect(themed.filter((id) => !id.startsWith(`${BASE}information-resource/`))).toEqual([]);
    const all = linesOf(view).join('\n');
    expect(all).not.toMatch(/dcat#(distribution|Distribution|DataService|keyword)/);
  });

  it('has access rights by the rule: registers are not public, information resources restricted', () => {
    const rights = (start: string): string[] =>
      view
        .getQuads(null, `${DCT}accessRights`, null, null)
        .filter(({ subject }) => subject.value.startsWith(BASE + start))
        .map(({ object }) => object.value.replace(/.*\//, ''));
    expect(rights('register/')).toEqual(Array.from({ length: 36 }, () => 'NON_PUBLIC'));
    expect(rights('information-resource/')).toEqual(Array.from({ length: 7 }, () => 'RESTRICTED'));
  });

  it('names a licence only where the catalogue does', () => {
    expect(linesOf(view).join('\n')).not.toContain('icense');
    const licensed = viewOf(`${SMALL} <> dct:license <https://example.org/licence> .`);
    expect(objectsOf(licensed, '', `${DCT}license`)).toEqual(['https://example.org/licence']);
    expect(licensed.getObjects('https://example.org/licence', RDF_TYPE, null)[0]?.value).toBe(
      `${DCT}LicenseDocument`,
    );
  });

  it('says that the Data Governance Act applies only of a register that the data says it of', () => {
    const LAW = 'http://data.europa.eu/eli/reg/2022/868/oj';
    const laws = (store: Store): string[] =>
      store.getSubjects(null, LAW, null).map(({ value }) => value);
    const other =
      '<register/q> a varanto:Register , dcat:Dataset ; dct:title "Q"@fi ; varanto:holder <organisation/a> ;';
    const switched = (value: string): Store =>
      viewOf(`${SMALL} ${other} varanto:dataGovernanceActApplies ${value} .`);
    expect(laws(view)).toEqual([]);
    expect(laws(switched('false'))).toEqual([]);
    expect(laws(switched('true'))).toEqual([`${BASE}register/q`]);
    expect(switched('true').countQuads(LAW, RDF_TYPE, null, null)).toBe(1);
  });

  it.each([
    [
      'its own',
      '<information-resource/i> dcat:contactPoint <contact-point/1> . <organisation/a> dcat:contactPoint <contact-point/2> . <> dcat:contactPoint <contact-point/3> .',
      'contact-point/1',
    ],
    [
      'its holder’s',
      '<organisation/a> dcat:contactPoint <contact-point/2> . <> dcat:contactPoint <contact-point/3> .',
      'contact-point/2',
    ],
    ['the catalogue’s', '<> dcat:contactPoint <contact-point/3> .', 'contact-point/3'],
  ])(
    'has one contact point for an information resource, the nearest: %s',
    (_which, said, nearest) => {
      const resource =
        '<information-resource/i> a varanto:InformationResource , dcat:Dataset ; dct:title "I"@fi ; varanto:holder <organisation/a> .';
      const points = objectsOf(
        viewOf(`${SMALL} ${resource} ${said}`),
        'information-resource/i',
        `${DCAT}contactPoint`,
      );
      expect(points).toEqual([BASE + nearest]);
    },
  );

  it('says of what is part of what in both directions, from the side of the part', () => {
    const [register = ''] = view
      .getSubjects(`${DCT}isPartOf`, null, null)
      .map(({ value }) => value);
    const [whole = ''] = view
      .getObjects(register, `${DCT}isPartOf`, null)
      .map(({ value }) => value);
    expect(view.getObjects(whole, `${DCT}hasPart`, null).map(({ value }) => value)).toContain(
      register,
    );
  });
});

describe('a page of the view', () => {
  const stores = pages.map((page) => storeOfDescriptions(describeByRules(large, page)));

  it('names its own datasets, and those of all pages together are all', () => {
    const named = stores.map((store) => objectsOf(store, '', `${DCAT}dataset`));
    expect(named).toEqual(pages.map((page) => page.map(({ id }) => id)));
    expect(named.flat()).toEqual(all.map(({ id }) => id));
  });

  it('describes no dataset but its own, though it may mention others', () => {
    for (const [index, store] of stores.entries()) {
      const typed = store.getSubjects(RDF_TYPE, `${DCAT}Dataset`, null).map(({ value }) => value);
      expect(typed).toEqual(pages[index]?.map(({ id }) => id));
    }
    expect(stores[2]?.countQuads(null, `${DCT}isPartOf`, null, null)).toBeGreaterThan(0);
  });

  it('is the same graph, page by page, as all datasets at once', () => {
    const whole = storeOfDescriptions(describeByRules(large, all));
    expect([...new Set(stores.flatMap(linesOf))].sort()).toEqual(linesOf(whole));
  });

  it('has a type for whatever it mentions under the base, other datasets apart', () => {
    for (const store of [view, ...stores]) {
      const mentioned = store
        .getObjects(null, null, null)
        .filter(({ termType, value }) => termType === 'NamedNode' && value.startsWith(BASE));
      const untyped = mentioned
        .map(({ value }) => value)
        .filter((id) => store.countQuads(id, RDF_TYPE, null, null) === 0)
        .filter((id) => !/\/(register|information-resource)\//.test(id));
      expect(untyped).toEqual([]);
    }
  });

  it('begins with the catalogue, then its datasets in their order', () => {
    const [catalogue, ...rest] = describeByRules(large, [...(pages[1] ?? [])].reverse());
    expect(catalogue?.resource.id).toBe(BASE);
    expect(rest.slice(0, 100).map(({ resource }) => resource)).toEqual(
      [...(pages[1] ?? [])].reverse(),
    );
  });

  it('reads what it tells of, and not the other datasets', () => {
    const fresh = largeCatalogue();
    const page = datasets(fresh).slice(100, 110);
    const reads = vi.spyOn(fresh, 'quads');
    describeByRules(fresh, page);
    const looked = new Set(reads.mock.calls.map(([{ subject, object }]) => subject ?? object));
    expect(looked.size).toBeGreaterThan(20);
    expect(looked.size).toBeLessThan(80);
  });

  it('is of the catalogue alone where there are no datasets', () => {
    const described = describeByRules(snapshot, []);
    expect(described.map(({ resource: { id } }) => id.replace(BASE, ''))).toEqual([
      '',
      'http://data.finlex.fi/eli/sd/2019/906',
      'contact-point/kirjaamo',
      'organisation/helsingin-kaupunki',
      'organisation/kaupunginkanslia',
      'tos-scheme/2026-11-22',
      'http://publications.europa.eu/resource/authority/language/FIN',
    ]);
  });
});

describe('the prefixes of the view', () => {
  it('are those of the words that the rules use', () => {
    expect(Object.keys(model.rulePrefixes).sort()).toEqual(
      ['dcat', 'dcatap', 'dct', 'eli', 'foaf', 'org', 'rdf', 'skos', 'vcard', 'xsd'].sort(),
    );
  });
});

describe('an ontology without rules', () => {
  it('has nothing to tell harvesters', () => {
    const museum = loadCatalogue({
      ontology: 'tests/fixtures/museum/ontology',
      data: 'tests/fixtures/museum/data',
    }).snapshot;
    expect(hasRules(museum.model)).toBe(false);
    expect(hasRules(model)).toBe(true);
    expect(datasets(museum)).toEqual([]);
    expect(describeByRules(museum, museum.described)).toEqual([]);
  });
});
