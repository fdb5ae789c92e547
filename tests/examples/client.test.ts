import { execFile } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { cacheExchange, Client, fetchExchange } from '@urql/core';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { apolloClient, readWithApollo } from '../../examples/client/apollo.ts';
import type { Findings } from '../../examples/client/findings.ts';
import {
  RegisterDocument,
  RegistersDocument,
  RegistersOfUnitDocument,
} from '../../examples/client/generated.ts';
import { recorder } from '../../examples/client/recorder.ts';
import { typedDocuments } from '../../examples/client/typed-documents.ts';
import { readWithUrql, urqlClient } from '../../examples/client/urql.ts';
import { folder } from '../support/folder.ts';
import { PATIENT, serverForFile } from '../support/program.ts';
import { isWide, some } from '../support/wide.ts';

const schema = readFileSync('schema.graphql', 'utf8');
const queries = readFileSync('examples/client/queries.graphql', 'utf8');

/** What the clients should find, asked for in one request and without a cache. */
async function expectedFindings(server: string): Promise<Findings> {
  const query = `{ registers(first: 10, orderBy: [{ field: title }]) {
    totalCount
    nodes { title holder { name registers(first: 100) { nodes { title } } } }
  } }`;
  const answer = await fetch(`${server}graphql?query=${encodeURIComponent(query)}`, {
    headers: { Accept: 'application/json' },
  });
  interface Titled {
    readonly title: string;
  }
  interface Register extends Titled {
    readonly holder: { readonly name: string; readonly registers: { readonly nodes: Titled[] } };
  }
  const { data } = (await answer.json()) as {
    data: { registers: { totalCount: number; nodes: Register[] } };
  };
  const { totalCount, nodes } = data.registers;
  return {
    total: totalCount,
    titles: nodes.map(({ title }) => title),
    unit: nodes[0]?.holder.name,
    titlesOfUnit: nodes[0]?.holder.registers.nodes.map(({ title }) => title) ?? [],
    again: nodes[0]?.title,
  };
}

const serverOf = serverForFile(PATIENT);

/** The built server at its own address, and a `fetch` that notes what it is asked. */
function recordedServer() {
  return { server: `${serverOf().origin}/`, ...recorder() };
}

describe('graphql-codegen', () => {
  it('makes the documents of the example from schema and queries', async () => {
    const committed = readFileSync('examples/client/generated.ts', 'utf8');
    expect(await typedDocuments(schema, queries)).toBe(committed);
  });

  it.runIf(isWide)('makes types that the example keeps to, and that refuse a mistake', async () => {
    const path = folder();
    cpSync('examples/client', path, { recursive: true });
    symlinkSync(resolve('node_modules'), join(path, 'node_modules'));
    writeFileSync(join(path, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(path, 'generated.ts'), await typedDocuments(schema, queries));
    const mistake = `import type { RegisterQuery } from './generated.ts';
      export const length = (answer: RegisterQuery): number => answer.register.title;`;
    writeFileSync(join(path, 'mistake.ts'), mistake);
    expect(errorsOf(join(path, 'main.ts'))).toEqual([]);
    expect(errorsOf(join(path, 'mistake.ts'))).toEqual([
      "'answer.register' is possibly 'null'.",
      "Type 'string' is not assignable to type 'number'.",
    ]);
  });

  it.each(
    some(['{ registers { nodes { name } } }', '{ registers(first: "5") { totalCount } }'], 2),
  )('refuses %s', async (query) => {
    await expect(typedDocuments(schema, query)).rejects.toThrow();
  });
});

/** What TypeScript says against a file and all that it imports, under the project's own settings. */
function errorsOf(file: string): string[] {
  const settings = ts.readConfigFile('tsconfig.json', (path) => ts.sys.readFile(path));
  const config = { ...(settings.config as object), include: [], files: [file] };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, process.cwd());
  return ts
    .getPreEmitDiagnostics(ts.createProgram([file], options))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
    .sort();
}

