import { findingDatasets } from '../check/datasets.ts';
import { fieldsWithRole } from '../model/model.ts';
import { everything } from '../reading/question.ts';
import { inPieces, saying, type Work } from '../reading/work.ts';
import { textColumn } from '../store/columns/columns.ts';
import { Order } from '../store/list/order.ts';
import { orderingClass } from '../store/list/ordered-class.ts';
import { indexing } from '../store/search/searched.ts';
import type { Snapshot } from '../store/snapshot.ts';

/**
 * Works out beforehand what the first requests would otherwise wait for: the lists of all resources and of those of each shape,
 * their orders by label in the catalogue's language, the labels of large classes for filters, the figures, the datasets for
 * harvesters, and the search index.
 */
export function warming(snapshot: Snapshot): Work<void> {
  return saying(warmed(snapshot), () => ({ stage: 'prepares lists and search' }));
}

function* warmed(snapshot: Snapshot): Work<void> {
  yield* snapshot.classifying();
  yield* snapshot.findingLanguage();
  yield* snapshot.counting();
  for (const shape of snapshot.model.shapes) {
    const { label } = shape;
    if (!label) continue;
    yield* inPieces(snapshot.ofShape(shape), READING, (resource) => resource.values(label));
    const list = snapshot.ofShape(shape);
    // The texts of a small class are read in no time.
    if (list.length >= LARGE && label.range.kind === 'text')
      yield* textColumn({ shape, list, view: snapshot }, label);
    // Pages list by code, where there is one; programs often by name.
    for (const field of new Set([label, ...fieldsWithRole(shape, 'code').slice(0, 1)])) {
      const order = new Order({ ...everything, order: [{ field, isDown: false }] }, snapshot);
      yield* orderingClass(shape, order, snapshot);
    }
  }
  yield* findingDatasets(snapshot);
  yield* indexing(snapshot);
}

/** What it takes to read a label for the first time, in units of work. */
const READING = 10;

/** A class of so many resources is large. */
const LARGE = 1_000;
