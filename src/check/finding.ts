import type { Severity } from '../model/constraints.ts';
import { compareTexts } from '../rdf/compare-texts.ts';

/** Something that the data does not keep: which resource, which field or property, in which file, and what. */
export interface Finding {
  /** `information` is what `check` alone reports: it neither fails nor warns. */
  readonly severity: Severity | 'information';
  readonly resource?: string;
  /** A field as `Shape.field`, or a property's address. */
  readonly place?: string;
  /** The SHACL parameter that is not kept, where there is one. */
  readonly constraint?: string;
  readonly file?: string;
  /** The line of the file, counted from 1. */
  readonly line?: number;
  readonly message: string;
}

/** A finding on one line. Addresses under the base are relative to it, as in the files. */
export function lineOf(
  { severity, file, line: number, resource, place, message }: Finding,
  base: string,
): string {
  const at = file !== undefined && number !== undefined ? `${file}:${number}` : file;
  const where = [at, resource && `<${resource}>`, place].filter(Boolean).join(' ');
  const line = `${severity}: ${where && `${where}: `}${message}`.replaceAll(`<${base}`, '<');
  return line.replace(/\s+/g, ' ').slice(0, 600);
}

/** Findings with the files that describe their resources, in the order of reading. */
export function located(
  findings: readonly Finding[],
  fileOf: ReadonlyMap<string, string>,
): readonly Finding[] {
  return findings
    .map((finding) => {
      const file = finding.resource === undefined ? undefined : fileOf.get(finding.resource);
      return file === undefined ? finding : { ...finding, file };
    })
    .sort(compareFindings);
}

const ORDER = ['violation', 'warning', 'information'];

/** Violations first, then warnings, then by file, resource and place. */
function compareFindings(a: Finding, b: Finding): number {
  return (
    ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) ||
    compareTexts(a.file ?? '', b.file ?? '') ||
    compareTexts(a.resource ?? '', b.resource ?? '') ||
    compareTexts(a.place ?? '', b.place ?? '')
  );
}
