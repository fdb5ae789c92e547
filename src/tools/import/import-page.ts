import type { Store } from 'n3';
import type { Model } from '../../model/model.ts';
import { addressesFor, slug } from './facts/addresses.ts';
import { AddressBook } from './facts/address-book.ts';
import { makeFormers } from './facts/former.ts';
import { decide } from './decided-lines.ts';
import { NO_DECISIONS, type Decisions } from './decisions.ts';
import { makeContact } from './facts/contact.ts';
import type { Making, Note } from './facts/facts.ts';
import { Output, type Draft } from './facts/output.ts';
import { makePlan, sayClasses } from './facts/plan.ts';
import type { Above, Plan } from './facts/plan-class.ts';
import { Previous } from './facts/previous.ts';
import { makeRegisters } from './facts/registers.ts';
import { makeResources } from './facts/resources.ts';
import { makeSystems } from './facts/systems.ts';
import { makeUnits } from './facts/units.ts';
import { readPage } from './read-page.ts';
import { reportOf, type Report } from './report.ts';
import type { Kind, Roles } from './roles.ts';
import { linesOf, sourceText, unreadTexts } from './source-text.ts';
import type { Page } from './structure.ts';
import type { Words } from './words.ts';
import type { See } from '../../reading/work.ts';
import { turtleFile, type Chapter, type Paragraph } from '../../rdf/write-turtle.ts';

/** A page to be imported, and what is known of it. */
export interface Source {
  readonly text: string;
  /** The name of its file, for the head of what is written. */
  readonly file: string;
  readonly authority: string;
  readonly organisation: string;
  /** The language of the page. */
  readonly language: string;
  /** The day the page was read, as 2026-11-22. */
  readonly day: string;
  /** The classes of the plan that stand above those of the page. */
  readonly above: readonly Above[];
  /** What tells the addresses of its things from those of another page, as "kotka"; none if not given. */
  readonly prefix?: string | undefined;
  /** What was decided about the page. */
  readonly decisions?: Decisions | undefined;
  /** Whether another page of the authority describes it already. */
  readonly isAuthorityDescribed?: boolean | undefined;
  /** The triples of an earlier output, with the base that its addresses were resolved against. */
  readonly previous: { readonly store: Store; readonly base: string } | undefined;
}

/** What the importer goes by. */
export interface Means {
  readonly model: Model;
  readonly roles: Roles;
  /** The words of the languages that there are tables for. */
  readonly words: readonly Words[];
}

/** The kinds of things that an earlier output is compared in. */
const KNOWN = ['unit', 'resource', 'register', 'system', 'contact'] as const;

/** What a page became, what became of its lines, and the labels that an earlier output has. */
interface Imported {
  readonly turtle: string;
  readonly report: Report;
  readonly known: ReadonlySet<string>;
}

/**
 * A page as Turtle, and a report on what became of each of its lines. Equal input gives equal bytes. `see` receives how far
 * that is.
 */
export function importPage(source: Source, means: Means, see: See = () => undefined): Imported {
  const { organisation } = source;
  const words = means.words.find(({ language }) => language === source.language);
  if (!words)
    throw new RangeError(`there is no table of words for the language "${source.language}"`);
  const { lines, notes: unused } = decide(linesOf(source), source.decisions ?? NO_DECISIONS);
  const page = readPage(lines, { organisation, words }, see);
  const { output, notes, known } = make(page, source, { ...means, language: words, see });
  for (const fact of output.unplaced)
    notes.push({
      isLoss: true,
      message: `the ontology has no property for a fact of the page: ${fact}`,
    });
  notes.push(...unused, ...unreadTexts(source));
  see({ stage: 'writes the Turtle' });
  const turtle = turtleFile(headOf(source), chaptersOf(output), namingOf(means.model));
  return { turtle, report: reportOf(page, source, notes), known };
}

interface MakingMeans extends Means {
  readonly language: Words;
  readonly see: See;
}

