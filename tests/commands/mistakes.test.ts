import { chmodSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, smallCatalogue } from '../support/folder.ts';
import { OWN_PROCESS, run, serveSmall, type Settings } from '../support/program.ts';

/** What the program says where it stops: one line, without a stack. */
async function complaint(args: readonly string[], settings?: Settings): Promise<string> {
  const { code, stdout, stderr } = await run(args, settings);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).not.toMatch(/^ {4}at /m);
  expect(stderr).toMatch(/^varanto: [^\n]+\n$/);
  return stderr;
}

/** A start on any free port; none of these comes so far. */
const SERVE = ['serve', '--port', '0', '--base-url', 'http://localhost:4000/'];

describe('a mistake in the command line', () => {
  it.each([
    [['frobnicate'], 'unknown command "frobnicate"'],
    [['toString'], 'unknown command "toString"'],
    [['exprot'], 'unknown command "exprot"; did you mean export?'],
    [['serve', '--max-conections', '1'], '"--max-conections"; did you mean --max-connections?'],
    [['serve', '--prot', '1'], 'unknown option "--prot"; did you mean --port?'],
    [['serve', '--frobnicate=1'], 'unknown option "--frobnicate"'],
    [['export', '--port', '1'], 'unknown option "--port"'],
    [['serve', 'data'], 'expected options alone, got "data"; did you mean --data?'],
    [['serve', '--no-sparql', 'true'], 'expected options alone, got "true"'],
    [
      ['serve', '--no-sparql=true'],
      'no-sparql: expected no value, since it is a switch, got "true"',
    ],
    [['serve', '--port'], 'port: expected a value, as in --port N, got none'],
    [['serve', '-p'], 'port: expected a value, as in --port N, got none'],
    [
      ['serve', '--data', '--watch', '1'],
      'data: expected a value, got the option "--watch"; write --data=--watch if that is the value',
    ],
    [['serve', '-p', '-1'], 'port: expected a number from 0 to 65535, got "-1"'],
    [['serve', '--watch', '-1'], 'watch: expected a number from 0 to 86400000, got "-1"'],
    [['prepare', '--keep', '0'], 'keep: expected a number from 1 to 100, got "0"'],
    [['serve', '--port', '0'], 'base-url: expected one with --port 0'],
    [
      ['serve', '--ontology', 'none'],
      'ontology: expected a folder, got "none", where there is nothing',
    ],
    [['check', '--data', 'README.md'], 'data: expected a folder, got "README.md", which is a file'],
    [['serve', '--theme', 'none'], 'theme: expected a folder, got "none", where there is nothing'],
    [
      ['serve', '--theme', 'README.md'],
      'theme: expected a folder, got "README.md", which is a file',
    ],
    [
      ['completeness', '--checks', '/dev/null'],
      'checks: expected a file or a folder, got "/dev/null", which is neither a file nor a folder',
    ],
    [
      ['import', 'README.md', '--authority', 'A', '--organisation', 'A', '--previous', 'src'],
      'previous: expected a file, got "src", which is a folder',
    ],
    [
      ['prepare', '--source', 'sparql+http://localhost:1/', '--graph-store', 'graphs'],
      'graph-store: expected an address such as https://example.org/graphs, got "graphs"',
    ],
    [['serve', '--port', '4000x'], 'port: expected a number from 0 to 65535, got "4000x"'],
    [['serve', '--port', '65536'], 'port: expected a number from 0 to 65535, got "65536"'],
    [['serve', '--port=-1'], 'port: expected a number from 0 to 65535, got "-1"'],
    [['serve', '--page-size', '200'], 'page-size: expected a number from 0 to 100, got "200"'],
    [['serve', '--base-url', 'example.org'], 'base-url: expected an http or https address'],
    [['serve', '--base-url', 'ftp://a.example/'], 'got "ftp://a.example/"'],
    [
      ['check', '--catalogue-language', 'Finnish language'],
      'catalogue-language: expected a language tag, such as fi or sv-FI, got "Finnish language"',
    ],
    [['check', '--base-url', 'https://a.example/?x'], 'without query or fragment'],
    [
      ['export', '--format', 'xml'],
      'format: expected one of jsonld, ttl, nt, nq, trig, rdf, expanded.jsonld, got "xml"',
    ],
  ])('is told in one line: %j', async (args, message) => {
    expect(await complaint(args)).toContain(message);
  });

  it('is told in one line where it is in the environment', async () => {
    const number = await complaint(['serve'], { env: { PORT: 'http' } });
    expect(number).toContain('PORT: expected a number from 0 to 65535, got "http"');
    const word = await complaint(['serve'], { env: { LOG: 'xml' } });
    expect(word).toMatch(/LOG: expected one of .*, got "xml"/);
    const option = await complaint(['serve', '--port', 'http'], { env: { PORT: '1' } });
    expect(option).toContain('port: expected');
  });

  it.each(['NO_SPARQL', 'ONLY_NAMED_QUERIES', 'LOG_QUERIES'])(
    'is told where a switch in the environment is neither true nor false: %s',
    async (name) => {
      const mistake = await complaint(['serve'], { env: { [name]: '1' } });
      expect(mistake).toContain(`${name}: expected true or false, got "1"`);
    },
  );
});

