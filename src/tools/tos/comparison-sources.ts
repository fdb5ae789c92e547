import type { Kind, Roles } from './roles.ts';
import { sourceRecord, type Origin, type Said } from './source-record.ts';
import type { Statement } from './statement.ts';
import { MOVED } from './compare.ts';
import { RENAMED } from './similarity.ts';

interface About {
  readonly roles: Roles;
  readonly base: string;
  /** The address of the comparison. */
  readonly topic: string;
  /** The part of the addresses that names its two versions. */
  readonly versions: string;
}

/** What became of a class, and how that was found: of each role the note of its source. */
const OF_ASSOCIATIONS = {
  from: 'The class that was looked for.',
  change: `By notation and label. Under one notation labels are those of one class, renamed, from a likeness of ${RENAMED} on; under two notations with the same parent from ${MOVED} on.`,
  to: 'The class that was found, the surest way first: notation and label, label alone, notation and likeness.',
  similarity:
    "Dice's coefficient over runs of three characters of the labels, in small letters and without punctuation; in hundredths.",
  namesake: 'The class that has the notation in the other version and was taken for another one.',
  warning: 'Written where there is such a class.',
};

const OF_MATCHES = {
  'exact-match':
    'Stands on the class that was found, where the labels are the same but for capitals and punctuation.',
  'close-match': 'Stands on the class that was found, where the labels are alike.',
};

/** The record on how a comparison was made: all of it is worked out. */
export function comparisonSources(about: About, origin: Origin): Statement[] {
  const { roles, versions } = about;
  const of = `${roles.shape('association').segment}/${versions}`;
  const derived = (property: string, note: string): Said => ({ property, basis: 'derived', note });
  const ofEach = (kind: Kind, notes: Readonly<Record<string, string>>): Said[] =>
    Object.entries(notes).map(([name, note]) => ({
      ...derived(roles.property(kind, name), note),
      of,
    }));
  return sourceRecord(about, origin, [
    derived(
      roles.property('correspondence', 'label'),
      'What the ontology calls such a comparison, and the versions.',
    ),
    derived(roles.property('correspondence', 'compares'), 'The two versions that were compared.'),
    derived(
      roles.property('correspondence', 'made-of'),
      'An association for each class looked for.',
    ),
    ...ofEach('association', OF_ASSOCIATIONS),
    ...ofEach('list-class', OF_MATCHES),
  ]);
}
