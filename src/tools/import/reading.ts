import type { Block } from './block.ts';
import type { Listing, Part, Claim, Resource, Section, ResourceText, Texts } from './structure.ts';
import type { Label, List, Words } from './words.ts';
import type { Look } from './classify.ts';
import { isFormOf } from './name.ts';

/** Where in a section the reader stands. */
type Place =
  | ('start' | 'about' | 'list' | 'systems' | 'materials' | 'contact' | 'nowhere' | Label)
  // After a value beside its label, after what is said not to be there, and under a heading of the whole page.
  | ('told' | 'absent' | 'page');

/** What a section is opened by. */
interface OpenedBy {
  readonly owner?: string;
  readonly isOwn?: boolean;
  readonly isPlain?: boolean;
  readonly slips?: number;
}

/** The heading of a section that has none. */
const NOWHERE: Part = { text: '', from: 1, to: 1 };

/** A list whose items are read. */
interface OpenList {
  readonly of: List;
  readonly listing: Listing;
  readonly announced: Block;
  /** How many items it had before: of an earlier list of its kind in the same place. */
  readonly before: number;
  /** Whether its items have marks; or else whether blank lines part them. Unknown before the first. */
  marks: 'bullets' | 'lines' | 'paragraphs' | undefined;
}

/** A block and what it looks like. */
export interface Seen {
  readonly block: Block;
  readonly look: Look;
}

function newListing(announced: number): Listing {
  return { announced, items: [], further: new Map(), told: new Map() };
}

/** What is known of a page while it is read from its first line to its last. */
export class Reading {
  readonly words: Words;
  readonly organisation: string;
  readonly sections: Section[] = [];
  readonly contact: Block[] = [];
  contactHeading: Part | undefined;
  contactLevel: number | undefined;
  /** The block that ended what is said of the contact. */
  afterContact: Block | undefined;
  title: Part | undefined;
  place: Place = 'start';
  /** Whether the label that is being read has a text. */
  isLabelTold = false;
  /** The list that is being read. */
  list: OpenList | undefined;
  /** The register whose row of a table is being read. */
  item: { readonly block: Block; readonly listing: Listing } | undefined;
  #resource: Resource | undefined;
  #section: Section | undefined;

  constructor(words: Words, organisation: string) {
    [this.words, this.organisation] = [words, organisation];
  }

  /** The section that is being read; before any heading it is that of the organisation. */
  get section(): Section {
    return this.#section ?? this.open(this.title ?? NOWHERE, { isOwn: true });
  }

  /** The resource that is being read; a section without a heading for one is one as a whole. */
  get resource(): Resource {
    return this.#resource ?? this.openResource(this.section.heading, { isWhole: true });
  }

  /** The texts of what is being read: of a register in a table, or of the resource. */
  get texts(): Texts {
    if (!this.item) return this.resource.texts;
    const { listing, block } = this.item;
    const told = listing.told.get(block) ?? new Map<ResourceText, Block[]>();
    listing.told.set(block, told);
    return told;
  }

  /** The list of a kind of the resource that is being read; a new one where it has none. */
  listing(of: List, block: Block): Listing {
    const { lists } = this.resource;
    const listing = lists.get(of) ?? newListing(block.from);
    lists.set(of, listing);
    return listing;
  }

  open(block: Block | Part, kind: OpenedBy): Section {
    const owner = kind.isOwn ? this.organisation : (kind.owner ?? block.text);
    const section: Section = {
      heading: { text: block.text || owner, from: block.from, to: block.to },
      owner,
      isPlain: kind.isPlain ?? false,
      isOwn: kind.isOwn ?? false,
      isNamed: !kind.isOwn || (block !== NOWHERE && this.isOrganisation(kind.owner ?? block.text)),
      slips: kind.slips ?? 0,
      level: 'level' in block ? block.level : undefined,
      description: [],
      origin: [],
      classes: [],
      announcedClasses: undefined,
      resources: [],
      doubts: [],
      order: [],
      name: { text: owner, how: 'as it is' },
    };
    this.sections.push(section);
    this.enter(section);
    return section;
  }

