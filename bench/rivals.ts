import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { PlainOrganisation, PlainRegister } from '../tests/support/generated-catalogue.ts';
import { plainRegisters } from './catalogue/plain-objects.ts';
import type { Bench } from './bench.ts';
import type { Server } from './programs.ts';

const FOLDER = 'bench/rivals';

/** A server that one would use instead, in the folder of those. */
export type Rival = 'mercurius' | 'yoga';

/** Installs what the rivals need, in the versions of their own lock; whether they can be started. */
export function areInstalled({ isQuick }: Bench): boolean {
  if (existsSync(join(FOLDER, 'node_modules'))) return true;
  // The quick form neither waits for a registry nor fails without one.
  if (isQuick) return false;
  const { status } = spawnSync('npm', ['ci', '--prefix', FOLDER, '--no-audit'], {
    stdio: 'ignore',
  });
  return status === 0;
}

/** A rival over plain objects of so many registers, and what they lead to. */
export async function startRival(
  { programs, registers }: Bench,
  rival: Rival,
  version: string,
): Promise<Server> {
  const file = programs.scratch(`plain-${registers}.json`);
  await writeFile(file, JSON.stringify({ version, ...plainData(plainRegisters(registers)) }));
  return programs.serveFile(resolve(FOLDER, `${rival}.js`), file);
}

/** Objects as JSON can have them: what is linked is named by its position. */
function plainData(registers: readonly PlainRegister[]) {
  const positions = new Map<PlainOrganisation, number>();
  const units: object[] = [];
  const positionOf = (unit: PlainOrganisation): number => {
    const known = positions.get(unit);
    if (known !== undefined) return known;
    const parent: number | null = unit.parent ? positionOf(unit.parent) : null;
    positions.set(unit, units.push({ ...unit, parent }) - 1);
    return units.length - 1;
  };
  return {
    registers: registers.map((each) => ({ ...each, holder: positionOf(each.holder) })),
    units,
  };
}
