import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** In which part of a second, in microseconds, the system gives out its time: short, so that nobody waits long for it. */
const PERIOD = 10_000;

/** Where Linux keeps control groups, and how each of its two versions is told a share (cgroup-v1/sched-bwc, cgroup-v2). */
const HIERARCHIES = [
  {
    folder: '/sys/fs/cgroup/cpu',
    shares: (share: number) => ({
      'cpu.cfs_period_us': String(PERIOD),
      'cpu.cfs_quota_us': String(Math.round(share * PERIOD)),
    }),
  },
  {
    folder: '/sys/fs/cgroup',
    shares: (share: number) => ({ 'cpu.max': `${Math.round(share * PERIOD)} ${PERIOD}` }),
  },
];

/**
 * A share of a core for one process with all its threads, as a container's limit is; `undefined` where the system does
 * not let us give one. The process ends before the share does.
 */
export function shareFor(processId: number, share: number): { end: () => void } | undefined {
  for (const { folder, shares } of HIERARCHIES) {
    const group = join(folder, `varanto-bench-${processId}`);
    const end = (): void => {
      rmdirSync(group);
    };
    if (isGiven(group, { ...shares(share), 'cgroup.procs': String(processId) })) return { end };
    if (existsSync(group)) end();
  }
  return undefined;
}

function isGiven(group: string, files: Readonly<Record<string, string>>): boolean {
  try {
    mkdirSync(group);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(group, name), text);
    return true;
  } catch {
    return false;
  }
}

/** The processes that a process has started, and that run (proc(5), children). */
export function childrenOf(processId: number): number[] {
  const children = readFileSync(`/proc/${processId}/task/${processId}/children`, 'utf8');
  return children.split(' ').filter(Boolean).map(Number);
}
