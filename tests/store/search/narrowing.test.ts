import { describe, expect, it } from 'vitest';
import { searchFacetNames, type SearchQuestion } from '../../../src/reading/question.ts';
import type { Pace } from '../../../src/reading/pace.ts';
import { snapshotOf } from '../../support/turtle.ts';

/** Books that a library keeps, and subjects that they are classified by, in a hierarchy. */
const SHAPES = `
  :BookShape a sh:NodeShape ; sh:targetClass :Book ; sh:codeIdentifier "Book" ;
    varanto:plural "books" ; varanto:segment "book" ; sh:order 1 ; sh:description "A book."@en ;
    sh:property [ sh:path :name ; sh:codeIdentifier "name" ; sh:order 1 ; sh:datatype rdf:langString ;
      sh:uniqueLang true ; dash:propertyRole dash:LabelRole ; sh:description "Its name."@en ] ,
    [ sh:path :in ; sh:codeIdentifier "library" ; sh:order 2 ; sh:class :Library ; sh:nodeKind sh:IRI ;
      dash:propertyRole varanto:KeeperRole ; sh:description "Where it is."@en ] ,
    [ sh:path :on ; sh:codeIdentifier "subjects" ; sh:order 3 ; sh:class :Subject ; sh:nodeKind sh:IRI ;
      dash:propertyRole varanto:ClassificationRole ; sh:description "What it is on."@en ] .
  :LibraryShape a sh:NodeShape ; sh:targetClass :Library ; sh:codeIdentifier "Library" ;
    varanto:plural "libraries" ; varanto:segment "library" ; sh:order 2 ; sh:description "A library."@en ;
    sh:property [ sh:path :name ; sh:codeIdentifier "name" ; sh:order 1 ; sh:datatype rdf:langString ;
      sh:uniqueLang true ; dash:propertyRole dash:LabelRole ; sh:description "Its name."@en ] ,
    [ sh:path :on ; sh:codeIdentifier "subjects" ; sh:order 2 ; sh:class :Subject ; sh:nodeKind sh:IRI ;
      dash:propertyRole varanto:ClassificationRole ; sh:description "What it is for."@en ] .
  :SubjectShape a sh:NodeShape ; sh:targetClass :Subject ; sh:codeIdentifier "Subject" ;
    varanto:plural "subjects" ; varanto:segment "subject" ; sh:order 3 ; sh:description "A subject."@en ;
    sh:property [ sh:path :name ; sh:codeIdentifier "name" ; sh:order 1 ; sh:datatype rdf:langString ;
      sh:uniqueLang true ; dash:propertyRole dash:LabelRole ; sh:description "Its name."@en ] ,
    [ sh:path :above ; sh:codeIdentifier "above" ; sh:order 2 ; sh:class :Subject ; sh:nodeKind sh:IRI ;
      sh:maxCount 1 ; dash:propertyRole varanto:ParentRole ; sh:description "What it is a part of."@en ] .`;

const DATA = `
  <library/l> a :Library ; :name "word library"@en ; :on <subject/art> .
  <book/own> a :Book ; :name "word one"@en ; :in <library/l> ; :on <subject/birds> .
  <book/kept> a :Book ; :name "word two"@en ; :in <library/l> .
  <book/loose> a :Book ; :name "word three"@en .
  <book/round> a :Book ; :name "word four"@en ; :on <subject/x> , <subject/y> .
  <subject/art> a :Subject ; :name "art"@en .
  <subject/nature> a :Subject ; :name "nature"@en .
  <subject/animals> a :Subject ; :name "animals"@en ; :above <subject/nature> .
  <subject/birds> a :Subject ; :name "birds"@en ; :above <subject/animals> .
  <subject/x> a :Subject ; :name "x"@en ; :above <subject/y> .
  <subject/y> a :Subject ; :name "word y"@en ; :above <subject/x> .`;

const QUESTION: SearchQuestion = {
  ...{ text: 'word', types: undefined, size: 20, languages: [] },
  facets: searchFacetNames,
};

const view = snapshotOf(SHAPES, DATA);

async function counts(narrowed: SearchQuestion['narrowed'] = {}) {
  const { facets, hits } = await view.search({ ...QUESTION, narrowed });
  const short = (value: string): string => value.replace(view.base, '');
  return {
    ids: hits.map(({ resource }) => short(resource.id)).sort(),
    ...Object.fromEntries(
      facets.map(({ name, values }) => [
        name,
        values.map(({ value, count }) => `${short(value)} ${count}`),
      ]),
    ),
  };
}

describe('the facets of a search', () => {
  it('are the type, the keeper, and the class at the top: of the resource, or of its keeper', async () => {
    const circle = /^subject\/[xy] 2$/;
    expect(await counts()).toEqual({
      ids: ['book/kept', 'book/loose', 'book/own', 'book/round', 'library/l', 'subject/y'],
      type: ['Book 4', 'Library 1', 'Subject 1'],
      keeper: ['library/l 3'],
      class: expect.arrayContaining([
        'subject/art 2',
        'subject/nature 1',
        expect.stringMatching(circle),
      ]) as unknown,
    });
  });

  it('narrow together, each counted without its own condition', async () => {
    expect(await counts({ type: 'Book', class: `${view.base}subject/art` })).toEqual({
      ids: ['book/kept'],
      type: ['Book 1', 'Library 1'],
      keeper: ['library/l 1'],
      class: expect.arrayContaining(['subject/art 1', 'subject/nature 1']) as unknown,
    });
  });

  it('are counted where they are asked for alone', async () => {
    const { facets } = await view.search({ ...QUESTION, facets: ['type'] });
    expect(facets.map(({ name }) => name)).toEqual(['type']);
    expect((await view.search({ ...QUESTION, facets: [] })).facets).toEqual([]);
  });
});

describe('a search with thousands of results', () => {
  it('narrows and orders them in pieces, between which others work', async () => {
    const many = Array.from(
      { length: 5_000 },
      (_, n) => `<book/${n}> a :Book ; :name "word ${n}"@en ; :in <library/l> .`,
    );
    const large = snapshotOf(SHAPES, `${DATA}\n${many.join('\n')}`);
    await large.search({ ...QUESTION, facets: [] });
    const pieces = async (question: SearchQuestion): Promise<number> => {
      let count = 0;
      const pace: Pace = {
        spend: () => undefined,
        waitFor: (others) => others,
        run: (work) => {
          for (let step = work.next(); ; step = work.next()) {
            if (step.done) return step.value;
            count += 1;
          }
        },
      };
      await large.search(question, pace);
      return count;
    };
    const plain = await pieces({ ...QUESTION, facets: [] });
    expect(await pieces(QUESTION)).toBeGreaterThan(plain + 100);
    const { hits } = await large.search({ ...QUESTION, from: 40 });
    const all = await large.search({ ...QUESTION, size: 60 });
    expect(hits.map(({ resource }) => resource.id)).toEqual(
      all.hits.slice(40).map(({ resource }) => resource.id),
    );
  });
});
