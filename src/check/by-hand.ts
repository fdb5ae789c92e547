import { basename, dirname } from 'node:path';
import type { Quad } from '@rdfjs/types';
import type { Field, Model } from '../model/model.ts';
import { singleStep } from '../rdf/path.ts';
import { rdf } from '../rdf/vocabulary.ts';
import { readFiles, type File } from '../store/files.ts';
import type { Finding } from './finding.ts';
import { parse, tripleFileEndings } from '../store/parse.ts';

/** The file of a folder with the statements that were added by hand to those of the other files. */
const BY_HAND = 'by-hand.ttl';

/** Where what was added by hand and what the other files of its folder say differ, or say the same. */
export function byHandFindings(folder: string, base: string, model: Model): Finding[] {
  const files = readFiles(folder, tripleFileEndings);
  return files
    .filter(({ name }) => basename(name) === BY_HAND)
    .flatMap((hand) => {
      const others = files.filter(
        (each) => each !== hand && dirname(each.name) === dirname(hand.name),
      );
      const said = new Said(others.flatMap((file) => triplesOf(file, base)));
      const added = triplesOf(hand, base);
      const described = new Set(
        added
          .filter(({ predicate }) => predicate.value === rdf.type)
          .map((each) => each.subject.value),
      );
      return added.flatMap((triple) => difference(triple, { said, described, model, hand }));
    });
}

interface Context {
  readonly said: Said;
  /** What the file itself gives a class. */
  readonly described: ReadonlySet<string>;
  readonly model: Model;
  readonly hand: File;
}

function difference(triple: Quad, { said, described, model, hand }: Context): Finding[] {
  const { subject, predicate, object } = triple;
  const finding = (message: string): Finding[] => [
    { severity: 'warning', file: hand.name, resource: subject.value, message },
  ];
  if (!said.has(subject.value) && !described.has(subject.value))
    return finding(`is added to by hand (<${predicate.value}>), but no other file has it any more`);
  const others = said.values(triple);
  if (others.some((other) => other.equals(object)))
    return finding(`"${object.value}" is added by hand, but another file says it too`);
  const rival = others.find((other) => excludes(other, object, fieldOf(said, triple, model)));
  if (!rival) return [];
  return finding(`"${object.value}" is added by hand, but another file says "${rival.value}"`);
}

/** Whether a property may have but one of two values: in one language, or at all. */
function excludes(a: Quad['object'], b: Quad['object'], field: Field | undefined): boolean {
  if (!field) return false;
  if (a.termType === 'Literal' && b.termType === 'Literal' && a.language !== b.language)
    return false;
  return !field.many;
}

function fieldOf(said: Said, { subject, predicate }: Quad, model: Model): Field | undefined {
  return said
    .classes(subject.value)
    .flatMap((each) => model.shapeOfClass.get(each)?.fields ?? [])
    .find(({ path }) => {
      const step = singleStep(path);
      return step?.predicate === predicate.value && !step.inverse;
    });
}

/** What files say, by subject and property. */
class Said {
  readonly #values = new Map<string, Quad['object'][]>();
  readonly #subjects = new Set<string>();

  constructor(triples: readonly Quad[]) {
    for (const triple of triples) {
      const key = keyOf(triple.subject.value, triple.predicate.value);
      this.#values.set(key, [...(this.#values.get(key) ?? []), triple.object]);
      this.#subjects.add(triple.subject.value);
    }
  }

  has(subject: string): boolean {
    return this.#subjects.has(subject);
  }

  values({ subject, predicate }: Quad): readonly Quad['object'][] {
    return this.#values.get(keyOf(subject.value, predicate.value)) ?? [];
  }

  classes(subject: string): readonly string[] {
    return (this.#values.get(keyOf(subject, rdf.type)) ?? []).map(({ value }) => value);
  }
}

function keyOf(subject: string, property: string): string {
  return `${subject} ${property}`;
}

function triplesOf(file: File, base: string): Quad[] {
  const triples: Quad[] = [];
  parse(file, base, (triple) => triples.push(triple));
  return triples;
}
