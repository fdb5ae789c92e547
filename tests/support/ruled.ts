import { describeByRules } from '../../src/linked-data/rules/describe-by-rules.ts';
import type { Resource } from '../../src/reading/view.ts';
import type { Snapshot } from '../../src/store/snapshot.ts';
import { storeOfDescriptions } from './description-store.ts';
import { MUSEUM, snapshotOf, TERMS } from './turtle.ts';

/** Shapes of paintings and of their makers, with rules on the paintings; `:A` and `:B` are shapes for more rules. */
export function ruledShapes(rules: string, further = ''): string {
  return `
  :A a sh:NodeShape ; sh:targetClass :Painting ; sh:order 1 ;
    sh:codeIdentifier "Painting" ; varanto:plural "paintings" ; varanto:segment "painting" ;
    sh:description "A painted work."@en ;
    sh:property [ sh:path :title ; sh:codeIdentifier "title" ; sh:order 1 ; sh:datatype rdf:langString ;
      sh:uniqueLang true ; dash:propertyRole dash:LabelRole ; sh:description "Its title."@en ] ,
      [ sh:path :maker ; sh:codeIdentifier "makers" ; sh:order 2 ; sh:class :Artist ; sh:description "Who made it."@en ] ,
      [ sh:path :year ; sh:codeIdentifier "year" ; sh:order 3 ; sh:datatype xsd:integer ; sh:description "When."@en ] ,
      [ sh:path :sold ; sh:codeIdentifier "sold" ; sh:order 4 ; sh:datatype xsd:boolean ; sh:description "Whether."@en ] ,
      [ sh:path :image ; sh:codeIdentifier "image" ; sh:order 5 ; sh:nodeKind sh:IRI ; sh:description "A picture."@en ] ;
    sh:rule ${rules} .
  :B a sh:NodeShape ; sh:targetClass :Artist ; sh:order 2 ;
    sh:codeIdentifier "Artist" ; varanto:plural "artists" ; varanto:segment "artist" ;
    sh:description "A maker of works."@en ;
    sh:property [ sh:path :name ; sh:codeIdentifier "name" ; sh:order 1 ; sh:datatype rdf:langString ;
      sh:uniqueLang true ; dash:propertyRole dash:LabelRole ; sh:description "The name."@en ] .
  ${further}`;
}

/** A rule in Turtle; a part that is given replaces the usual one. */
export function rule(parts: {
  subject?: string;
  predicate?: string;
  object?: string;
  more?: string;
}): string {
  const { subject = 'sh:this', predicate = ':told', object = 'true', more = '' } = parts;
  return `[ a sh:TripleRule ; sh:subject ${subject} ; sh:predicate ${predicate} ; sh:object ${object} ; ${more} ]`;
}

/** What the rules make of resources, a triple in a line, without namespace and base. */
export function told(
  shapes: string,
  data: string,
  ids: readonly string[] = ['painting/1'],
): string[] {
  const snapshot = snapshotOf(shapes, data);
  return linesOf(
    snapshot,
    ids.map((id) => snapshot.resource(MUSEUM + id)),
  );
}

/** The same of resources of a snapshot. */
export function linesOf(snapshot: Snapshot, resources: readonly Resource[]): string[] {
  return storeOfDescriptions(describeByRules(snapshot, resources))
    .getQuads(null, null, null, null)
    .map(({ subject, predicate, object }) => {
      const language = object.termType === 'Literal' ? object.language : '';
      return `${subject.value} ${predicate.value} ${object.value}${language && `@${language}`}`
        .replaceAll(TERMS, ':')
        .replaceAll(MUSEUM, '');
    })
    .sort();
}
