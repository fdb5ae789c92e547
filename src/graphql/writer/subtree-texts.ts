import type { Resource, View } from '../../reading/view.ts';
import { Output } from './output.ts';
import type { Write } from './run.ts';

/** So many characters of texts are cached: with what they are found by, some 10 MB at most. */
const MOST_CHARACTERS = 4_000_000;

/** What an entry takes besides its text, in characters, about. */
const OVERHEAD = 200;

/** For so many lists of languages a place of an operation has texts at a time. */
const MOST_LANGUAGES = 4;

/** A text, and the languages that it is in. */
interface Subtree {
  readonly text: string;
  readonly languages: readonly string[];
}

type Texts = Map<Resource, Subtree>;

/**
 * The texts of what links lead to: the same unit is in the answer of each of its registers. A view never changes, so such a text
 * depends on the resource, on the place in the operation and on the reader's languages alone.
 */
export class SubtreeTexts {
  readonly #view: View;
  readonly #all = new Set<Texts>();
  #characters = 0;

  constructor(view: View) {
    this.#view = view;
  }

  /** Writes each resource once for the same languages, and appends its text from then on. */
  remembering(write: Write): Write {
    const byLanguages = new Map<string, Texts>();
    return (value, output, run) => {
      const { trace, view } = run.context;
      if (!trace?.during || view !== this.#view || !isResource(value)) {
        write(value, output, run);
        return;
      }
      const texts = this.#textsOf(byLanguages, run.languages);
      const known = texts.get(value);
      if (known) {
        output.text += known.text;
        trace.inLanguages?.(known.languages);
        return;
      }
      const inner = new Output();
      const languages = trace.during(() => {
        write(value, inner, run);
      });
      const { whole } = inner;
      if (typeof whole === 'string') {
        output.text += whole;
        this.#add(texts, value, { text: whole, languages });
      } else
        output.leaveGap(whole, (text, later) => {
          later.text += text;
        });
    };
  }

  #textsOf(byLanguages: Map<string, Texts>, languages: string): Texts {
    let texts = byLanguages.get(languages);
    if (!texts) {
      if (byLanguages.size >= MOST_LANGUAGES) byLanguages.clear();
      byLanguages.set(languages, (texts = new Map<Resource, Subtree>()));
    }
    return texts;
  }

  #add(texts: Texts, resource: Resource, subtree: Subtree): void {
    this.#characters += subtree.text.length + OVERHEAD;
    if (this.#characters > MOST_CHARACTERS) {
      for (const each of this.#all) each.clear();
      this.#all.clear();
      this.#characters = subtree.text.length + OVERHEAD;
    }
    // Makes one piece of the text, which is put together of many.
    subtree.text.charCodeAt(0);
    texts.set(resource, subtree);
    this.#all.add(texts);
  }
}

function isResource(value: unknown): value is Resource {
  return (value as Partial<Resource> | undefined)?.kind === 'resource';
}
