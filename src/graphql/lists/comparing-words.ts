import { MOST_MEMBERS } from '../../sparql/bare/limits.ts';

/** What descriptions say of how a catalogue compares, and of how much is counted. */
export interface ComparingWords {
  /** How parts of texts are found. */
  readonly folded: string;
  /** In which order values are; with a space before it. */
  readonly order: string;
  /** What is counted only among so many; with a space before it. */
  readonly counted: string;
}

/** Of a catalogue whose data is at hand, or was prepared. */
const whole: ComparingWords = {
  folded: 'Ignores case and accents; å, ä and ö are letters of their own.',
  order: '',
  counted: '',
};

const most = MOST_MEMBERS.toLocaleString('en');

/** Of somebody else's engine, which compares as SPARQL does. */
const bare: ComparingWords = {
  folded: 'Ignores case; over a bare endpoint accents count.',
  order: ` Over a bare endpoint texts, days and times are in the order of their characters, and counts order at most ${most} resources.`,
  counted: ` Over a bare endpoint this is for at most ${most} resources of the type.`,
};

export function comparingWords(isBare: boolean): ComparingWords {
  return isBare ? bare : whole;
}
