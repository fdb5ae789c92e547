import type { Model } from '../../model/model.ts';
import type { Engine } from '../engine/engine.ts';
import type { EngineCatalogue } from '../load/dialect.ts';
import { plainCollation } from './collation.ts';
import { bareDialect } from './dialect.ts';

/** Where the statements of a catalogue are, and what nobody states of it. */
interface BareOptions {
  readonly engine: Engine;
  /** The named graph; without it the default graph. */
  readonly graph?: string | undefined;
  readonly base: string;
  readonly language: string;
}

/** A catalogue in somebody else's engine under a model: its statements are all that there is. */
export function bareCatalogue(
  model: Model,
  { engine, graph, base, language }: BareOptions,
): EngineCatalogue {
  return {
    model,
    about: { base, language },
    classes: model.classes,
    engine,
    graphs: graph === undefined ? {} : { data: graph },
    dialect: bareDialect,
    hasValues: false,
    collation: plainCollation,
  };
}