describe('a host', () => {
  it.each(['nobody.invalid', '300.1.1.1'])('is not known: %s', async (host) => {
    const data = folder({ 'a.ttl': smallCatalogue });
    const line = await complaint([...SERVE, '--data', data, '--host', host, '--log', 'none']);
    expect(line).toContain(`cannot listen on ${host}:0: no host of this name is known; give an`);
  });
});

describe('a socket that is shared', () => {
  it('stops the start where its folder is open to others', async () => {
    const open = folder();
    chmodSync(open, 0o755);
    const env = { VARANTO_SPARQL_SOCKET: join(open, 'sparql') };
    expect(await complaint(SERVE, { env })).toContain(
      `VARANTO_SPARQL_SOCKET: ${open}: expected a folder of this user alone.`,
    );
  });
});

describe('a mistake in the files', () => {
  it.each(['serve', 'check', 'export'])('stops %s: a folder that is not there', async (command) => {
    expect(await complaint([command, '--data', 'no/such/folder'])).toContain('no/such/folder');
  });

  it('stops the start: a folder without triples', async () => {
    const data = folder({ 'notes.txt': 'nothing' });
    expect(await complaint(['serve', '--data', data])).toContain(`${data}: has no file`);
  });

  it('stops the start: Turtle that cannot be parsed, with file and line', async () => {
    const data = folder({ 'a.ttl': smallCatalogue, 'broken.ttl': '<a> <b> <c> .\n<a> <b> "c .\n' });
    const line = await complaint([...SERVE, '--data', data]);
    expect(line).toMatch(/broken\.ttl: .* on line 2\b/);
  });

  it('stops the start: a value that is not what its shape says, with file, resource and field', async () => {
    const data = folder({
      'a.ttl': smallCatalogue,
      'more.ttl':
        '<register/x> a <https://w3id.org/varanto#Register> ; <http://purl.org/dc/terms/title> "X"@fi .',
    });
    const line = await complaint([...SERVE, '--data', data]);
    expect(line).toContain('more.ttl');
    expect(line).toContain('<register/x> Register.holder: expected at least 1');
  });

  it.each([
    ['sh:datatype xsd:integer ;', 'sh:datatype xsd:whole ;', 'the datatype'],
    ['sh:codeIdentifier "firstLine"', 'sh:codeIdentifier "id"', 'the name is reserved'],
    ['sh:codeIdentifier "firstLine"', 'sh:codeIdentifier "basis"', '"basis" occurs twice'],
    ['sh:minInclusive 1', 'sh:lessThan 1', 'sh:lessThan: expected an address'],
    ['sh:minInclusive 1', 'sh:sparql 1', 'sh:sparql is unknown or refused'],
  ])('stops the start: %s made %s in a shape', async (from, to, message) => {
    const ontology = folder();
    cpSync('ontology', ontology, { recursive: true });
    const file = join(ontology, 'shapes.ttl');
    const shapes = readFileSync(file, 'utf8');
    const at = shapes.indexOf('sh:path varanto:firstLine');
    const changed = shapes.slice(at).replace(from, to);
    writeFileSync(file, shapes.slice(0, at) + changed);
    const line = await complaint([...SERVE, '--ontology', ontology]);
    expect(line).toContain('SourceStatement');
    expect(line).toMatch(/firstLine|\.id\b|basis/);
    expect(line).toContain(message);
  });
});

describe('a port that is taken', () => {
  it('is told in one line', async () => {
    const { port, origin } = await serveSmall();
    const line = await complaint(['serve', '--port', String(port)], OWN_PROCESS);
    expect(line).toContain(`cannot listen on 127.0.0.1:${port}: the port is taken`);
    expect((await fetch(`${origin}/schema.graphql`)).status).toBe(200);
  });
});
