import { readFileSync } from 'node:fs';
import type { Field, Model } from '../model/model.ts';
import { singleStep } from '../rdf/path.ts';
import type { Finding } from './finding.ts';

interface Place {
  readonly model: Model;
  readonly base: string;
}

/** Findings with the lines of their files: of the property that they are about, else of the resource. */
export function withLines(findings: readonly Finding[], place: Place): Finding[] {
  const files = new Map<string, SourceLines>();
  return findings.map((finding) => {
    const { file, resource, line } = finding;
    if (file === undefined || resource === undefined || line !== undefined) return finding;
    const lines = files.get(file) ?? new SourceLines(file, place.base);
    files.set(file, lines);
    const found = lines.find(resource, propertyOf(finding, place.model));
    return found === undefined ? finding : { ...finding, line: found };
  });
}

/** The property that a finding is about, where its field follows one. */
function propertyOf({ place }: Finding, { shapes }: Model): string | undefined {
  if (place?.startsWith('<')) return place.slice(1, -1);
  const [shape, name] = place?.split('.') ?? [];
  const field: Field | undefined = shapes
    .find((each) => each.name === shape)
    ?.fields.find((each) => each.name === name);
  const step = field && singleStep(field.path);
  return step && !step.inverse ? step.predicate : undefined;
}

/** A file of Turtle or N-Triples, and where its subjects and their properties are written. */
class SourceLines {
  readonly #lines: readonly string[];
  readonly #prefixes: readonly (readonly [prefix: string, namespace: string])[];
  readonly #base: string;
  readonly #subjects = new Map<string, number>();

  constructor(file: string, base: string) {
    this.#base = base;
    this.#lines = read(file).split(/\r\n|\n|\r/);
    this.#prefixes = this.#lines.flatMap((line) => {
      const [, prefix, namespace] = /^\s*@?prefix\s+([^\s:]*:)\s*<([^>]*)>/i.exec(line) ?? [];
      return prefix === undefined || namespace === undefined ? [] : [[prefix, namespace] as const];
    });
    for (const [index, line] of this.#lines.entries()) {
      const [subject] = /^(?:<[^>]*>|[^\s"'#@,;.[\]()]*:[^\s"',;]*)(?=\s|$)/.exec(line) ?? [];
      if (subject !== undefined && !this.#subjects.has(subject)) this.#subjects.set(subject, index);
    }
  }

  find(resource: string, property: string | undefined): number | undefined {
    const start = this.#forms(resource)
      .map((form) => this.#subjects.get(form))
      .find((line) => line !== undefined);
    if (start === undefined) return undefined;
    return (property === undefined ? undefined : this.#within(start, property)) ?? start + 1;
  }

  /** The line of a property among those from the subject to the full stop after it. */
  #within(start: number, property: string): number | undefined {
    const forms = this.#forms(property);
    for (let at = start; at < this.#lines.length; at += 1) {
      const line = this.#lines[at] ?? '';
      if (forms.some((form) => ` ${line} `.includes(` ${form} `))) return at + 1;
      if (/\.\s*$/.test(line)) return undefined;
    }
    return undefined;
  }

  /** How an address may be written: whole, relative to the base, or with a prefix. */
  #forms(address: string): string[] {
    const relative = address.startsWith(this.#base)
      ? [`<${address.slice(this.#base.length)}>`]
      : [];
    const short = this.#prefixes
      .filter(([, namespace]) => address.startsWith(namespace))
      .map(([prefix, namespace]) => prefix + address.slice(namespace.length));
    return [`<${address}>`, ...relative, ...short];
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
