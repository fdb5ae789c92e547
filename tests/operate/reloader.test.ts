import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { museum, numbers, works, type Museum } from '../support/reloading.ts';
import { MUSEUM } from '../support/turtle.ts';
import { until } from '../support/until.ts';
import { some, widely } from '../support/wide.ts';

/** How often a file changes without a rest. */
const CHANGES = widely(100, 400);

const WORKS = works(numbers(1, 12));
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

interface Broken {
  /** Breaks `works.ttl`, whose path it is given. */
  readonly breaks: (path: string, museum: Museum) => void;
  readonly message: RegExp;
}

/** In the place of `works.ttl`, which is removed. */
function inPlace(put: (path: string) => void): Broken['breaks'] {
  return (path) => {
    fs.rmSync(path);
    put(path);
  };
}

const written =
  (text: string | Uint8Array): Broken['breaks'] =>
  (path) => {
    fs.writeFileSync(path, text);
  };

const broken: Readonly<Record<string, Broken>> = {
  'is cut in a statement': {
    breaks: written(WORKS.slice(0, WORKS.lastIndexOf(':year'))),
    message: /works\.ttl: .+ on line \d+\.$/,
  },
  "is cut at a statement's end": {
    breaks: written(WORKS.trimEnd()),
    message: /works\.ttl: ends in the middle of a line/,
  },
  'is empty': { breaks: written(''), message: /works\.ttl: is empty$/ },
  'is only white space': { breaks: written('\n \n'), message: /works\.ttl: is empty$/ },
  'is not UTF-8': {
    breaks: written(Buffer.concat([Buffer.from(WORKS), Buffer.from([0xff, 0x0a])])),
    message: /works\.ttl: is not UTF-8$/,
  },
  'is an HTML page': {
    breaks: written('<!DOCTYPE html>\n<html><body>Not found</body></html>\n'),
    message: /works\.ttl: .+ on line 1\.$/,
  },
  'has the marks of a merge conflict': {
    breaks: written(`${WORKS}<<<<<<< HEAD\n=======\n>>>>>>> other\n`),
    message: /works\.ttl: .+ on line \d+\.$/,
  },
  'breaks the shapes': {
    breaks: written(`${WORKS}<work/13> a :Work .\n`),
    message: /works\.ttl <work\/13> Work\.year: expected at least 1, got none$/,
  },
  'is gone': {
    breaks: inPlace(() => undefined),
    message: /works\.ttl: is gone, and with it resources that no other file has: 12; put it back/,
  },
  'is a folder': {
    breaks: inPlace((path) => {
      fs.mkdirSync(path);
    }),
    message: /works\.ttl: is gone, and with it resources/,
  },
  'is a link that leads nowhere': {
    breaks: inPlace((path) => {
      fs.symlinkSync('nowhere', path);
    }),
    message: /works\.ttl.*: cannot be read \(ENOENT\): there is no such file or folder$/,
  },
  'is a pipe': {
    breaks: inPlace((path) => execFileSync('mkfifo', [path])),
    message: /works\.ttl.*: expected a file$/,
  },
  'has lost more than half': {
    breaks: written(works(numbers(1, 3))),
    message: /works\.ttl: triples of the data: 12 in place of 30, a loss of more than 50 %/,
  },
  'describes nothing any more': {
    breaks: written(works([])),
    message: /works\.ttl: describes nothing any more; resources that no other file has: 12/,
  },
};

