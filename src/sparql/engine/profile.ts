/** The engines that there is a profile for; `sparql` is any other. */
export const engineNames = [
  ...(['sparql', 'virtuoso', 'fuseki', 'qlever', 'graphdb', 'oxigraph', 'comunica'] as const),
] as const;

/** The name of a profile. */
export type EngineName = (typeof engineNames)[number];

/** What differs between engines, and nothing else. */
export interface Profile {
  readonly name: EngineName;
  /** How many rows an answer has at most: an answer with so many is not whole. Each LIMIT is less. */
  readonly maxRows: number;
  /** How many terms a VALUES has at most. */
  readonly maxValues: number;
  /** How many queries run at a time. */
  readonly maxParallel: number;
  /** Whether several queries come over one connection, where it is not encrypted: to begin one takes little time then. */
  readonly reusesConnections: boolean;
  /** The parameters that give the engine so many milliseconds for a query. */
  readonly timeLimit: (milliseconds: number) => Readonly<Record<string, string>>;
}

const STANDARD: Profile = {
  name: 'sparql',
  maxRows: 10_000,
  maxValues: 500,
  maxParallel: 4,
  reusesConnections: true,
  timeLimit: () => ({}),
};

/** Each engine's profile; docs/sparql-engines.md has the source of each value. */
export const profiles: Readonly<Record<EngineName, Profile>> = {
  sparql: STANDARD,
  virtuoso: {
    ...STANDARD,
    name: 'virtuoso',
    // On one that stays open the end of an answer of more than 32 kB waits for TCP's delayed acknowledgement: 40 ms.
    reusesConnections: false,
    // Less than a second is not obeyed.
    timeLimit: (milliseconds) => ({ timeout: String(Math.max(1_000, Math.ceil(milliseconds))) }),
  },
  fuseki: {
    ...STANDARD,
    name: 'fuseki',
    timeLimit: (milliseconds) => ({ timeout: seconds(milliseconds) }),
  },
  qlever: {
    ...STANDARD,
    name: 'qlever',
    timeLimit: (milliseconds) => ({ timeout: `${Math.ceil(milliseconds)}ms` }),
  },
  // The free edition runs two queries at a time.
  graphdb: {
    ...STANDARD,
    name: 'graphdb',
    maxParallel: 2,
    timeLimit: (milliseconds) => ({ timeout: seconds(milliseconds) }),
  },
  oxigraph: { ...STANDARD, name: 'oxigraph' },
  comunica: { ...STANDARD, name: 'comunica' },
};

function seconds(milliseconds: number): string {
  return String(Math.max(1, Math.ceil(milliseconds / 1_000)));
}
