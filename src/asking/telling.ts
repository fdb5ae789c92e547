import { fieldsWithRole } from '../model/model.ts';
import { readEach } from '../reading/unloaded.ts';
import type { Resource, View } from '../reading/view.ts';
import { isFrameWord, isFunctionWord } from '../store/search/question-words.ts';
import { wordsOf } from '../store/search/words.ts';
import { leadsOf, type AskingRoles } from './roles.ts';
import { comparable, type Comparable, type NameOfWords } from './together.ts';

/** What every question may have says so much, and so does what all keepers have. */
const LEAST = 0.1;
/** How surely the search words of a keeper mean it: they are those of what it keeps, one by one. */
const KEEPER_WORD = 0.5;

/** The names of a resource: its own, other names, and words that pages do not show; each word with how much it says. */
export function namesOf(resource: Resource, roles: AskingRoles): readonly NameOfWords[] {
  const { view } = resource;
  const cached = view.remember(
    'names of questions',
    () => new Map<string, readonly NameOfWords[]>(),
  );
  const found = cached.get(resource.id);
  if (found) return found;
  const stems = stemsOf(view, roles);
  const made = textsOf(resource, roles).map(({ words, share }) => ({
    share,
    words: words.map((word) => ({ ...word, telling: tellingOf(word, stems) })),
  }));
  cached.set(resource.id, made);
  return made;
}

/** The stems of the words of all names. */
interface Stems {
  /** To how many keepers each leads. */
  readonly keepers: ReadonlyMap<string, number>;
  /** How many keepers there are. */
  readonly all: number;
  /** A word with each stem. */
  readonly words: ReadonlyMap<string, string>;
}

function tellingOf({ form, stem }: Comparable, { keepers, all }: Stems): number {
  if (isFunctionWord(form) || isFrameWord(form)) return LEAST;
  const share = Math.log(keepers.get(stem) ?? 1) / Math.log(Math.max(2, all));
  return Math.max(LEAST, 1 - share);
}

/** The stems of the words of all names in the catalogue that lead to somebody. */
export function stemsOf(view: View, roles: AskingRoles): Stems {
  return view.remember('stems of questions', () => readStems(view, roles), 'of all views');
}

function readStems(view: View, roles: AskingRoles): Stems {
  const found = new Map<string, { word: string; keepers: Set<Resource> }>();
  for (const named of namedIn(view, roles)) addStems(named, found);
  const each = [...found];
  return {
    keepers: new Map(each.map(([stem, { keepers }]) => [stem, keepers.size])),
    all: new Set(each.flatMap(([, { keepers }]) => [...keepers])).size,
    words: new Map(each.map(([stem, { word }]) => [stem, word])),
  };
}

/** The words of the names of something, and who it leads to. */
interface Named {
  readonly leads: ReturnType<typeof leadsOf>;
  readonly words: readonly Comparable[];
}

/** All that has names, by address. What is not loaded is met in every shape before it is thrown. */
function namedIn(view: View, roles: AskingRoles): Named[] {
  const all = [...view.described];
  const named = new Map<Resource, Named>();
  readEach([...new Set([...roles.asked, ...roles.keepers, ...roles.classes])], (shape) => {
    for (const resource of all)
      if (resource.shape === shape)
        named.set(resource, {
          leads: leadsOf(resource, roles),
          words: textsOf(resource, roles).flatMap(({ words }) => words),
        });
  });
  return all.flatMap((resource) => named.get(resource) ?? []);
}

function addStems(
  { leads, words }: Named,
  found: Map<string, { word: string; keepers: Set<Resource> }>,
): void {
  for (const { stem, form } of words) {
    const known = found.get(stem) ?? { word: form, keepers: new Set() };
    found.set(stem, known);
    for (const { keeper } of leads) known.keepers.add(keeper);
  }
}

function textsOf(
  resource: Resource,
  { keepers }: AskingRoles,
): { readonly words: readonly Comparable[]; readonly share: number }[] {
  const { shape } = resource;
  if (!shape) return [];
  const names = [...(shape.label ? [shape.label] : []), ...fieldsWithRole(shape, 'other name')];
  const hidden = fieldsWithRole(shape, 'search word');
  return [...names, ...hidden].flatMap((field) =>
    resource.literals(field).map(({ value }) => ({
      words: wordsOf(value).map(({ form }) => comparable(form)),
      share: keepers.includes(shape) && hidden.includes(field) ? KEEPER_WORD : 1,
    })),
  );
}

/** A part of a compound has so many letters at least, and so many may come after it as the ending of a form. */
const [SHORTEST_PART, LONGEST_ENDING] = [5, 5];

/** The words of names that a compound begins with, and that it ends with: the longest of each. */
export function partsOf(form: string, { words }: Stems): string[] {
  const { plain } = comparable(form);
  const parts = [...words.keys()].filter(
    (stem) => stem.length >= SHORTEST_PART && plain.length >= stem.length + SHORTEST_PART,
  );
  const longest = (stems: string[]): string | undefined =>
    stems.toSorted((a, b) => b.length - a.length)[0];
  const first = longest(parts.filter((stem) => plain.startsWith(stem)));
  const last = longest(
    parts.filter((stem) => {
      const at = plain.lastIndexOf(stem);
      return at >= SHORTEST_PART - 2 && plain.length - at - stem.length <= LONGEST_ENDING;
    }),
  );
  return [first, last].flatMap((stem) => (stem && words.get(stem)) ?? []);
}
