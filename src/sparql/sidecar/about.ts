import { compareTexts } from '../../rdf/compare-texts.ts';
import type { Figures } from '../../reading/view.ts';
import { text, type Term } from '../query/query.ts';
import { asciiJson } from './ascii.ts';
import { sidecar } from './terms.ts';

/** Of each shape: how many resources have it, and the places of the first and the last of them. */
export type Members = Readonly<
  Record<string, readonly [count: number, first: number, last: number]>
>;

/** The facts about a whole version of a catalogue. */
export interface About {
  readonly version: string;
  /** What the sidecar was made with: see `modelKey`. */
  readonly model: string;
  readonly base: string;
  readonly language: string;
  readonly isLanguageCertain: boolean;
  readonly size: number;
  readonly figures: Figures;
  /** Which class is below which, as the data states it. */
  readonly classes: readonly (readonly [below: string, above: string])[];
  /** How many resources have statements. */
  readonly described: number;
  /** By the name of each shape, how many resources it has, and the places of the first and the last of them. */
  readonly members: Members;
  /** The names of the shapes that have resources without a name. */
  readonly nameless: readonly string[];
  /** How many statements have what is left of resources that are no longer there. */
  readonly formers: number;
  /** How many ranks of texts there are, and of the values of each datatype. */
  readonly texts: number;
  readonly values: Readonly<Record<string, number>>;
  /** The languages that texts of a field are shown in, by the field's key. */
  readonly tags: Readonly<Record<string, readonly string[]>>;
  /** The keys of the fields that have several values where a reader follows the first alone. */
  readonly several: readonly string[];
  /** The keys of the fields whose values are too long for some card. */
  readonly long: readonly string[];
}

/** The facts as JSON has them. */
interface Stored extends Omit<About, 'figures'> {
  readonly figures: Omit<Figures, 'properties' | 'classes'> & {
    readonly properties: readonly (readonly [string, number])[];
    readonly classes: readonly (readonly [string, number])[];
  };
}

/** The facts in a form that JSON can write, by their names: the same facts are the same text. */
function storedAbout(about: About): object {
  const { figures } = about;
  const [properties, classes] = [[...figures.properties], [...figures.classes]];
  const stored: Stored = { ...about, figures: { ...figures, properties, classes } };
  return Object.fromEntries(Object.entries(stored).sort(([a], [b]) => compareTexts(a, b)));
}

/** The facts from their JSON. */
export function readAbout(json: string): About {
  const stored = JSON.parse(json) as Stored;
  const { figures } = stored;
  return {
    ...stored,
    figures: {
      ...figures,
      properties: new Map(figures.properties),
      classes: new Map(figures.classes),
    },
  };
}

/** A statement of the sidecar. */
export interface SidecarStatement {
  readonly subject: string;
  readonly predicate: string;
  readonly object: Term;
}

/** What the sidecar states of the whole version. */
export function catalogueFacts(about: About): readonly SidecarStatement[] {
  const facts = [
    [sidecar.about, asciiJson(storedAbout(about))],
    [sidecar.version, asciiJson(about.version)],
  ] as const;
  return facts.map(([predicate, value]) => ({
    subject: sidecar.catalogue,
    predicate,
    object: text(value),
  }));
}
