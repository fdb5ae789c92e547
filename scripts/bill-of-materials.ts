import { readFileSync } from 'node:fs';
import type { BundledPackage } from './bundled-packages.ts';

interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly version?: string; readonly integrity?: string }>
  >;
}

/** What is in the built files as a bill of materials (CycloneDX 1.6, JSON). Equal builds have equal ones: it has no time. */
export function billOfMaterials(packages: readonly BundledPackage[]): string {
  const own = JSON.parse(readFileSync('package.json', 'utf8')) as { name: string; version: string };
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
  const component = { type: 'application', name: own.name, version: own.version };
  const bom = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: { ...component, 'bom-ref': referenceOf(own), licenses: [licenceOf('MIT')] },
    },
    components: packages.map((each) => componentOf(each, lock)),
    dependencies: [{ ref: referenceOf(own), dependsOn: packages.map(referenceOf) }],
  };
  return `${JSON.stringify(bom, undefined, 2)}\n`;
}

function componentOf({ name, version, licence }: BundledPackage, lock: Lock) {
  const purl = referenceOf({ name, version });
  return {
    type: 'library',
    'bom-ref': purl,
    name,
    version,
    ...hashesOf(name, version, lock),
    licenses: [licenceOf(licence)],
    purl,
  };
}

/** A package URL, which names a package of npm. */
function referenceOf({
  name,
  version,
}: {
  readonly name: string;
  readonly version: string;
}): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

function licenceOf(licence: string) {
  return /^[\w.-]+$/.test(licence) ? { license: { id: licence } } : { expression: licence };
}

/** The hash of the file that npm installed the package from. */
function hashesOf(name: string, version: string, { packages }: Lock) {
  const [, found] =
    Object.entries(packages).find(
      ([path, each]) => path.endsWith(`node_modules/${name}`) && each.version === version,
    ) ?? [];
  const [, base64] = /^sha512-(.+)$/.exec(found?.integrity ?? '') ?? [];
  if (base64 === undefined) return {};
  return { hashes: [{ alg: 'SHA-512', content: Buffer.from(base64, 'base64').toString('hex') }] };
}
