import { Store } from 'n3';
import { describe, expect, it } from 'vitest';
import { check } from '../../../src/check/check.ts';
import { Snapshot } from '../../../src/store/snapshot.ts';
import { loadCatalogue } from '../../support/catalogue.ts';
import { imported, type Imported } from '../../support/pages.ts';

const { model } = loadCatalogue().snapshot;
const base = 'http://localhost:4000/';

/** What the check finds in the outputs for several pages, but for the catalogue itself, which is described by hand. */
function findings(...pages: readonly Imported[]) {
  const store = new Store(pages.flatMap((page) => page.store.getQuads(null, null, null, null)));
  const snapshot = new Snapshot(store, { model, base, version: 'test' });
  return check(snapshot).filter(({ resource }) => resource !== base);
}

function page(town: string): string {
  return `${town}n kunnan tietovarannot

Koulutoimiston tietovarannot

Koulutoimisto huolehtii kouluista.

Tietovarantoon liittyvät seuraavat rekisterit:

 • Oppilasrekisteri

Koulutoimiston tietojärjestelmät

Opinto.

Tehtäväluokat:

 • 12 00 Opetus

Tietopyynnöt

Tietopyynnöt osoitetaan kirjaamoon.
`;
}

describe('pages of two authorities', () => {
  const other = { authority: 'Hiidenrannan kunta', organisation: 'Hiidenrannan kunta' };
  const first = imported(page('Hiidenranna'), { ...other, prefix: 'hiidenranta' });
  const second = imported(page('Kuorela'), {
    ...{ authority: 'Kuorelan kunta', organisation: 'Kuorelan kunta' },
    prefix: 'kuorela',
    day: '2026-03-02',
  });

  it('have no address in common where each has a prefix', () => {
    const subjects = new Set(first.store.getSubjects(null, null, null).map(({ value }) => value));
    const shared = second.store
      .getSubjects(null, null, null)
      .filter(({ value }) => subjects.has(value));
    expect(shared).toEqual([]);
    expect(first.turtle).toContain('<register/hiidenranta/oppilasrekisteri> a');
    expect(first.turtle).toContain('<tos/hiidenranta/2026-03-01/12-00> a');
  });

  it('are right side by side', () => {
    expect(findings(first, second)).toEqual([]);
  });

  it('keep their addresses with an earlier output', () => {
    const previous = { store: first.store, base };
    expect(
      imported(page('Hiidenranna'), { ...other, prefix: 'hiidenranta', previous }).turtle,
    ).toBe(first.turtle);
  });
});

const OF_TITLE = 'Lautalan kaupungin tietovarannot\n\n';

function part(unit: string, register: string): string {
  return `${unit}n tietovarannot\n\nTietovarantoon liittyvät seuraavat rekisterit:\n\n • ${register}\n`;
}

describe('two pages of one authority', () => {
  const authority = 'Lautalan kaupunki';
  const first = imported(OF_TITLE + part('Laskuosasto', 'Laskurekisteri'), {
    authority,
    organisation: 'Keskushallinto',
  });

  it('are no violation together, though they were read on two days', () => {
    const second = imported(part('Kahvilaosasto', 'Pullarekisteri'), {
      ...{ authority, organisation: 'Palvelut', day: '2026-03-02' },
    });
    expect(findings(first, second).filter(({ severity }) => severity === 'violation')).toEqual([]);
  });

  it('state the authority once where the second is made beside the first', () => {
    const named = `${part('Kahvilaosasto', 'Pullarekisteri')}\nJotain, mitä ${authority} tekee.\n`;
    const second = imported(named, {
      ...{ authority, organisation: 'Palvelut', day: '2026-03-02' },
      isAuthorityDescribed: true,
    });
    expect(second.turtle).not.toContain(`prefLabel "${authority}"`);
    expect(findings(first, second)).toEqual([]);
  });
});
