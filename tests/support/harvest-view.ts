import { atOnce, type Work } from '../../src/reading/work.ts';
import { checkingHarvest } from '../../src/tools/harvest-check/harvest-check.ts';
import type { HarvesterReport, HarvestReport } from '../../src/linked-data/harvest-report.ts';

export const VIEW = 'https://c.example/';
const START = `${VIEW}dcat.ttl`;

const PREFIXES = `
  @base <${VIEW}> .
  @prefix dcat: <http://www.w3.org/ns/dcat#> .
  @prefix dct: <http://purl.org/dc/terms/> .
  @prefix foaf: <http://xmlns.com/foaf/0.1/> .
  @prefix hydra: <http://www.w3.org/ns/hydra/core#> .
  @prefix rights: <http://publications.europa.eu/resource/authority/access-right/> .
  @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
  @prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
  @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
`;

/** What every page tells besides its datasets: nothing that any harvester could find fault with. */
const FRAME = `
  <> a dcat:Catalog ; dct:title "Luettelo"@fi ; dct:description "Kaikki."@fi ; dct:publisher <o> .
  <o> a foaf:Agent ; foaf:name "Osasto"@fi .
  <c> a vcard:Kind ; vcard:fn "Kirjaamo"@fi ; vcard:hasEmail <mailto:kirjaamo@c.example> .
  rights:NON_PUBLIC a dct:RightsStatement .
`;

/** The properties of a dataset in Turtle; `undefined` leaves one out. */
export type Parts = Readonly<Record<string, string | undefined>>;

const SOUND: Parts = {
  a: 'dcat:Dataset',
  'dct:title': '"Aineisto"@fi',
  'dct:description': '"Kuvaus."@fi',
  'dct:publisher': '<o>',
  'dcat:contactPoint': '<c>',
  'dct:accessRights': 'rights:NON_PUBLIC',
};

/** A dataset and its record; what is given replaces what is sound. */
export function dataset(id: string, parts: Parts = {}): string {
  const all: Parts = { 'dct:identifier': `"${VIEW}${id}"`, ...SOUND, ...parts };
  const statements = Object.entries(all)
    .filter(([, value]) => value !== undefined)
    .map(([property, value = '']) => `${property} ${value}`);
  return `
    <${id}> ${statements.join(' ; ')} .
    <record/${id}> a dcat:CatalogRecord ; foaf:primaryTopic <${id}> ; dct:modified "2026-11-22"^^xsd:date .`;
}

/** The links of a page. */
export function paging(total: number | undefined, next?: string): string {
  const links = next === undefined ? '' : `hydra:next <${next}> ; hydra:nextPage <${next}> ;`;
  const count = total === undefined ? '' : `hydra:totalItems ${total} ;`;
  return `<page> a hydra:PagedCollection , hydra:PartialCollectionView ; ${links} ${count} hydra:itemsPerPage 1 .`;
}

/** A page in Turtle. */
export function page(...parts: readonly string[]): string {
  return PREFIXES + FRAME + parts.join('\n');
}

/** What harvesters would take of pages, by their addresses under the base; the first is `dcat.ttl`. */
export function checkOf(
  pages: Readonly<Record<string, string>>,
  { language = 'fi', most = 1000 } = {},
): HarvestReport {
  return atOnce(
    checkingHarvest({
      ...{ start: START, base: VIEW, language, most },
      pageAt: (address) => written(pages[address.slice(VIEW.length)]),
    }),
  );
}

/** A page that was written in two pieces. */
export function* written(page: string | undefined): Work<string | undefined> {
  yield;
  return page;
}

/** What one harvester makes of it. */
export function harvesterOf(report: HarvestReport, name: string): HarvesterReport {
  const found = report.harvesters.find((each) => each.name === name);
  if (!found) throw new Error(`There is no harvester called ${name}.`);
  return found;
}

/** Its findings, each in a line, without what only costs points. */
export function linesOf(report: HarvestReport, name: string): string[] {
  return harvesterOf(report, name)
    .findings.filter(({ effect }) => effect !== 'uncounted')
    .flatMap(({ effect, words, places }) =>
      places.map(({ resource, found }) =>
        [effect, resource.replace(VIEW, ''), words, ...(found === undefined ? [] : [found])].join(
          ' | ',
        ),
      ),
    );
}