describe('a file that', () => {
  it.each(some(Object.entries(broken), 4))(
    '%s leaves in service what was read before, and is taken up again when it is mended',
    async (_name, { breaks, message }) => {
      const all = museum();
      const path = join(all.sources.data, 'works.ttl');
      const told = await all.failureAfter(() => {
        breaks(path, all);
      });
      expect(told).toMatch(message);
      expect(told.length).toBeLessThanOrEqual(300);
      expect(all.reloader.state).toMatchObject({ lastError: { message: told }, failures: 1 });
      expect(all.swapped).toEqual([]);
      fs.rmSync(path, { recursive: true, force: true });
      const { catalogue } = await all.swapAfter(() => {
        all.write('data/works.ttl', works(numbers(1, 13), 1908));
      });
      expect(catalogue.snapshot.described).toHaveLength(16);
      expect(all.reloader.state).toMatchObject({ lastError: undefined, reloads: 1 });
    },
  );

  it('is put back as it was is no news, but no failure any more', async () => {
    const all = museum();
    await all.failureAfter(() => {
      all.write('data/works.ttl', '');
    });
    all.write('data/works.ttl', WORKS);
    await until('the recovery', () => all.unchanged() === 1);
    expect(all.reloader.state).toMatchObject({ lastError: undefined, reloads: 0, failures: 1 });
  });

  it('is broken is read once, not again and again', async () => {
    const all = museum();
    await all.failureAfter(() => {
      all.write('data/works.ttl', '');
    });
    all.write('data/more.ttl', works(['a', 'b', 'c'], 1908));
    await until('the second reading', () => all.failed.length === 2);
    all.write('data/works.ttl', WORKS);
    await until('the recovery', () => all.swapped.length === 1);
    expect(all.failed).toHaveLength(2);
  });

  it('is written in two parts is served when it is whole', async () => {
    const all = museum({}, { 'data/works.ttl': works(numbers(1, 40)) });
    const path = join(all.sources.data, 'works.ttl');
    const whole = works(numbers(1, 50), 1908);
    const half = whole.indexOf('<work/31>');
    fs.writeFileSync(path, whole.slice(0, half));
    // What is tested is the writer's pause itself.
    await pause(300);
    fs.appendFileSync(path, whole.slice(half));
    await until('the whole', () => all.served().size === 53);
    expect(all.swapped).toHaveLength(1);
    expect(all.reloader.state).toMatchObject({ lost: 0 });
  });

  it('changes 200 times a second never shows a part of itself, and is served when it rests', async () => {
    const all = museum();
    const path = join(all.sources.data, 'works.ttl');
    // On a busy machine the writer itself may rest, for long enough to be read.
    let rests = 0;
    for (let change = 0; change < CHANGES; change += 1) {
      const text = works(numbers(1, 12), 1000 + change);
      const begun = performance.now();
      fs.writeFileSync(path, change % 2 ? text : text.slice(0, 700));
      await pause(5);
      if (performance.now() - begun > 40) rests += 1;
    }
    await until('the last change', () => all.served().years.includes(String(1000 + CHANGES - 1)));
    expect(all.swapped.map(({ catalogue }) => catalogue.snapshot.described.length)).toEqual(
      all.swapped.map(() => 15),
    );
    expect(all.swapped.length + all.failed.length).toBeLessThan(20 + rests);
  });
});

describe('a loss', () => {
  it('that is small is served and told', async () => {
    const all = museum();
    const { losses } = await all.swapAfter(() => {
      all.write('data/works.ttl', works(numbers(1, 8)));
    });
    expect(losses).toMatchObject({
      number: 4,
      first: [9, 10, 11].map((id) => `${MUSEUM}work/${id}`),
    });
    expect(all.reloader.state.lost).toBe(4);
  });

  it('of any size is served where that is asked for', async () => {
    const all = museum({ maxLoss: 100 });
    const { losses } = await all.swapAfter(() => {
      fs.rmSync(join(all.sources.data, 'works.ttl'));
    });
    expect(losses?.number).toBe(12);
  });

  it('is none where another file has the resources', async () => {
    const all = museum();
    const { losses } = await all.swapAfter(() => {
      fs.renameSync(join(all.sources.data, 'works.ttl'), join(all.sources.data, 'moved.ttl'));
    });
    expect(losses?.number).toBe(0);
    const told = await all.failureAfter(() => {
      fs.rmSync(join(all.sources.data, 'moved.ttl'));
    });
    expect(told).toMatch(/moved\.ttl: is gone/);
  });

  it('of most resources of one type is refused, though most triples are there', async () => {
    const many = numbers(1, 60).map((id) => `<work/1> :note "${id}" .\n`);
    const all = museum({}, { 'data/notes.ttl': works([]) + many.join('') });
    const told = await all.failureAfter(() => {
      all.write('data/works.ttl', works([1]));
    });
    expect(told).toMatch(/works\.ttl: resources Work: 4 in place of 15, a loss of more than 50 %/);
  });
});

/** What `sha256sum *.ttl` prints. */
function sums(files: Readonly<Record<string, string>>): string {
  const lines = Object.entries(files).map(
    ([name, text]) => `${createHash('sha256').update(text).digest('hex')}  ${name}\n`,
  );
  return lines.join('');
}

describe('a list of checksums', () => {
  const MORE = works(['a', 'b', 'c']);
  const list = { 'data/SHA256SUMS': sums({ 'more.ttl': MORE, 'works.ttl': WORKS }) };

  it("tells of a file that is cut at the end of a statement's line", async () => {
    const all = museum({}, list);
    const told = await all.failureAfter(() => {
      all.write('data/works.ttl', works(numbers(1, 11)));
    });
    expect(told).toMatch(/works\.ttl: does not match its checksum in .+SHA256SUMS$/);
    const changed = works(numbers(1, 11), 1908);
    await all.swapAfter(() => {
      all.write('data/works.ttl', changed);
      all.write('data/SHA256SUMS', sums({ 'more.ttl': MORE, 'works.ttl': changed }));
    });
    expect(all.served().size).toBe(14);
  });

  it('tells of a file that is missing, of one that it does not name, and of its own end', async () => {
    const all = museum({}, list);
    const path = join(all.sources.data, 'more.ttl');
    expect(
      await all.failureAfter(() => {
        fs.rmSync(path);
      }),
    ).toMatch(/more\.ttl: is named in .+SHA256SUMS, but is not there$/);
    all.write('data/more.ttl', MORE);
    const added = await all.failureAfter(() => {
      all.write('data/new.ttl', works(['d']));
    });
    expect(added).toMatch(/new\.ttl: is not named in .+SHA256SUMS$/);
    fs.rmSync(join(all.sources.data, 'new.ttl'));
    const ended = await all.failureAfter(() => {
      fs.rmSync(join(all.sources.data, 'SHA256SUMS'));
    });
    expect(ended).toMatch(/SHA256SUMS: is gone, which the files were checked by/);
  });
});

