import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compare, type Comparison, type Difference } from './record/compare.ts';
import { contextHashIn, versionIn, type Marks } from './record/masks.ts';
import { allSteps } from './record/requests/all.ts';
import { Server } from './record/server.ts';
import type { Answer, Sent, Step } from './record/step.ts';
import { readSubject } from './record/subject.ts';

// npx tsx scripts/record.ts BUILD_A BUILD_B [--json FILE]
//
// Sends the same requests to the servers of two checkouts that are built, and compares what they answer: 0 where all is the
// same, 1 where something differs, 2 where it was called wrongly. The requests are made from the schema and the data of the
// first. /metrics is left out: it counts bytes, milliseconds and what came before.

/** Two answers that differ. */
interface Finding {
  readonly name: string;
  readonly request: Sent;
  readonly differences: readonly Difference[];
}

interface Side {
  readonly server: Server;
  readonly earlier: Map<string, Answer>;
  readonly marks: Marks;
}

const USAGE = 'Usage: npx tsx scripts/record.ts BUILD_A BUILD_B [--json FILE]';

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(2));
try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    options: { json: { type: 'string' } },
    allowPositionals: true,
  });
  const [a = '', b = '', ...more] = positionals;
  const unbuilt = [a, b].filter((build) => !existsSync(join(build, 'dist', 'cli.js')));
  if (!a || !b || more.length) throw new Error(USAGE);
  if (unbuilt.length) throw new Error(`${unbuilt.join(', ')}: no dist/cli.js. ${USAGE}`);
  const began = performance.now();
  const servers: Server[] = [];
  try {
    for (const build of [a, b]) servers.push(await Server.start(build));
    const findings = await record(servers as [Server, Server]);
    if (values.json) writeFileSync(values.json, `${JSON.stringify(findings, null, 2)}\n`);
    console.log(`${Math.round((performance.now() - began) / 1000)} seconds`);
    return findings.length ? 1 : 0;
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
  }
}

/** Sends every request to both servers, one after another, and prints what differs. */
async function record([first, second]: readonly [Server, Server]): Promise<Finding[]> {
  const marks = await marksOf([first, second]);
  const side = (server: Server, index: 0 | 1): Side => {
    return { server, earlier: new Map(), marks: marks[index] };
  };
  const sides = [side(first, 0), side(second, 1)] as const;
  const steps = distinct(allSteps(await readSubject(first)));
  const findings: Finding[] = [];
  let decoded = 0;
  for (const each of steps) {
    const { differences, isDecoded } = await comparison(each, sides);
    if (isDecoded) decoded += 1;
    if (!differences.length) continue;
    const finding = { name: each.name, request: each.sent(sides[0].earlier), differences };
    findings.push(finding);
    print(finding);
  }
  if (decoded) console.log(`${decoded} compressed bodies were compared decompressed.`);
  console.log(`${steps.length} requests, ${findings.length} differ`);
  return findings;
}

async function comparison({ name, sent }: Step, sides: readonly [Side, Side]): Promise<Comparison> {
  const answered = async ({ server, earlier, marks }: Side) => {
    const answer = await server.answer(sent(earlier));
    earlier.set(name, answer);
    return { answer, marks };
  };
  const [a, b] = await Promise.all([answered(sides[0]), answered(sides[1])]);
  return compare(a, b);
}

/** A name says all of a request, so steps of one name are one request. */
function distinct(steps: readonly Step[]): Step[] {
  return [...new Map(steps.map((each) => [each.name, each])).values()];
}

async function marksOf(servers: readonly [Server, Server]): Promise<[Marks, Marks]> {
  const read = (path: string) =>
    Promise.all(servers.map((server) => server.answer({ method: 'GET', path, headers: {} })));
  const [versionA, versionB] = (await read('/health/ready')).map(versionIn);
  const [hashA, hashB] = (await read('/catalogue.jsonld')).map(contextHashIn);
  const isSame = hashA === hashB;
  // The contexts themselves are compared at /context.jsonld; in every other document the name alone would differ.
  if (!isSame) console.log(`The contexts differ: ${String(hashA)}, ${String(hashB)}`);
  return [
    { version: versionA, contextHash: isSame ? undefined : hashA },
    { version: versionB, contextHash: isSame ? undefined : hashB },
  ];
}

function print({ name, differences }: Finding): void {
  // A name begins with the request that it follows, and ends with what is new.
  console.log(name.length > 400 ? `${name.slice(0, 250)} … ${name.slice(-150)}` : name);
  for (const { part, a, b } of differences) console.log(`  ${part}\n  - ${a}\n  + ${b}`);
  console.log();
}
