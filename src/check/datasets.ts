import { hasRules, type Model, type Shape } from '../model/model.ts';
import { dcat, rdf } from '../rdf/vocabulary.ts';
import type { Finding } from './finding.ts';
import type { Resource, View } from '../reading/view.ts';
import type { Work } from '../reading/work.ts';
import type { StoredResource } from '../store/resource.ts';
import type { Snapshot } from '../store/snapshot.ts';

/** The datasets for harvesters, by address: the resources that the data types as dcat:Dataset. */
export function datasets(view: View): readonly Resource[] {
  return view.remember('datasets', () => typed(view).filter(isDescribed));
}

/** Finds the same in pieces, before they are asked for. */
export function* findingDatasets(snapshot: Snapshot): Work<void> {
  if (!hasRules(snapshot.model)) return;
  const found = (yield* snapshot.sortingSubjects(rdf.type, dcat.Dataset)).filter(isDescribed);
  snapshot.remember('datasets', () => found);
}

function typed(view: View): readonly Resource[] {
  return view.resource(dcat.Dataset).subjects(rdf.type);
}

function isDescribed({ shape }: Resource): boolean {
  return shape !== undefined && makesDatasets(shape);
}

/** Whether the rules of a shape say of its resources that they are datasets. */
export function makesDatasets({ rules }: Shape): boolean {
  return rules.some(
    ({ subject, predicate, object }) =>
      subject.kind === 'this' &&
      predicate === rdf.type &&
      object.kind === 'constant' &&
      object.term.kind === 'resource' &&
      object.term.id === dcat.Dataset,
  );
}

/** Finds datasets that the view for harvesters lacks, and those that would break the harvest. */
export class DatasetCheck {
  /** The shapes whose resources are datasets by its rules; `undefined` where the ontology has no rules. */
  readonly #making: ReadonlySet<Shape> | undefined;

  constructor(model: Model) {
    this.#making = hasRules(model) ? new Set(model.shapes.filter(makesDatasets)) : undefined;
  }

  of(resource: StoredResource): Finding[] {
    if (!this.#making) return [];
    const { shape, types } = resource;
    const isMade = shape !== undefined && this.#making.has(shape);
    if (!types.includes(dcat.Dataset)) return isMade ? [unlisted(resource)] : [];
    if (!isMade) return [untold(resource)];
    return lacksTitle(resource) ? [untitled(resource)] : [];
  }
}

function unlisted({ id }: Resource): Finding {
  const message = 'is not typed dcat:Dataset, although others of its shape are datasets';
  return {
    severity: 'warning',
    resource: id,
    message: `${message}: it is not in the view for harvesters`,
  };
}

function untold({ id }: Resource): Finding {
  const message = 'is typed dcat:Dataset, but no rule of its shape makes a dataset of it';
  return {
    severity: 'warning',
    resource: id,
    message: `${message}: it is not in the view for harvesters`,
  };
}

/** Where the shape itself asks for a label, the lack of one is found already. */
function lacksTitle(resource: Resource): boolean {
  const label = resource.shape?.label;
  if (label?.required) return false;
  return !label || resource.values(label).length === 0;
}

function untitled({ id }: Resource): Finding {
  const message =
    'is a dataset without a label: for one that has no title CKAN drops the whole harvest';
  return { severity: 'violation', resource: id, message };
}
