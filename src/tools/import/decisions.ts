import { ImportError } from '../import-error.ts';
import { tidy } from './line.ts';

/** The kinds of things that a decision may name. */
const NAMED_KINDS = {
  unit: 'unit',
  'information resource': 'resource',
  register: 'register',
  system: 'system',
} as const;

export type NamedKind = (typeof NAMED_KINDS)[keyof typeof NAMED_KINDS];

/** Who decided, on which day, and where the file says it. */
interface Decided {
  readonly day: string;
  readonly role: string;
  readonly line: number;
}

/** A line of a page that is other than it looks: a unit, boiler-plate, or misspelt. */
export interface LineDecision extends Decided {
  readonly text: string;
  readonly is: 'unit' | 'boiler-plate' | 'reads';
  /** The name of the unit, or what the line should be. */
  readonly as: string | undefined;
}

/** A name that something had before, or the unit that had it. */
export interface NameDecision extends Decided {
  readonly kind: NamedKind;
  readonly name: string;
  /** What it was called, and whose it was; as it is now where nothing is said. */
  readonly was: string;
  readonly of: string | undefined;
}

/** Something that is no longer there, and what is in its place. */
export interface EndDecision extends Decided {
  readonly kind: NamedKind;
  readonly name: string;
  readonly replacedBy: readonly string[];
}

/** An address that something had before, and the one that it has now, both under the base address. */
interface AddressDecision extends Decided {
  readonly from: string;
  readonly to: string;
}

/** What an authority decided about a page and about what was on it. */
export interface Decisions {
  readonly file: string;
  readonly lines: readonly LineDecision[];
  readonly names: readonly NameDecision[];
  readonly ends: readonly EndDecision[];
  readonly addresses: readonly AddressDecision[];
}

/** No decisions. */
export const NO_DECISIONS: Decisions = { file: '', lines: [], names: [], ends: [], addresses: [] };

type Found = Partial<Pick<Decisions, 'lines' | 'names' | 'ends' | 'addresses'>>;

const KIND = '(unit|information resource|register|system)s?';
const NAME = '"([^"]+)"';

/** The forms of a decision, each with what it says. */
const FORMS: readonly (readonly [
  form: RegExp,
  read: (parts: readonly string[], by: Decided) => Found,
])[] = [
  [
    form(`heading ${NAME} is a unit(?: called ${NAME})?`),
    ([text = '', as], by) => line({ ...by, text, is: 'unit', as }),
  ],
  [
    form(`line ${NAME} is boiler-plate`),
    ([text = ''], by) => line({ ...by, text, is: 'boiler-plate', as: undefined }),
  ],
  [
    form(`line ${NAME} reads ${NAME}`),
    ([text = '', as], by) => line({ ...by, text, is: 'reads', as }),
  ],
  [
    form(`${KIND} ${NAME} was ${NAME}`),
    ([kind = '', name = '', was = ''], by) => named(kind, { ...by, name, was, of: undefined }),
  ],
  [
    form(`${KIND} ${NAME} moved from ${NAME}`),
    ([kind = '', name = '', of], by) => named(kind, { ...by, name, was: name, of }),
  ],
  [
    form(`${KIND} ${NAME} is withdrawn(?: and replaced by (.+))?`),
    ([kind = '', name = '', list = ''], by) => ended(kind, [name], { ...by, list }),
  ],
  [
    form(`${KIND} ${NAME} is split into (.+)`),
    ([kind = '', name = '', list = ''], by) => ended(kind, [name], { ...by, list }),
  ],
  [
    form(`${KIND} (.+) are merged into ${NAME}`),
    ([kind = '', names = '', to = ''], by) =>
      ended(kind, quotedIn(names), { ...by, list: `"${to}"` }),
  ],
  [
    form('address (\\S+) is now (\\S+)'),
    ([from = '', to = ''], by) => ({ addresses: [{ ...by, from, to }] }),
  ],
];

const HELP = `one of: heading "…" is a unit; heading "…" is a unit called "…"; line "…" is boiler-plate; line "…" reads "…"; register "NEW" was "OLD"; register "…" moved from "UNIT"; register "…" is withdrawn; register "…" is withdrawn and replaced by "…"; register "…" is split into "…" and "…"; registers "…" and "…" are merged into "…"; register "…" is back; address register/old is now register/new (unit, information resource or system in the place of register)`;

