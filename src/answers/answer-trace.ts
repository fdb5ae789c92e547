import type { Trace } from '../graphql/trace.ts';
import type { Statements } from '../linked-data/statements.ts';
import type { Field } from '../model/model.ts';
import type { Literal } from '../rdf/literal.ts';
import { singleStep } from '../rdf/path.ts';
import { rdf } from '../rdf/vocabulary.ts';
import type { Resource, Value } from '../reading/view.ts';

/** Learns from a running query the languages of its texts and, given a place for them, the statements it walks. */
export class AnswerTrace implements Trace {
  #languages = new Set<string>();
  readonly #statements: Statements | undefined;

  constructor(statements?: Statements) {
    this.#statements = statements;
  }

  /** The tags of the languages that the texts of the answer are in. */
  get languages(): string[] {
    return [...this.#languages].sort();
  }

  during(work: () => void): readonly string[] {
    const outer = this.#languages;
    const inner = (this.#languages = new Set<string>());
    try {
      work();
    } finally {
      this.#languages = outer;
      this.inLanguages(inner);
    }
    return [...inner];
  }

  inLanguages(languages: Iterable<string>): void {
    for (const language of languages) this.#languages.add(language);
  }

  node(resource: Resource): void {
    const { shape, view } = resource;
    if (shape) this.#statements?.add(resource, rdf.type, [view.resource(shape.class)]);
  }

  text({ language }: Literal): void {
    if (language) this.#languages.add(language);
  }

  value(subject: Resource, field: Field, value: Value): void {
    if (value.kind === 'literal') this.text(value);
    // A derived field states nothing: between the two ends there are other statements, which were not asked for.
    const step = this.#statements && singleStep(field.path);
    if (!step) return;
    if (!step.inverse) this.#add(subject, step.predicate, value);
    else if (value.kind === 'resource') this.#add(value, step.predicate, subject);
  }

  /** Each subject has its type too: in JSON-LD the type brings the terms. */
  #add(subject: Resource, predicate: string, value: Value): void {
    this.node(subject);
    this.#statements?.add(subject, predicate, [value]);
  }
}
