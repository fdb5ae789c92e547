import { fieldsWithRole } from '../model/model.ts';
import type { RequestKind } from '../model/request-kinds.ts';
import { contactOf, keeperOf } from '../reading/hierarchy.ts';
import { unhurried, type Pace } from '../reading/pace.ts';
import type { Resource, View } from '../reading/view.ts';
import { kindOf, readingCues, type CueScore } from './cues.ts';
import { draftsOf, type Draft } from './draft.ts';
import { findPlaces, type FoundPlace, type Reason } from './find-places.ts';
import { askingRoles, keptBy, type AskingRoles } from './roles.ts';

/** What somebody asks: in words, of a resource of the catalogue, or both. */
interface AskQuestion {
  readonly words: string;
  /** What it is about, where that is known already: one of what people ask for. */
  readonly about?: Resource | undefined;
  /** The name of the kind of request, where it is chosen already. */
  readonly kind?: string | undefined;
  readonly languages: readonly string[];
}

/** Where to ask, and how. */
export interface Advice {
  readonly kind: RequestKind;
  /** The words that speak for the kind; none where it was chosen, or nothing speaks for any. */
  readonly kindWords: readonly string[];
  /** Who keeps what was asked about; `undefined` where nothing fits. */
  readonly unit: Resource | undefined;
  /** What it keeps that the words are about, or else all that is asked for in this way: never more than a few. */
  readonly registers: readonly Resource[];
  /** Whether the words, or the question itself, lead to these registers, and not only to who keeps them. */
  readonly isCertain: boolean;
  /** Why it was chosen: each word and what it met. */
  readonly reasons: readonly Reason[];
  /** Who else may be meant, the best first. */
  readonly others: readonly Resource[];
  /** Where the request goes. */
  readonly contact: Resource | undefined;
  readonly ways: readonly Way[];
  readonly drafts: readonly Draft[];
}

/** A way to send a request. */
export interface Way {
  readonly isSecure: boolean;
  readonly address: string;
}

/** How many further keepers are named, and how much of the best one's score speaks for them. */
const [MOST_OTHERS, WORTH_NAMING] = [3, 0.5];
/** How much of the best one's weight a register has that is named as what is asked about, and how many are. */
const [AS_GOOD, MOST_REGISTERS] = [0.7, 12];

/** Where to ask what a question asks, and how; `undefined` where the catalogue says nothing of it. */
export async function whereToAsk(
  question: AskQuestion,
  view: View,
  pace: Pace = unhurried,
): Promise<Advice | undefined> {
  const roles = askingRoles(view.model);
  if (!roles) return undefined;
  const { words, about, languages } = question;
  const cues = await pace.run(readingCues(words, view.model.requestKinds));
  const chosen = chosenKind(question, view) ?? kindFor(kindOf(cues), about, view);
  if (!chosen) return undefined;
  const places = about ? [] : await findPlaces(words, { view, roles, cues, languages, pace });
  return adviceOf({ places, chosen, question, view, roles });
}

/** Whether a resource is one of what people ask for, so that a question may be about it. */
export function isAsked({ shape, view }: Resource): boolean {
  return shape !== undefined && (askingRoles(view.model)?.asked.includes(shape) ?? false);
}

/** The kind that the question names, if it is one. */
function chosenKind({ kind: name }: AskQuestion, { model }: View): CueScore | undefined {
  const kind = model.requestKinds.find((each) => each.name === name);
  return kind && { kind, score: 0, words: [] };
}

/** The kind that words speak for; where none do, and it is known what is asked for, the first kind that this is asked in. */
function kindFor(
  found: CueScore | undefined,
  about: Resource | undefined,
  { model }: View,
): CueScore | undefined {
  if (!about || found?.score) return found;
  const kind = model.requestKinds.find((each) => isAskedIn(about, each));
  return kind && { kind, score: 0, words: [] };
}

interface Findings {
  readonly places: readonly FoundPlace[];
  readonly chosen: CueScore;
  readonly question: AskQuestion;
  readonly view: View;
  readonly roles: AskingRoles;
}

function adviceOf({ places, chosen, question, view, roles }: Findings): Advice {
  const { about, words } = question;
  const { kind } = chosen;
  const [best, ...rest] = places;
  const unit = about ? keeperOf(about) : best?.keeper;
  const named = about ? [about] : best ? registersMet(best, kind) : [];
  const kept = named.length || !unit ? named : registersOf(unit, kind, roles);
  const catalogue = view.resource(view.base);
  const contact = contactOf(about ?? unit ?? catalogue) ?? contactOf(catalogue);
  const receiver = unit ?? keeperOf(catalogue);
  return {
    kind,
    kindWords: chosen.words,
    unit,
    registers: kept,
    isCertain: named.length > 0,
    reasons: best?.reasons ?? [],
    others: rest
      .filter(({ score }) => score >= (best?.score ?? 0) * WORTH_NAMING)
      .slice(0, MOST_OTHERS)
      .map(({ keeper }) => keeper),
    contact,
    ways: contact ? waysTo(contact) : [],
    drafts: draftsOf(kind, { unit: receiver, registers: kept, contact, words }),
  };
}

/** What words met of what is asked for in a way: the best, and what is nearly as good. */
function registersMet({ reasons }: FoundPlace, kind: RequestKind): Resource[] {
  const weights = new Map<Resource, number>();
  for (const [resource, words] of byResource(reasons))
    if (isAskedIn(resource, kind))
      weights.set(
        resource,
        [...words.values()].reduce((sum, each) => sum + each, 0),
      );
  const best = Math.max(0, ...weights.values());
  return [...weights]
    .filter(([, weight]) => weight >= best * AS_GOOD)
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_REGISTERS)
    .map(([resource]) => resource);
}

/** The best weight of each word in each resource. */
function byResource(reasons: readonly Reason[]): Map<Resource, Map<string, number>> {
  const found = new Map<Resource, Map<string, number>>();
  for (const { hit, word, weight } of reasons) {
    const words = found.get(hit.resource) ?? new Map<string, number>();
    found.set(hit.resource, words.set(word, Math.max(weight, words.get(word) ?? 0)));
  }
  return found;
}

/** All that somebody keeps that is asked for in a way; where there is none, all that people ask for there. */
function registersOf(unit: Resource, kind: RequestKind, roles: AskingRoles): Resource[] {
  const all = keptBy(unit, roles);
  const fitting = all.filter((each) => isAskedIn(each, kind));
  return (fitting.length ? fitting : all).slice(0, MOST_REGISTERS);
}

function isAskedIn({ shape }: Resource, { classes }: RequestKind): boolean {
  return shape !== undefined && classes.includes(shape.class);
}

/** The ways to send a request to a contact, the secure ones first. */
function waysTo(contact: Resource): Way[] {
  const { shape } = contact;
  if (!shape) return [];
  const addresses = (role: 'secure way' | 'mail'): string[] =>
    fieldsWithRole(shape, role).flatMap((field) =>
      contact.values(field).flatMap((value) => (value.kind === 'resource' ? [value.id] : [])),
    );
  return [
    ...addresses('secure way').map((address) => ({ isSecure: true, address })),
    ...addresses('mail').map((address) => ({ isSecure: false, address })),
  ];
}
