const SPACE = /[ \t\n\r]*/y;
// eslint-disable-next-line no-control-regex -- JSON has none in its texts (RFC 8259, section 7).
const TEXT = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const WORD = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** More levels than any theme has. */
const DEEPEST = 20;

/** A JSON text that was read. */
interface ReadJson {
  readonly value: unknown;
  /** Where each part begins, by its path: `links/0/href`. A part with a name begins with the name. */
  readonly places: ReadonlyMap<string, number>;
}

/** Throws a mistake at a place in the text. */
type Fail = (place: number, message: string) => never;

/** Reads JSON, with where each part of it is, which `JSON.parse` does not say. */
export function readJson(text: string, fail: Fail): ReadJson {
  const reader = new Reader(text, fail);
  return { value: reader.whole(), places: reader.places };
}

class Reader {
  readonly places = new Map<string, number>();
  readonly #text: string;
  readonly #fail: Fail;
  #at = 0;

  constructor(text: string, fail: Fail) {
    this.#text = text;
    this.#fail = fail;
  }

  whole(): unknown {
    const value = this.#value([]);
    if (this.#at < this.#text.length) this.#refuse('nothing after the end');
    return value;
  }

  #value(path: readonly (string | number)[]): unknown {
    this.#take(SPACE);
    const key = path.join('/');
    if (!this.places.has(key)) this.places.set(key, this.#at);
    if (path.length > DEEPEST) this.#refuse(`at most ${DEEPEST} levels`);
    const value = this.#opens('{')
      ? this.#members(path)
      : this.#opens('[')
        ? this.#items(path)
        : this.#single();
    this.#take(SPACE);
    return value;
  }

  #single(): unknown {
    const found = this.#take(TEXT) ?? this.#take(WORD) ?? this.#refuse('a value of JSON');
    return JSON.parse(found);
  }

  #members(path: readonly (string | number)[]): Record<string, unknown> {
    const members = new Map<string, unknown>();
    if (this.#opens('}')) return {};
    do {
      this.#take(SPACE);
      const begun = this.#at;
      const name = JSON.parse(
        this.#take(TEXT) ?? this.#refuse('a name in quotation marks'),
      ) as string;
      if (members.has(name)) this.#fail(begun, `expected "${name}" once`);
      this.places.set([...path, name].join('/'), begun);
      if (!this.#opens(':')) this.#refuse('a colon');
      members.set(name, this.#value([...path, name]));
    } while (this.#opens(','));
    if (!this.#opens('}')) this.#refuse('a comma or }');
    return Object.fromEntries(members);
  }

  #items(path: readonly (string | number)[]): unknown[] {
    const items: unknown[] = [];
    if (this.#opens(']')) return items;
    do items.push(this.#value([...path, items.length]));
    while (this.#opens(','));
    if (!this.#opens(']')) this.#refuse('a comma or ]');
    return items;
  }

  /** Whether a sign is next, behind white space; then it is read. */
  #opens(sign: string): boolean {
    this.#take(SPACE);
    if (this.#text[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const [found] = pattern.exec(this.#text) ?? [];
    this.#at += found?.length ?? 0;
    return found;
  }

  #refuse(expected: string): never {
    const got = this.#text.slice(this.#at, this.#at + 20);
    return this.#fail(
      this.#at,
      `expected JSON: ${expected}, got ${got === '' ? 'the end of the file' : JSON.stringify(got)}`,
    );
  }
}
