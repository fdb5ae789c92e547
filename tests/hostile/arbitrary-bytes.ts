import fc from 'fast-check';

/** What is done to the bytes of something at a place of it. */
const edit = fc.record({
  kind: fc.constantFrom(...(['flip', 'cut', 'end', 'double', 'insert', 'move'] as const)),
  at: fc.nat(),
  length: fc.integer({ min: 1, max: 40 }),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }),
  bit: fc.integer({ min: 0, max: 7 }),
});

type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;

/** The bytes of one of some things after a few were flipped, cut, doubled, moved or put in. */
export function mutatedBytes(originals: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  return fc
    .tuple(fc.constantFrom(...originals), fc.array(edit, { minLength: 1, maxLength: 4 }))
    .map(([bytes, edits]) => edits.reduce(edited, bytes));
}

function edited(all: Uint8Array, { kind, at, length, bytes, bit }: Edit): Uint8Array {
  const start = at % (all.length + 1);
  const [before, middle, after] = [
    all.subarray(0, start),
    all.subarray(start, start + length),
    all.subarray(start + length),
  ];
  const flipped = middle.map((byte, index) => (index ? byte : byte ^ (1 << bit)));
  const parts = {
    flip: [before, flipped, after],
    cut: [before, after],
    end: [before],
    double: [before, middle, middle, after],
    insert: [before, bytes, middle, after],
    move: [before, after, middle],
  }[kind];
  return Buffer.concat(parts);
}
