import { isLink } from '../../model/model.ts';
import type { GroupQuestion, Measure } from '../../reading/question.ts';
import type { Group, GroupKey, Resource } from '../../reading/view.ts';
import { atOnce, type Work } from '../../reading/work.ts';
import { measuring } from './measuring.ts';
import type { Key, Tallies, Tally } from './tallies.ts';

type Figure = number | string | undefined;

/** What the groups of one answer share: their question, and the members of each once a figure needs them. */
export class SharedMembers {
  readonly question: GroupQuestion;
  readonly #tallies: Tallies;
  #members: ReadonlyMap<Tally, readonly Resource[]> | undefined;

  constructor(question: GroupQuestion, tallies: Tallies) {
    this.question = question;
    this.#tallies = tallies;
  }

  /** The resources of a group. */
  *of(tally: Tally): Work<readonly Resource[]> {
    this.#members ??= yield* this.#tallies.collecting();
    return this.#members.get(tally) ?? [];
  }
}

/** A group of a snapshot's list; its figures are computed when they are first asked for. */
export class StoredGroup implements Group {
  readonly #tally: Tally;
  readonly #shared: SharedMembers;
  readonly #figures = new Map<string, Figure>();

  constructor(tally: Tally, shared: SharedMembers) {
    this.#tally = tally;
    this.#shared = shared;
  }

  /** The keys as they are counted. */
  get ownKeys(): readonly Key[] {
    return this.#tally.keys;
  }

  get keys(): readonly GroupKey[] {
    return this.#shared.question.by.map((by, index) => {
      const key = this.#tally.keys[index] ?? undefined;
      if (key === undefined || typeof key === 'string')
        return { by, value: key, resource: undefined };
      return { by, value: key.id, resource: isLink(by.field) ? key : undefined };
    });
  }

  get count(): number {
    return this.#tally.count;
  }

  *working(measure: Measure): Work<Figure> {
    const name = `${measure.kind} ${measure.field.name}`;
    if (this.#figures.has(name)) return this.#figures.get(name);
    const members = yield* this.#shared.of(this.#tally);
    const { languages } = this.#shared.question;
    const figure = yield* measuring(measure, { members, languages });
    this.#figures.set(name, figure);
    return figure;
  }

  measure(measure: Measure): Figure {
    return atOnce(this.working(measure));
  }
}
