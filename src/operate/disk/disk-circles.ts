import { circleFinding, closuresIn, stepsFrom, type Closure } from '../../check/cycles.ts';
import { circlesIn } from '../../check/circles.ts';
import type { Finding } from '../../check/finding.ts';
import type { Model } from '../../model/model.ts';
import { copyOf } from '../../sparql/prepare/stream/sorted-file.ts';
import type { StoredResource } from '../../store/resource.ts';

/** Of so many steps a search for circles takes some 300 MB. */
const MOST_STEPS = 1_000_000;

interface Walked extends Closure {
  /** Where the step leads from a resource, both by their numbers. */
  readonly edges: Map<number, readonly number[]>;
}

/** Searches for circles in what fields follow over and over, resource by resource; addresses are numbers, to be small. */
export class DiskCircles {
  readonly #walked: readonly Walked[];
  readonly #most: number;
  readonly #numbers = new Map<string, number>();
  #steps = 0;

  constructor(model: Model, most = MOST_STEPS) {
    this.#walked = closuresIn(model).map((closure) => ({ ...closure, edges: new Map() }));
    this.#most = most;
  }

  /** Takes where the steps lead from a resource. */
  note(resource: StoredResource): void {
    for (const { step, edges } of this.#walked) {
      const targets = stepsFrom(resource, step);
      if (!targets.length || (this.#steps += targets.length) > this.#most) continue;
      edges.set(
        this.#numberOf(resource.id),
        targets.map(({ id }) => this.#numberOf(id)),
      );
    }
  }

  /** The circles; one finding that says so where there are too many steps to search in. */
  get findings(): Finding[] {
    if (this.#steps > this.#most) return [this.#tooMany()];
    const ids = [...this.#numbers.keys()];
    return this.#walked.flatMap((closure) =>
      circlesIn(closure.edges).map((circle) =>
        circleFinding(
          circle.map((number) => ids[number] ?? ''),
          closure,
        ),
      ),
    );
  }

  #tooMany(): Finding {
    const paths = this.#walked.map(({ step }) => step.text).join(', ');
    const [steps, most] = [this.#steps, this.#most].map((count) => count.toLocaleString('en'));
    const message = `circles are not searched for: expected at most ${most} steps of ${paths}, got ${steps}`;
    return { severity: 'warning', message };
  }

  #numberOf(id: string): number {
    let number = this.#numbers.get(id);
    if (number === undefined) this.#numbers.set(copyOf(id), (number = this.#numbers.size));
    return number;
  }
}
