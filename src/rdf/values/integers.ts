/** The least and the greatest value of an integer type; `undefined` where it has none. */
export interface Bounds {
  readonly least: bigint | undefined;
  readonly most: bigint | undefined;
}

/** The integer types with their bounds (XML Schema 1.1 part 2, section 3.4). */
export const integerBounds: ReadonlyMap<string, Bounds> = new Map([
  ['integer', { least: undefined, most: undefined }],
  ['long', signed(64n)],
  ['int', signed(32n)],
  ['short', signed(16n)],
  ['byte', signed(8n)],
  ['nonNegativeInteger', { least: 0n, most: undefined }],
  ['positiveInteger', { least: 1n, most: undefined }],
  ['nonPositiveInteger', { least: undefined, most: 0n }],
  ['negativeInteger', { least: undefined, most: -1n }],
  ['unsignedLong', unsigned(64n)],
  ['unsignedInt', unsigned(32n)],
  ['unsignedShort', unsigned(16n)],
  ['unsignedByte', unsigned(8n)],
]);

/** Whether a lexical form is that of an integer within bounds. */
export function isWithin(lexical: string, { least, most }: Bounds): boolean {
  if (!/^[+-]?\d+$/.test(lexical)) return false;
  // Up to fifteen characters a number is exact, and faster.
  const number = lexical.length <= 15 ? Number(lexical) : BigInt(lexical.replace(/^\+/, ''));
  return (least === undefined || number >= least) && (most === undefined || number <= most);
}

/** The bounds that two have in common. */
export function narrowed(a: Bounds, b: Bounds): Bounds {
  return {
    least:
      a.least === undefined || (b.least !== undefined && b.least > a.least) ? b.least : a.least,
    most: a.most === undefined || (b.most !== undefined && b.most < a.most) ? b.most : a.most,
  };
}

/** What 32 bits have, and with them an `Int` of GraphQL. */
export const INT: Bounds = signed(32n);

function signed(bits: bigint): Bounds {
  const half = 2n ** (bits - 1n);
  return { least: -half, most: half - 1n };
}

function unsigned(bits: bigint): Bounds {
  return { least: 0n, most: 2n ** bits - 1n };
}
