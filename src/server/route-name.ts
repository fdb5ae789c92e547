import { ownPart } from '../model/own-paths.ts';
import type { Snapshot } from '../store/snapshot.ts';

/** What the metrics call a path: the server's own name for it, the type whose resources are there, or `other`. */
export function routeName(path: string, { base, model }: Snapshot): string {
  const { pathname } = new URL(base);
  const isUnder = path.startsWith(pathname);
  const [part = ''] = path.slice(isUnder ? pathname.length : 1).split('/');
  if (isUnder && part === '') return 'start';
  const plain = part.replace(/\..*$/, '');
  return (
    ownPart(part) ??
    model.shapes.find(({ segment }) => segment === plain && segment)?.segment ??
    'other'
  );
}
