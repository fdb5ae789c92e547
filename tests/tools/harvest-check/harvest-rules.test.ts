import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { DataFactory, Parser, Store, Writer, type Quad } from 'n3';
import RdfValidateShacl from 'rdf-validate-shacl';
import { describe, expect, it } from 'vitest';
import { ckanLocale, ckanName } from '../../../src/tools/harvest-check/ckan-looks.ts';
import { atOnce } from '../../../src/reading/work.ts';
import { checkingHarvest } from '../../../src/tools/harvest-check/harvest-check.ts';
import { harvesters } from '../../../src/tools/harvest-check/harvesters.ts';
import { MOST_POINTS, qualityRules } from '../../../src/tools/harvest-check/quality-rules.ts';
import { describeByRules } from '../../../src/linked-data/rules/describe-by-rules.ts';
import { datasets } from '../../../src/check/datasets.ts';
import { BASE, loadCatalogue } from '../../support/catalogue.ts';
import { storeOfDescriptions } from '../../support/description-store.ts';
import { harvesterOf, written } from '../../support/harvest-view.ts';
import { runs } from '../../support/runs.ts';
import { some, widely } from '../../support/wide.ts';

const SHAPES = '../shared/dcat-ap';

/** A judge for the shapes of a file, without what they would fetch from elsewhere. */
function judgeOf(file: string): RdfValidateShacl {
  const text = readFileSync(`${SHAPES}/${file}`, 'utf8');
  const store = new Store(new Parser({ baseIRI: 'https://example.org/' }).parse(text));
  store.removeQuads(store.getQuads(null, 'http://www.w3.org/2002/07/owl#imports', null, null));
  return new RdfValidateShacl(store);
}

/** One dataset of the catalogue that comes with the program, as it is told, without the paging. */
function told(): Quad[] {
  const { snapshot } = loadCatalogue();
  const listed = datasets(snapshot).filter(({ id }) => id.endsWith('/sisainen-tarkastus'));
  return storeOfDescriptions(describeByRules(snapshot, listed)).getQuads(null, null, null, null);
}

describe.skipIf(!existsSync(SHAPES))('the rules of DCAT-AP', () => {
  const judges = existsSync(SHAPES) ? ['shapes.ttl', 'range.ttl'].map(judgeOf) : [];
  const quads = told();
  const other = DataFactory.namedNode(`${BASE}organisation/kaupunginkanslia`);
  const changes = quads.flatMap((quad) => {
    const { subject, predicate } = quad;
    const what = [subject, predicate, quad.object].map(({ value }) =>
      value.replace(/.*[/#](?=.)/, ''),
    );
    return [
      { what: `without ${what.join(' ')}`, changed: quads.filter((each) => each !== quad) },
      {
        what: `with another than ${what.join(' ')}`,
        changed: [...quads, DataFactory.quad(subject, predicate, other)],
      },
    ];
  });

  it('find nothing in what is sound', () => {
    expect(changes.length).toBeGreaterThan(100);
    expect(faultsOf(quads)).toEqual([]);
  });

  it('find a fault where the shapes do, whatever is left out or told besides', async () => {
    const differing: string[] = [];
    for (const { what, changed } of some(changes, 3)) {
      const store = new Store([...changed]);
      const reports = await Promise.all(judges.map((judge) => judge.validate(store)));
      const isFaulty = faultsOf(changed).length > 0;
      if (isFaulty === reports.every(({ conforms }) => conforms)) differing.push(what);
    }
    expect(differing).toEqual([]);
  });

  function faultsOf(changed: readonly Quad[]): unknown[] {
    const text = new Writer().quadsToString([...changed]);
    const report = atOnce(
      checkingHarvest({
        ...{ start: BASE, base: BASE, language: 'fi', most: 1 },
        pageAt: () => written(text),
      }),
    );
    return harvesterOf(report, 'data.europa.eu').findings.filter(
      ({ effect }) => effect === 'faults',
    );
  }
});

describe('the rules', () => {
  const rules = harvesters.flatMap(({ name, rules: own }) =>
    own.map((rule) => ({ name, ...rule })),
  );

  it('each say what they look at, what comes of it, and where that is from', () => {
    for (const { words, path, source } of rules) {
      expect(words.includes('{path}')).toBe(path.length > 0);
      expect(words).toMatch(/^(has|is|gets|does|points) /);
      expect(source).toMatch(
        /^(ckanext-dcat|CKAN|piveau-[a-z-]+|DCAT-AP 3\.0\.1|data\.europa\.eu), /,
      );
    }
    expect(rules.length).toBeGreaterThan(40);
  });

  it('do not take more points than there are', () => {
    const points = qualityRules.map((rule) => rule.points ?? 0);
    expect(points.reduce((sum, each) => sum + each)).toBe(MOST_POINTS);
  });
});

describe('the name that CKAN makes of a title', () => {
  it.each([
    ['Ohjaamotoiminta', 'ohjaamotoiminta'],
    [
      'Pääkaupunkiseudun toimipiste ja palvelurekisteri',
      'paakaupunkiseudun-toimipiste-ja-palvelurekisteri',
    ],
    ['Asian- ja asiakirjahallinta', 'asian-ja-asiakirjahallinta'],
    [' Ærø / Þór: ß & žiema ', 'aero-thor-ss-iema'],
    ['数据', '__'],
    ['x', 'x_'],
    ['a'.repeat(120), 'a'.repeat(95)],
    [`${'a'.repeat(120)} 2026`, `${'a'.repeat(90)}-2026`],
  ])('is of letters, digits and hyphens: %s', (title, name) => {
    expect(ckanName(title)).toBe(name);
  });

  it('is one that CKAN takes, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (title) => {
        expect(ckanName(title)).toMatch(/^[a-z0-9_-]{2,95}$/);
        expect(ckanName(ckanName(title))).toBe(ckanName(title));
      }),
      { numRuns: runs(widely(15, 100), 1_000) },
    );
  });
});

describe('a CKAN in the language of a catalogue', () => {
  it.each([
    ['fi', 'fi'],
    ['fi-fi', 'fi'],
    ['pt-br', 'pt'],
    ['sv', 'sv'],
  ])('has for "%s" the language "%s", and takes texts tagged so to the letter', (tag, language) => {
    expect(ckanLocale(tag)).toBe(language);
  });

  const texts = (title: string): string => `
    <dcat> a dcat:Catalog ; dcat:dataset <a> .
    <a> a dcat:Dataset ; dct:title ${title} ; dct:description "Kuvaus"@fi-FI .`;
  const told = (title: string): string[] => {
    const prefixes = `@base <${BASE}> . @prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .`;
    const report = atOnce(
      checkingHarvest({
        ...{ start: `${BASE}dcat.ttl`, base: BASE, language: ckanLocale('fi-fi'), most: 10 },
        pageAt: () => written(prefixes + texts(title)),
      }),
    );
    const [ckan] = report.harvesters.filter(({ name }) => name === 'CKAN');
    return (ckan?.findings ?? [])
      .map(({ words }) => words)
      .filter((words) => words.includes('in the language of CKAN'));
  };

  it('is told of titles and descriptions that are tagged with a region alone', () => {
    expect(told('"Rekisteri"@fi-FI , "Register"@sv-FI')).toEqual([
      'has no title (dct:title) in the language of CKAN: whichever other one comes first is taken',
      'has no description (dct:description) in the language of CKAN: whichever other one comes first is taken',
    ]);
  });

  it('is told of no title where one has the tag', () => {
    const found = told('"Rekisteri"@fi , "Register"@sv-FI');
    expect(found.filter((words) => words.includes('title'))).toEqual([]);
  });
});
