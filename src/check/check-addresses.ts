import { relative, sep } from 'node:path';
import { reservedName } from '../model/reserved-paths.ts';
import type { Collected } from '../store/collect.ts';
import type { Finding } from './finding.ts';
import type { Resource } from '../reading/view.ts';

/** What is wrong with the address of a resource: the first thing that is. */
export function addressFindings(resource: Resource): Finding[] {
  const { id, view } = resource;
  // What is described here but has its address under another base is served there.
  const rules = id.startsWith(view.base) ? [ownPath, collection, ending, unfetchable, sameUrl] : [];
  for (const rule of [...rules, misplaced]) {
    const message = rule(resource);
    if (message) return [{ severity: 'violation', resource: id, message }];
  }
  return [];
}

/** A violation for each resource that files of more than one folder describe: two authorities, each with its own truth. */
export function folderFindings(
  { fileOf, repeats }: Pick<Collected, 'fileOf' | 'repeats'>,
  data: string,
): Finding[] {
  return repeats
    .map((repeat) => ({ ...repeat, first: fileOf.get(repeat.subject) ?? repeat.file }))
    .filter(({ first, file }) => folderOf(first, data) !== folderOf(file, data))
    .map(({ subject, first, file }) => ({
      severity: 'violation',
      resource: subject,
      message: `expected to be described in one folder, got ${first} and ${file}`,
    }));
}

/** The authority's folder that a file is in; the files beside those folders are as one of their own. */
export function folderOf(file: string, data: string): string {
  const [first = '', ...rest] = relative(data, file).split(sep);
  return rest.length ? first : '';
}

function ownPath({ id, view: { base, model } }: Resource): string | undefined {
  const [first = ''] = pathOf(id, base).split('/', 1);
  if (reservedName(first, model.reserved) === undefined) return undefined;
  return `expected an address that the server does not answer itself, got one under <${base}${first}>`;
}

function collection({ id, view: { base, model } }: Resource): string | undefined {
  const path = pathOf(id, base).replace(/\/$/, '');
  const shape = model.shapes.find(({ segment }) => segment !== '' && segment === path);
  return (
    shape && `expected an address of its own, got that of the collection of every ${shape.name}`
  );
}

/** Whether the path that a client asks for does not lead back to the address. */
function unfetchable({ id, shape, view: { base } }: Resource): string | undefined {
  const path = id.slice(base.length);
  const isMixed = path.includes('%') && /[^ -~]/.test(path);
  if (!shape || (!isMixed && !/[?#]|\/\.{1,2}(\/|$)/.test(id) && isNormal(path))) return undefined;
  return 'cannot be fetched: expected an address without query, fragment, dots as a part, letters both plain and percent-encoded, or percent codes that clients write in another way';
}

/** Whether a path has no percent code but those that every client writes so (RFC 3986, section 6.2.2). */
function isNormal(path: string): boolean {
  try {
    decodeURIComponent(path);
  } catch {
    return false;
  }
  const codes = path.match(/%../g) ?? [];
  return codes.every((code) => code === code.toUpperCase() && !/^[\w.~\0-]$/.test(signOf(code)));
}

/** The ASCII character of a percent code; a part of any other is as good as none. */
function signOf(code: string): string {
  const number = Number.parseInt(code.slice(1), 16);
  return number < 128 ? String.fromCharCode(number) : '';
}

/** Letters and their percent codes are one URL, and so can be the address of one resource. */
function sameUrl({ id, view }: Resource): string | undefined {
  const path = id.slice(view.base.length);
  const other = view.base + encodeURI(path);
  if (!/[^ -~]/.test(path) || !view.find(other)) return undefined;
  return `expected an address of its own, got one with the same URL as <${other}>`;
}

function ending({ id, view: { base, model } }: Resource): string | undefined {
  const path = pathOf(id, base);
  const found = model.reserved.endings.find((each) => path.endsWith(each));
  return found && `expected an address that does not name a format, got one that ends in ${found}`;
}

function misplaced({ id, shape, view: { base } }: Resource): string | undefined {
  if (!shape) return undefined;
  const wanted = shape.segment ? `${base}${shape.segment}/` : base;
  const isRight = shape.segment ? !id.startsWith(base) || id.startsWith(wanted) : id === base;
  return isRight ? undefined : `expected the address of a ${shape.name} to begin with <${wanted}>`;
}

/** A path under the base address as the server reads it: `%67raphql` is `graphql`. */
function pathOf(id: string, base: string): string {
  const [path = ''] = id.slice(base.length).split(/[?#]/, 1);
  if (!path.includes('%')) return path;
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}
