import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { bundleServer } from '../../scripts/bundle.ts';
import { packagesIn } from '../../scripts/bundled-packages.ts';
import { notices } from '../../scripts/notices.ts';
import { folder } from '../support/folder.ts';

const text = readFileSync('dist/THIRD-PARTY.txt', 'utf8');
const noticed = [
  ...text.matchAll(/^-{80}\n\n(\S+) (\S+)\nLicence: (.+)\n\n([^]{200,}?)(?=\n-{80}\n\n|$)/gm),
];
const named = noticed.map(([, name = '', version = '']) => `${name}@${version}`);

const SCHEMAS = 'node_modules/@cyclonedx/cyclonedx-library/res/schema';

function schema(name: string): object {
  return JSON.parse(readFileSync(join(SCHEMAS, `${name}.SNAPSHOT.schema.json`), 'utf8')) as object;
}

interface Bill {
  readonly components: readonly { readonly name: string; readonly version: string; purl: string }[];
}
const bill = JSON.parse(readFileSync('dist/sbom.cdx.json', 'utf8')) as Bill;

describe('the notices', () => {
  it('have each package of which a file is in the bundled server, with the text of its licence', async () => {
    const metafiles = await bundleServer(folder());
    const inputs = metafiles.flatMap(({ inputs: files }) => Object.keys(files));
    const names = new Set(
      inputs.flatMap((file) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []),
    );
    expect(names.size).toBeGreaterThan(50);
    const missing = [...names].filter((name) => !named.some((each) => each.startsWith(`${name}@`)));
    // Of these not a byte is left: what was read of them is not used.
    const bundled = packagesIn(metafiles).map(({ name }) => name);
    expect(missing.filter((name) => bundled.includes(name))).toEqual([]);
    expect(missing.length).toBeLessThan(names.size / 4);
  });

  it('have those of the pages for a browser, and none of a tool', () => {
    const own = named.map((each) => each.replace(/@[^@]+$/, ''));
    for (const name of ['react', 'monaco-editor', 'graphiql', 'n3', 'prom-client'])
      expect(own).toContain(name);
    for (const name of ['vitest', 'esbuild', 'typescript', '@sparticuz/chromium', 'eslint'])
      expect(own).not.toContain(name);
    expect(new Set(named).size).toBe(named.length);
    expect(text).toContain(`These ${named.length} packages`);
  });

  it('are not made where a package neither has a text nor a licence whose text is known', () => {
    const one = { name: 'a', version: '1.0.0', texts: [], author: 'A' };
    expect(notices([{ ...one, licence: 'MIT' }])).toContain('Copyright (c) A\n\nPermission is');
    expect(() => notices([{ ...one, licence: 'Apache-2.0' }])).toThrow(/Apache-2\.0/);
  });
});

describe('the bill of materials', () => {
  it('is valid by the schema of CycloneDX 1.6', () => {
    const ajv = new Ajv({ strict: false, validateFormats: false });
    for (const name of ['spdx', 'jsf-0.82', 'cryptography-defs']) {
      // The schema of the bill names the others by their files.
      const $id = `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`;
      ajv.addSchema({ ...schema(name), $id });
    }
    const validate = ajv.compile(schema('bom-1.6'));
    expect(validate(bill) ? [] : validate.errors).toEqual([]);
    expect(validate({ ...bill, components: [{ name: 'a' }] })).toBe(false);
  });

  it('has the packages of the notices', () => {
    expect(bill.components.map(({ name, version }) => `${name}@${version}`)).toEqual(named);
    for (const { purl } of bill.components)
      expect(purl).toMatch(/^pkg:npm\/(?:%40[\w.-]+\/)?[\w.-]+@\d/);
  });
});