function make(page: Page, source: Source, { roles, words, language, see }: MakingMeans) {
  const { authority, organisation, day, previous } = source;
  const before = previous && new Previous(previous, roles, language.language);
  const known: Making['known'] = (kind) => before?.known(kind) ?? [];
  const title = page.title?.text ?? organisation;
  const start = (kind: Kind): string =>
    [roles[kind].shape.segment, source.prefix].filter(Boolean).join('/');
  const addressOf = (kind: 'page' | 'unit', label: string): string => {
    // Pages of one authority have it in common, whatever prefix they have.
    const own = label === authority ? roles[kind].shape.segment : start(kind);
    return addressesFor([{ label, owner: '', local: slug(label) }], known(kind), own)[0] ?? '';
  };
  const id = addressOf('page', title);
  const { prefix } = source;
  const corrected = correctedLines(page);
  const context = { day, language: language.language, page: id, prefix, corrected };
  const output = new Output(roles, context);
  makeDocument(output, id, [title, day, sourceText(source)]);
  const notes: Note[] = [];
  const office = addressOf('unit', organisation);
  const decisions = source.decisions ?? NO_DECISIONS;
  const book = new AddressBook({ known, start, decisions, notes });
  const making: Making = {
    page,
    words: language,
    output,
    authority,
    organisation,
    isAuthorityDescribed: source.isAuthorityDescribed ?? false,
    known,
    addresses: book.addresses,
    units: new Map(),
    office,
    notes,
  };
  const levels = Object.fromEntries(words.map((each) => [each.language, each.level]));
  makeAll(making, { version: versionOf(page, day, before), above: source.above, levels }, see);
  const formers = makeFormers(output, decisions, book);
  const labels = KNOWN.flatMap((kind) => known(kind).map(({ label }) => label));
  return { output, notes: [...notes, ...goneNotes(making, formers)], known: new Set(labels) };
}

function makeAll(making: Making, plan: Plan, see: See): void {
  see({ stage: 'makes the units' });
  makeUnits(making);
  see({ stage: 'makes the information resources' });
  const resources = makeResources(making);
  see({ stage: 'makes the registers' });
  makeRegisters(making, resources);
  see({ stage: 'makes the classes of the plan' });
  sayClasses(making, resources, plan);
  see({ stage: 'makes the information systems' });
  makeSystems(making, resources);
  see({ stage: 'makes the plan and the contact' });
  makePlan(making, plan);
  makeContact(making, resources);
}

/** The page itself: what it is called, when it was read, and its text. */
function makeDocument(output: Output, id: string, [title, day, text]: readonly string[]): void {
  const document = output.make('page', id);
  document.tell('name', [title ?? '']);
  document.tell('day', [day ?? '']);
  document.tell('text', [text ?? '']);
}

/** How lines are misspelt that were decided to read otherwise, by line. */
function correctedLines({ claims }: Page): ReadonlyMap<number, string> {
  const lines = claims.flatMap(({ block }) => block.lines);
  return new Map(
    lines.flatMap(({ number, corrected }) =>
      corrected === undefined ? [] : [[number, corrected] as const],
    ),
  );
}

/** The plan keeps its version for as long as the labels that it had are those that the page has. */
function versionOf({ sections }: Page, day: string, before: Previous | undefined): string {
  const plan = before?.plan();
  const classes = sections.flatMap((section) => section.classes);
  const isSame = classes.every(({ code, label }) => (plan?.labels.get(code) ?? label) === label);
  return plan && isSame ? plan.version : day;
}

function headOf({ file, day }: Source): string[] {
  return [
    `What the page ${file} says, as it was read on ${day}. Made by varanto import: do not edit.`,
    'Additions by hand are in by-hand.ttl.',
  ];
}

/** Addresses are written as they are made: relative already. */
function namingOf({ prefixes }: Model): { base: string; prefixes: Record<string, string> } {
  const sorted = Object.entries(prefixes).sort(([a], [b]) => (a < b ? -1 : 1));
  return { base: '', prefixes: Object.fromEntries(sorted) };
}

function chaptersOf(output: Output): Chapter[] {
  const chapters = [
    ['The page', ['page']],
    ['The authority, the organisation and its units', ['unit']],
    ['Their information resources', ['resource']],
    ['The registers', ['register']],
    ['The information systems', ['system']],
    ['Where requests go', ['contact', 'place']],
    ['The records management plan and its levels', ['plan', 'level']],
    ['The classes of the plan', ['plan-class']],
    ['What is no longer there', ['withdrawn', 'moved']],
  ] as const;
  return [
    ...chapters.map(([title, kinds]) => ({ title, paragraphs: paragraphs(output.made(...kinds)) })),
    ...chapters.map(([title, kinds]) => ({
      title: `Where it comes from: ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
      paragraphs: paragraphs(output.records(...kinds)),
    })),
  ];
}

/** Which resources of an earlier output are not made any more: their addresses answer nothing. */
function goneNotes({ output, known }: Making, formers: ReadonlySet<string>): Note[] {
  return KNOWN.flatMap((kind) => {
    const made = new Set(output.made(kind).map(({ id }) => id));
    const gone = known(kind).filter(({ id }) => !made.has(id) && !formers.has(id));
    return gone.map(({ id, label }) => ({
      isLoss: true,
      message: `not found any more: ${label} <${id}>`,
    }));
  });
}

function paragraphs(drafts: readonly Draft[]): Paragraph[] {
  return drafts.map(({ paragraph }) => paragraph);
}