describe('what changes at once', () => {
  it('is a folder that a link leads to', async () => {
    const all = museum();
    const next = join(all.path, 'next');
    fs.cpSync(all.sources.data, next, { recursive: true });
    fs.writeFileSync(join(next, 'works.ttl'), works(numbers(1, 12), 1908));
    fs.writeFileSync(join(next, 'more.ttl'), works(['a', 'b', 'c'], 1908));
    await all.swapAfter(() => {
      fs.renameSync(all.sources.data, join(all.path, 'old'));
      fs.symlinkSync(next, all.sources.data);
    });
    expect(all.served().years).toEqual(['1908']);
    const third = join(all.path, 'third');
    fs.cpSync(join(all.path, 'old'), third, { recursive: true });
    await all.swapAfter(() => {
      fs.symlinkSync(third, join(all.path, 'link'));
      fs.renameSync(join(all.path, 'link'), all.sources.data);
    });
    expect(all.served().years).toEqual(['1907']);
  });

  it('is a folder that is gone and comes back', async () => {
    const all = museum();
    const away = join(all.path, 'away');
    const told = await all.failureAfter(() => {
      fs.renameSync(all.sources.data, away);
    });
    expect(told).toMatch(
      /is gone: .+data: cannot be read \(ENOENT\): there is no such file or folder$/,
    );
    fs.renameSync(away, all.sources.data);
    await until('the recovery', () => all.reloader.state.lastError === undefined);
    expect(all.swapped).toEqual([]);
  });

  it('is a new file, and an example that comes with the data', async () => {
    const all = museum();
    await all.swapAfter(() => {
      all.write('data/new.ttl', works(['d']));
    });
    expect(all.served().size).toBe(16);
    const { snapshot } = (all.swapped.at(-1) ?? expect.fail()).catalogue;
    const { catalogue, examples } = await all.swapAfter(() => {
      all.write('data/one.graphql', '{ works { nodes { id } } }');
    });
    expect(catalogue.snapshot).toBe(snapshot);
    expect(examples).toMatchObject([{ query: '{ works { nodes { id } } }' }]);
  });

  it('is the ontology; the model stays where the ontology does', async () => {
    const all = museum();
    const shapes = fs.readFileSync(join(all.sources.ontology, 'shapes.ttl'), 'utf8');
    const { catalogue } = await all.swapAfter(() => {
      all.write('ontology/shapes.ttl', shapes.replace('"year"', '"made"'));
    });
    const { model } = catalogue.snapshot;
    expect(model.shapes[0]?.fields.map(({ name }) => name)).toEqual(['made']);
    const next = await all.swapAfter(() => {
      all.write('data/more.ttl', works(['a', 'b', 'c'], 1908));
    });
    expect(next.catalogue.snapshot.model).toBe(model);
    const told = await all.failureAfter(() => {
      all.write('ontology/shapes.ttl', shapes.replace('xsd:gYear', 'xsd:year'));
    });
    expect(told).toContain('year');
  });

  it('is what was written between the first reading and the first look', async () => {
    const all = museum({ interval: 10_000 });
    all.write('data/works.ttl', works(numbers(1, 12), 1908));
    await until('the change', () => all.served().years.includes('1908'));
  });
});

describe('a reload', () => {
  it('that takes longer than it may is a failure, and is tried again when somebody asks', async () => {
    const all = museum({ deadline: 1 });
    const told = await all.failureAfter(() => {
      all.write('data/new.ttl', works(['d']));
    });
    expect(told).toMatch(
      /new\.ttl is new: reading and checking the files takes more than 1 ms \(reload-deadline\)$/,
    );
    await all.failureAfter(() => {
      all.reloader.ask();
    });
    expect(all.served().size).toBe(15);
  });

  it('happens when somebody asks where nobody looks', async () => {
    const all = museum({ interval: 0 });
    all.write('data/new.ttl', works(['d']));
    await all.swapAfter(() => {
      all.reloader.ask();
    });
    expect(all.served().size).toBe(16);
    all.reloader.ask();
    await until('the answer', () => all.unchanged() === 1);
  });

  it('whose catalogue cannot be put in service leaves the one before', async () => {
    const all = museum({
      swap() {
        throw new Error('no schema');
      },
    });
    const told = await all.failureAfter(() => {
      all.write('data/new.ttl', works(['d']));
    });
    expect(told).toBe('unexpected: no schema');
    expect(all.reloader.state.reloads).toBe(0);
  });

  it('ends with the reloader', async () => {
    const all = museum();
    all.write('data/new.ttl', works(['d']));
    all.reloader.ask();
    await all.reloader.close();
    expect([all.swapped, all.failed]).toEqual([[], []]);
  });
});
