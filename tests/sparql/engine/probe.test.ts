import { afterAll, describe, expect, it } from 'vitest';
import { findProfile } from '../../../src/sparql/engine/probe.ts';
import {
  asksComunica,
  asksVirtuoso,
  startComunica,
  startOxigraph,
  startVirtuoso,
  type RunningEngine,
} from '../../support/engines.ts';
import { startFaulty, type Fault } from '../../support/engines/faults.ts';
import { WIDE_RUN } from '../../support/wide.ts';

const running: RunningEngine[] = [];
afterAll(() => Promise.all(running.map(({ stop }) => stop())));

async function begun(start: Promise<RunningEngine>): Promise<URL> {
  const engine = await start;
  running.push(engine);
  return engine.url;
}

describe('what is found about an engine', () => {
  it('is which forms of literals oxigraph does not keep', async () => {
    const { profile, findings } = await findProfile({
      url: await begun(startOxigraph()),
      name: 'oxigraph',
    });
    expect(profile).toMatchObject({ name: 'oxigraph', maxRows: 10_000, maxValues: 500 });
    expect(findings).toEqual([
      'The engine writes literals in another way: xsd:integer, xsd:decimal, xsd:double, xsd:boolean, xsd:nonNegativeInteger, xsd:date, xsd:dateTime. They are read from the sidecar.',
    ]);
  });

  it('is the same where the engine fails in passing, as a busy one does', async () => {
    const url = await begun(startOxigraph());
    const faulty = await startFaulty(url);
    running.push(faulty);
    const passing: readonly Fault[] = ['refuse', 'cut', 'busy', 'failed'];
    let asked = 0;
    faulty.next = () => (asked++ % 3 ? passing[asked % passing.length] : undefined);
    const found = await findProfile({ url: faulty.url, name: 'oxigraph' });
    expect(found).toEqual(await findProfile({ url, name: 'oxigraph' }));
    expect([...faulty.done.keys()].sort()).toEqual([...passing].sort());
  });

  it('is the name of Virtuoso, by its own header', async (context) => {
    if (!asksVirtuoso()) context.skip(WIDE_RUN);
    const { profile, findings } = await findProfile({ url: await begun(startVirtuoso()) });
    expect(profile).toMatchObject({ name: 'virtuoso', reusesConnections: false });
    expect(profile.maxRows).toBe(10_000);
    expect(findings.join()).toContain('xsd:duration');
  });

  it('is nothing to know about Comunica', async (context) => {
    if (!asksComunica()) context.skip(WIDE_RUN);
    const { findings } = await findProfile({
      url: await begun(startComunica('')),
      name: 'comunica',
    });
    expect(findings).toEqual([]);
  });
});
