import { readFileSync } from 'node:fs';

// The types that the measured questions need, over plain objects, as one writes them by hand. The objects come from a file:
// { version, registers, units }, where a register names its unit, and a unit the one above it, by position.

export const typeDefs = `
  type Query {
    catalogue: Catalogue!
    registers(first: Int, after: String): RegisterConnection!
  }
  type Catalogue { version: String! }
  type PageInfo { hasNextPage: Boolean!, hasPreviousPage: Boolean!, startCursor: String, endCursor: String }
  type RegisterConnection { totalCount: Int!, nodes: [Register!]!, pageInfo: PageInfo! }
  type TosClassConnection { totalCount: Int!, nodes: [TosClass!]!, pageInfo: PageInfo! }
  type Register { id: ID!, title(languages: [String!]): String!, holder: Organisation! }
  type TosClass { id: ID!, notation: String!, label(languages: [String!]): String! }
  type Organisation {
    id: ID!
    name(languages: [String!]): String!
    parent: Organisation
    tosClasses(first: Int, after: String): TosClassConnection!
  }
`;

const PAGE_SIZE = 20;

/** The resolvers over the objects in a file. */
export function resolversOver(file) {
  const { version, registers, units } = JSON.parse(readFileSync(file, 'utf8'));
  for (const unit of units) unit.parent = unit.parent === null ? null : units[unit.parent];
  for (const register of registers) register.holder = units[register.holder];
  const positions = new Map(registers.map(({ id }, index) => [id, index]));
  return {
    Query: {
      catalogue: () => ({ version }),
      registers: (_root, { first, after }) =>
        pageOf(registers, after == null ? 0 : (positions.get(idIn(after)) ?? -1) + 1, first),
    },
    PageInfo: {
      startCursor: ({ nodes }) => cursor(nodes[0]),
      endCursor: ({ nodes }) => cursor(nodes.at(-1)),
    },
    RegisterConnection: { pageInfo: (page) => page },
    TosClassConnection: { pageInfo: (page) => page },
    Register: { title: ({ title }, { languages }) => chosen(title, languages) },
    TosClass: { label: ({ label }, { languages }) => chosen(label, languages) },
    Organisation: {
      name: ({ name }, { languages }) => chosen(name, languages),
      tosClasses: (unit, { first }) => pageOf(unit.tosClasses, 0, first),
    },
  };
}

function pageOf(list, start, first) {
  const end = start + (first ?? PAGE_SIZE);
  return {
    totalCount: list.length,
    nodes: list.slice(start, end),
    hasNextPage: end < list.length,
    hasPreviousPage: start > 0,
  };
}

function cursor(item) {
  return item ? Buffer.from(JSON.stringify(['', item.id])).toString('base64url') : null;
}

function idIn(after) {
  return JSON.parse(Buffer.from(after, 'base64url').toString()).at(-1);
}

function chosen(texts, languages) {
  for (const language of [...(languages ?? []), 'fi'])
    if (texts[language] !== undefined) return texts[language];
  return Object.values(texts)[0] ?? '';
}

/** The file that the parent process names, and how the port is told to it. */
export const [file] = JSON.parse(process.argv[2] ?? '[]');

export function tell(port) {
  process.send?.(port);
  process.once('disconnect', () => process.exit());
}
