import { OntologyError } from '../../src/model/ontology-error.ts';
import { modelOf } from './turtle.ts';

/** A sound ontology that each mistake changes in one place. */
const SOUND = `
  :ArtistShape a sh:NodeShape ; sh:targetClass :Artist ; sh:order 1 ;
    sh:codeIdentifier "Artist" ; varanto:plural "artists" ; varanto:segment "artist" ;
    sh:description "A maker of works."@en ;
    sh:property [ sh:path :name ; sh:codeIdentifier "name" ; sh:order 1 ; sh:datatype xsd:string ;
      sh:maxCount 1 ; dash:propertyRole dash:LabelRole ; sh:description "The name."@en ] .

  :PaintingShape a sh:NodeShape ; sh:targetClass :Painting ; sh:order 2 ;
    sh:codeIdentifier "Painting" ; varanto:plural "paintings" ; varanto:segment "painting" ;
    sh:description "A painted work."@en ;
    sh:property [ sh:path :maker ; sh:codeIdentifier "maker" ; sh:order 1 ; sh:class :Artist ;
      sh:description "Who made it."@en ] ;
    sh:property [ sh:path :year ; sh:codeIdentifier "year" ; sh:order 2 ; sh:datatype xsd:integer ;
      sh:description "When it was made."@en ] .
`;

/** What is wrong, which words of the sound ontology become which, and how the message begins. */
export type Mistake = readonly [what: string, change: Change, message: string];

/** Words of the sound ontology and those in their place; further pairs follow. */
export type Change = readonly (readonly [from: string, to: string])[];

/** The message of the error that a change to the sound ontology leads to; throws where there is none. */
export function messageAfter(change: Change): string {
  const turtle = change.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the sound ontology has not the words ${from}`);
    return text.replace(from, () => to);
  }, SOUND);
  modelOf(SOUND);
  try {
    modelOf(turtle);
  } catch (error) {
    if (error instanceof OntologyError) return error.message;
    throw error;
  }
  throw new Error('the ontology was read without an error');
}
