import { folder } from './folder.ts';

const ONTOLOGY = `
  @prefix : <https://museum.example/terms#> .
  @prefix sh: <http://www.w3.org/ns/shacl#> .
  @prefix varanto: <https://w3id.org/varanto#> .
  @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

  :RoomShape a sh:NodeShape ; sh:targetClass :Room ; sh:codeIdentifier "Room" ; sh:order 1 ;
    varanto:plural "rooms" ; varanto:segment "room" ; sh:description "A room."@en ;
    sh:property
      [ sh:path :name ; sh:codeIdentifier "name" ; sh:order 1 ; sh:datatype xsd:string ;
        sh:description "Its name."@en ] ,
      [ sh:path :behind ; sh:codeIdentifier "behind" ; sh:order 2 ; sh:class :Room ;
        sh:description "The room that one comes from."@en ] ,
      [ sh:path [ sh:oneOrMorePath :behind ] ; sh:codeIdentifier "way" ; sh:order 3 ;
        sh:class :Room ; sh:description "All rooms on the way."@en ] .
  :BoxShape a sh:NodeShape ; sh:targetClass :Box ; sh:codeIdentifier "Box" ; sh:order 2 ;
    varanto:plural "boxes" ; varanto:segment "box" ; sh:description "A box."@en ;
    sh:property
      [ sh:path :label ; sh:codeIdentifier "label" ; sh:order 1 ; sh:datatype xsd:string ;
        sh:description "Its label."@en ] ,
      [ sh:path :room ; sh:codeIdentifier "room" ; sh:order 2 ; sh:class :Room ;
        sh:description "Where it is."@en ] ,
      [ sh:path :number ; sh:codeIdentifier "number" ; sh:order 3 ; sh:datatype xsd:integer ;
        sh:description "Its number."@en ] .`;

/** Rooms with boxes in them: 25,000 boxes listed after the 500 rooms are the order that n3's own numbers suit least. */
export function roomsAndBoxes(rooms: number, boxes: number): string[] {
  return settings([
    ...Array.from({ length: rooms }, (_, n) => `<room/${n}> a :Room ; :name "Room ${n}" .`),
    ...Array.from(
      { length: boxes },
      (_, n) =>
        `<box/${n}> a :Box ; :label "Box ${n}" ; :room <room/${n % rooms}> ; :number ${n} .`,
    ),
  ]);
}

/** Rooms in a row, each behind the one before. */
export function roomsInRow(rooms: number): string[] {
  return settings(
    Array.from(
      { length: rooms },
      (_, n) => `<room/${n}> a :Room ${n ? `; :behind <room/${n - 1}>` : ''} .`,
    ),
  );
}

/** How the program is told to read them. */
function settings(lines: readonly string[]): string[] {
  const data = ['@prefix : <https://museum.example/terms#> .', ...lines, ''].join('\n');
  const path = folder({ 'ontology/shapes.ttl': ONTOLOGY, 'data/rooms.ttl': data });
  const base = ['--base-url', 'https://museum.example/'];
  return ['--ontology', `${path}/ontology`, '--data', `${path}/data`, ...base];
}