describe('Apollo Client', () => {
  it('reads both pages as one list, and asks the server three times for five answers', async () => {
    const { server, fetch, requests } = recordedServer();
    const findings = await readWithApollo(apolloClient(server, fetch));
    expect(findings).toEqual(await expectedFindings(server));
    expect(requests.map(({ method }) => method)).toEqual(['POST', 'POST', 'POST']);
  });

  it('keeps a register of two lists once, so that a change shows in both', async () => {
    const { server, fetch, requests } = recordedServer();
    const client = apolloClient(server, fetch);
    const list = { query: RegistersDocument, variables: { first: 5 } };
    const node = (await client.query(list)).data?.registers.edges[0]?.node;
    const unit = { query: RegistersOfUnitDocument, variables: { id: node?.holder.id ?? '' } };
    await client.query(unit);

    const id = client.cache.identify({ __typename: 'Register', id: node?.id ?? '' });
    const entries = Object.keys(client.cache.extract() as object);
    expect(entries.filter((entry) => entry.includes(node?.id ?? '-'))).toEqual([id]);
    client.cache.modify({ id: id ?? '', fields: { title: () => 'Another title' } });
    const listed = (await client.query(list)).data?.registers.edges.map((edge) => edge.node.title);
    const kept = (await client.query(unit)).data?.organisation?.registers.nodes;
    expect(listed).toContain('Another title');
    expect(kept?.map(({ title }) => title)).toContain('Another title');
    expect(requests).toHaveLength(2);
  });

  it('asks the server for a register that no list has brought', async () => {
    const { server, fetch, requests } = recordedServer();
    const client = apolloClient(server, fetch);
    const read = (id: string) => client.query({ query: RegisterDocument, variables: { id } });
    const id = 'http://localhost:4000/register/antolainarekisteri';
    expect((await read(id)).data?.register?.title).toBe('Antolainarekisteri');
    expect((await read('register/nothing')).data?.register).toBeNull();
    expect(requests).toHaveLength(2);
  });
});

describe('urql', () => {
  it('reads both pages as one list, and asks the server three times for five answers', async () => {
    const { server, fetch, requests } = recordedServer();
    const findings = await readWithUrql(urqlClient(server, fetch));
    expect(findings).toEqual(await expectedFindings(server));
    expect(requests.map(({ method }) => method)).toEqual(['GET', 'GET', 'GET']);
  });

  it('finds in its cache the registers that a list has brought, and asks for no other', async () => {
    const { server, fetch, requests } = recordedServer();
    const client = urqlClient(server, fetch);
    const id = 'http://localhost:4000/organisation/talous-ja-suunnitteluosasto';
    const { data } = await client.query(RegistersOfUnitDocument, { id });
    const nodes = data?.organisation?.registers.nodes ?? [];
    expect(nodes.length).toBeGreaterThan(1);
    for (const node of nodes) {
      const answer = await client.query(RegisterDocument, { id: node.id });
      expect(answer.data?.register).toEqual(node);
    }
    expect(requests).toHaveLength(1);
    const nothing = await client.query(RegisterDocument, { id: 'register/nothing' });
    expect(nothing.data?.register).toBeNull();
    expect(requests).toHaveLength(2);
  });

  it('remembers whole answers with its plain cache', async () => {
    const { server, fetch, requests } = recordedServer();
    const url = `${server}graphql`;
    const client = new Client({ url, fetch, exchanges: [cacheExchange, fetchExchange] });
    const first = await client.query(RegistersDocument, { first: 5 });
    const second = await client.query(RegistersDocument, { first: 5 });
    expect(second.data).toEqual(first.data);
    expect(second.data?.registers.edges).toHaveLength(5);
    expect(requests).toHaveLength(1);
  });

  it('asks at addresses that another can open, in other formats too', async () => {
    const { server, fetch, requests } = recordedServer();
    const { data } = await urqlClient(server, fetch).query(RegistersDocument, { first: 5 });
    const link = requests[0]?.address ?? '';
    const opened = await globalThis.fetch(link, { headers: { Accept: 'application/json' } });
    expect(await opened.json()).toMatchObject({ data });
    const turtle = await globalThis.fetch(link.replace('/graphql?', '/graphql.ttl?'));
    expect(turtle.headers.get('Content-Type')).toContain('text/turtle');
    expect(await turtle.text()).toContain(data?.registers.edges[0]?.node.title);
  });
});

describe('the example as a program', () => {
  it.runIf(isWide)('prints what both clients find at the address it is given', async () => {
    const { origin } = serverOf();
    const { total, titles } = await expectedFindings(`${origin}/`);
    const args = ['--import', 'tsx', 'examples/client/main.ts', `${origin}/`];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    const pages = `two pages of ${total} registers: ${titles.join('; ')}\n`;
    expect(stdout.split(pages)).toHaveLength(3);
    expect(stdout).toContain(`The first page as a link: ${origin}/graphql?query=`);
  });
});
