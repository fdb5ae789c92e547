/** A term's address as people write it: `dct:title`. */
interface Name {
  readonly namespace: string;
  /** `undefined` where no prefix is declared for the namespace. */
  readonly prefix: string | undefined;
  readonly local: string;
}

/** A term's address in parts: by the longest namespace that has a prefix, else at its last `#` or `/`. */
export function nameOf(address: string, prefixes: Readonly<Record<string, string>>): Name {
  const [declared] = Object.entries(prefixes)
    .filter(([, namespace]) => namespace && address.startsWith(namespace))
    .sort(([, a], [, b]) => b.length - a.length);
  const [prefix, namespace] = declared ?? [undefined, address.replace(/[^#/]*$/, '')];
  return { namespace, prefix, local: address.slice(namespace.length) };
}
