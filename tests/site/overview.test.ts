import { describe, expect, it } from 'vitest';
import { overviewPage } from '../../src/site/overview/overview-page.ts';
import { classifiedShapes } from '../../src/model/hierarchy.ts';
import { unhurried, type Pace } from '../../src/reading/pace.ts';
import { atOnce } from '../../src/reading/work.ts';
import type { Snapshot } from '../../src/store/snapshot.ts';
import { BASE, loadCatalogue } from '../support/catalogue.ts';
import {
  attributes,
  element,
  elements,
  parsePage,
  textOf,
  type PageElement,
} from '../support/html.ts';
import { PlainFacts } from '../support/plain-facts.ts';
import { snapshotOf } from '../support/turtle.ts';

const { snapshot } = loadCatalogue();
const plain = new PlainFacts(snapshot, 'data/helsinki');

async function treeOf(of: Snapshot, language = 'fi', pace?: Pace): Promise<PageElement> {
  const address = `${of.base}overview`;
  const languages = [language];
  const page = await overviewPage({ snapshot: of, languages, address, ...(pace && { pace }) });
  return parsePage(page.html);
}

/** The name of a mark, which is a link of a drawing. */
function titleOf(mark: PageElement): string | undefined {
  return elements(mark, 'title').map(textOf)[0];
}

/** The object of a statement of the data. */
function objectOf(subject: string, ending: string): string | undefined {
  return plain.quads.find(
    (quad) => quad.subject.value === subject && quad.predicate.value.endsWith(ending),
  )?.object.value;
}

/** The class at the top above one, by a walk over the statements. */
function topOf(id: string): string {
  const above = objectOf(id, 'core#broader');
  return above === undefined ? id : topOf(above);
}

/** How many classes each unit has under each class at the top, by a loop over the statements. */
const counts = new Map<string, number>();
for (const { subject, predicate, object } of plain.quads) {
  const isUnit = subject.value.startsWith(`${BASE}organisation/`);
  if (!predicate.value.endsWith('varanto#tosClass') || !isUnit) continue;
  const key = `${subject.value} ${topOf(object.value)}`;
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

const SHAPES = `:S a sh:NodeShape ; sh:targetClass :Subject ; sh:order 1 ; sh:codeIdentifier "Subject" ;
        varanto:plural "subjects" ; varanto:segment "subject" ; sh:description "A subject."@en ;
        sh:property [ sh:path :name ; sh:codeIdentifier "name" ; sh:order 1 ; sh:maxCount 1 ;
          sh:datatype xsd:string ; dash:propertyRole dash:LabelRole ; sh:description "Its name."@en ] ,
        [ sh:path :above ; sh:codeIdentifier "above" ; sh:order 2 ; sh:class :Subject ; sh:maxCount 1 ;
          dash:propertyRole varanto:ParentRole ; sh:description "Above."@en ] .
      :W a sh:NodeShape ; sh:targetClass :Work ; sh:order 2 ; sh:codeIdentifier "Work" ;
        varanto:plural "works" ; varanto:segment "work" ; sh:description "A work."@en ;
        sh:property [ sh:path :about ; sh:codeIdentifier "about" ; sh:order 1 ; sh:class :Subject ;
          dash:propertyRole varanto:ClassificationRole ; sh:description "Of what."@en ] .`;
const DATA = `<subject/a> a :Subject ; :name "a <b>" . <subject/b> a :Subject ; :name "b" ; :above <subject/a> .
       <work/1> a :Work ; :about <subject/a> , <subject/b> . <work/2> a :Work .`;

describe('the picture of the whole', async () => {
  const tree = await treeOf(snapshot);
  const [holdings, plan] = elements(tree, 'svg');

  it('has a mark for each unit and main class, with the number that the data has', () => {
    expect(counts.size).toBeGreaterThan(15);
    const marks = elements(holdings ?? tree, 'a').filter((each) => elements(each, 'circle').length);
    const found = marks.map((mark) => {
      const name = titleOf(mark) ?? '';
      return `${mark.attributes['href'] ?? ''} ${name.slice(name.lastIndexOf(' ') + 1)}`;
    });
    const expected = [...counts].map(([key, count]) => `${key.split(' ')[0] ?? ''} ${count}`);
    expect(found.sort()).toEqual(expected.sort());
    for (const mark of marks) {
      const [shown] = elements(mark, 'text').map(textOf);
      expect(titleOf(mark)).toMatch(new RegExp(`, alla \\d\\d .+: ${shown ?? ''}$`));
    }
  });

  it('has the same numbers in a table', () => {
    const [table] = elements(tree, 'table');
    const rows = elements(element(table ?? tree, 'tbody'), 'tr').map((row) => ({
      unit: attributes(row, 'href')[0],
      numbers: elements(row, 'td').map(textOf).filter(Boolean).map(Number),
    }));
    expect(rows.map(({ unit, numbers }) => [unit, [...numbers].sort()])).toEqual(
      rows.map(({ unit }) => {
        const own = [...counts].filter(([key]) => key.startsWith(`${unit ?? ''} `));
        return [unit, own.map(([, count]) => count).sort()];
      }),
    );
  });

  it('has a square for each class of the plan, under its main class', () => {
    const classes = plain.subjects.filter((id) => id.startsWith(`${BASE}tos/`));
    const links = elements(plan ?? tree, 'a').map((each) => ({
      id: each.attributes['href'] ?? '',
      isSquare: titleOf(each) !== undefined,
      text: textOf(each),
    }));
    const squares = links.filter(({ isSquare }) => isSquare).map(({ id }) => id);
    expect([...squares].sort()).toEqual([...classes].sort());
    let main = '';
    for (const { id, isSquare, text } of links) {
      if (isSquare) expect(topOf(id)).toBe(main);
      else main = id;
      if (isSquare) continue;
      const below = classes.filter((each) => topOf(each) === main).length;
      expect(text.trim()).toMatch(new RegExp(`\\(${below}\\)$`));
    }
  });

  it('is named by its heading, and each mark says what it is', () => {
    for (const svg of elements(tree, 'svg')) {
      expect(textOf(elements(svg, 'title')[0] ?? svg).length).toBeGreaterThan(5);
      for (const link of elements(svg, 'a')) expect(textOf(link).trim()).not.toBe('');
    }
  });

  it('is there for whatever is classified in a hierarchy, and for nothing else', async () => {
    const museum = loadCatalogue({
      ontology: 'tests/fixtures/museum/ontology',
      data: 'tests/fixtures/museum/data',
    }).snapshot;
    expect(classifiedShapes(museum.model)).toEqual([]);
    const things = snapshotOf(SHAPES, DATA);
    const [first, second] = elements(await treeOf(things, 'en'), 'svg');
    const names = (svg: PageElement | undefined) =>
      elements(svg ?? tree, 'a').flatMap((each) => titleOf(each) ?? []);
    expect(names(first)).toEqual(['a <b>', 'work/1, under a <b>: 2']);
    expect(names(second)).toEqual(['a <b>', 'b']);
  });

  it('is worked out in pieces, between which others have their turn', async () => {
    const works = Array.from({ length: 5_000 }, (_, index) => `<work/n${index}> a :Work .`).join(
      '',
    );
    const things = snapshotOf(SHAPES, DATA + works);
    let pauses = 0;
    const pace: Pace = { ...unhurried, run: (work) => atOnce(work, () => (pauses += 1)) };
    const titles = elements(await treeOf(things, 'en', pace), 'a').map(titleOf);
    expect(titles).toContain('work/1, under a <b>: 2');
    expect(pauses).toBeGreaterThan(10);
  });
});
