import { reservedName } from '../model/reserved-paths.ts';
import type { View } from '../reading/view.ts';

/** What the metrics call paths: the server's own name for one, the type whose resources are there, or `other`. */
export function routeNames({ base, model }: View): (path: string) => string {
  const { pathname } = new URL(base);
  const segments = new Set(model.shapes.map(({ segment }) => segment));
  return (path) => {
    const isUnder = path.startsWith(pathname);
    const [part = ''] = path.slice(isUnder ? pathname.length : 1).split('/', 1);
    if (isUnder && part === '') return 'start';
    const plain = part.replace(/\..*$/, '');
    return reservedName(part, model.reserved) ?? (plain && segments.has(plain) ? plain : 'other');
  };
}