  enter(section: Section): void {
    this.#section = section;
    this.#resource = section.resources.at(-1);
    [this.place, this.list] = ['start', undefined];
  }

  /** Goes back to the section of the organisation itself, outside of any resource. */
  enterOwn(): void {
    const own = this.sections.find(({ isOwn }) => isOwn);
    if (own) this.enter(own);
    else this.open(this.title ?? NOWHERE, { isOwn: true });
    this.#resource = undefined;
  }

  /** A heading of its own says whose the next resource is, where a page has no units that could have lost theirs. */
  #endDoubts(line: number): void {
    if (this.sections.length > 1 || !this.section.isOwn) return;
    for (const doubt of this.section.doubts) if (doubt.isOfHeading) doubt.to ??= line - 1;
  }

  openResource(heading: Part, { isWhole = false, isCase = false } = {}): Resource {
    if (!isWhole) this.#endDoubts(heading.from);
    const resource = { heading, isWhole, isCase, texts: new Map(), lists: new Map() };
    this.section.resources.push(resource);
    this.#resource = resource;
    return resource;
  }

  /** The section whose unit a heading names, in whichever form. */
  sectionOf(owner: string): Section | undefined {
    return this.sections.find((section) => this.isOwnedBy(section, owner));
  }

  isOwnedBy(section: Section, owner: string): boolean {
    const names = [section.owner, ...section.resources.map(({ heading }) => heading.text)];
    return names.some(
      (name) => isFormOf(owner, name, this.words) || isFormOf(name, owner, this.words),
    );
  }

  isOrganisation(owner: string): boolean {
    return owner === '' || isFormOf(owner, this.organisation, this.words);
  }

  /** Begins a list, and says where a section has two of a kind: the heading between them may be missing. */
  announce(of: List, block: Block): Claim {
    const lists = this.resource.lists;
    const known = lists.get(of);
    const isNext = this.list?.of === of && block.from - this.list.announced.to <= 1;
    const isAgain = known !== undefined && isNext && !known.items.length;
    if (known && !isAgain)
      this.doubt(block.from, `a second list of ${of} under one heading: a heading may be missing`);
    const listing = known ?? newListing(block.from);
    lists.set(of, listing);
    if (of === 'classes') this.section.announcedClasses ??= block.from;
    this.list = { of, listing, announced: block, before: listing.items.length, marks: undefined };
    this.place = of === 'systems' || of === 'materials' ? of : 'list';
    return { ...this.claim('announcement', isAgain ? `${of}, again` : of), listing };
  }

  /** Goes on after the contact: the section before it is not that of what follows, unless a heading says so. */
  leaveContact(block: Block): void {
    [this.place, this.list, this.afterContact] = ['nowhere', undefined, block];
    const why = 'no unit is named since the section on requests';
    this.#section?.doubts.push({ from: block.from, why });
  }

  doubt(from: number, why: string): void {
    this.section.doubts.push({ from, why });
  }

  /** Doubts that there is such a thing at all, and not only whose it is. */
  doubtThing(from: number, why: string): void {
    this.section.doubts.push({ from, why, isOfThing: true });
  }

  claim(fate: Claim['fate'], detail?: string): Claim {
    return { fate, section: this.section, ...(detail === undefined ? {} : { detail }) };
  }

  /** What follows from a block that nothing was made of: it may have been a heading. */
  notUnderstood(block: Block, why: string): Claim {
    const lost = `line ${block.from} was not understood, and may have been a heading`;
    this.section.doubts.push({ from: block.from, why: lost, isOfHeading: true });
    this.list = undefined;
    if (this.place !== 'start') this.place = 'nowhere';
    return this.claim('not understood', why);
  }
}
