import fc from 'fast-check';
import type { Snapshot } from '../../src/store/snapshot.ts';
import { arbitraryCatalogue } from './arbitrary-catalogue.ts';
import { loadCatalogue } from './catalogue.ts';
import { madeCatalogue } from './made-catalogue.ts';
import { isWide } from './wide.ts';

/** Catalogues that engines are asked about. */
interface Asked {
  readonly name: string;
  readonly catalogue: () => fc.Arbitrary<Snapshot>;
  /** How many operations are asked of each that is drawn. */
  readonly each: number;
  /** How many are drawn. */
  readonly drawn: number;
}

/** The catalogues that so many random operations are asked of; the shipped one, which takes seconds to begin with, is the wide run's. */
export function askedCatalogues(operations: number): readonly Asked[] {
  const shipped = () => fc.constant(loadCatalogue().snapshot);
  const made = () => fc.constant(madeCatalogue());
  const random = Math.ceil((operations * 3) / 10 / 5);
  return [
    ...(isWide
      ? [{ name: 'the catalogue', catalogue: shipped, each: Math.ceil(operations / 5), drawn: 1 }]
      : []),
    { name: 'a made catalogue', catalogue: made, each: Math.ceil(operations / 2), drawn: 1 },
    { name: 'random catalogues', catalogue: () => arbitraryCatalogue, each: 5, drawn: random },
  ];
}