function form(source: string): RegExp {
  return new RegExp(`^${source}\\.?$`);
}

function line(decision: LineDecision): Found {
  return { lines: [decision] };
}

function named(kind: string, decision: Omit<NameDecision, 'kind'>): Found {
  return { names: [{ ...decision, kind: kindOf(kind) }] };
}

function ended(
  kind: string,
  names: readonly string[],
  { list, ...by }: Decided & { list: string },
): Found {
  const replacedBy = quotedIn(list);
  return { ends: names.map((name) => ({ ...by, kind: kindOf(kind), name, replacedBy })) };
}

function kindOf(word: string): NamedKind {
  return NAMED_KINDS[word as keyof typeof NAMED_KINDS];
}

function quotedIn(text: string): string[] {
  return [...text.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name);
}

const BACK = form(`${KIND} ${NAME} is back`);
const HEAD = /^(\d{4}-\d{2}-\d{2}) ([^:]+): (.+)$/;

/** Reads a file of decisions: `2026-11-28 records manager: register "NEW" was "OLD"`, one a line; # begins a remark. */
export function readDecisions(text: string, file: string): Decisions {
  const all: Decisions = { ...NO_DECISIONS, file };
  const decisions = text.split(/\r\n|\n|\r/).reduce((before, raw, index) => {
    const sentence = tidy(raw.replaceAll(/[“”„]/g, '"'));
    if (sentence === '' || sentence.startsWith('#')) return before;
    return withDecision(before, sentence, index + 1);
  }, all);
  refuseContradiction(decisions);
  refuseCircle(decisions);
  return decisions;
}

/** Of two decisions on one line of the page only one can be true. */
function refuseContradiction({ lines, file }: Decisions): void {
  const first = new Map<string, LineDecision>();
  for (const each of lines) {
    const other = first.get(each.text) ?? each;
    first.set(each.text, other);
    if (other.is !== each.is || other.as !== each.as)
      throw new ImportError(
        `${file}, line ${each.line}: expected one decision on "${each.text}", got another than that of line ${other.line}; remove one of them`,
      );
  }
}

/** An address that has moved must lead to one that has not. */
function refuseCircle({ addresses, file }: Decisions): void {
  const next = new Map(addresses.map(({ from, to }) => [from, to]));
  for (const { from, line } of addresses) {
    const passed = new Set<string>();
    let at: string | undefined = from;
    while (at !== undefined && !passed.has(at)) {
      passed.add(at);
      at = next.get(at);
    }
    if (at === undefined) continue;
    throw new ImportError(
      `${file}, line ${line}: expected an address that leads to one in use, got a circle: ${[...passed, at].join(', ')}; remove one of these decisions`,
    );
  }
}

function withDecision(before: Decisions, sentence: string, line: number): Decisions {
  const where = `${before.file}, line ${line}`;
  const [, day = '', role = '', rest] = HEAD.exec(sentence) ?? [];
  if (rest === undefined)
    throw new ImportError(`${where}: expected "2026-11-28 records manager: …", got ${sentence}`);
  if (/\p{Lu}/u.test(role))
    throw new ImportError(
      `${where}: expected a role in small letters, and no name of a person, got ${role}`,
    );
  const [, kind, name] = BACK.exec(rest) ?? [];
  if (kind !== undefined)
    return {
      ...before,
      ends: before.ends.filter((end) => end.kind !== kindOf(kind) || end.name !== name),
    };
  for (const [pattern, read] of FORMS) {
    const parts = pattern.exec(rest);
    if (parts) return merged(before, read(parts.slice(1), { day, role, line }));
  }
  throw new ImportError(`${where}: expected ${HELP}; got ${rest}`);
}

function merged(before: Decisions, found: Found): Decisions {
  return {
    file: before.file,
    lines: [...before.lines, ...(found.lines ?? [])],
    names: [...before.names, ...(found.names ?? [])],
    ends: [...before.ends, ...(found.ends ?? [])],
    addresses: [...before.addresses, ...(found.addresses ?? [])],
  };
}
