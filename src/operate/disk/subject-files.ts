import { folderOf } from '../../check/check-addresses.ts';
import { compareTexts } from '../../rdf/compare-texts.ts';
import { copyOf, SEPARATOR } from '../../sparql/prepare/stream/sorted-file.ts';
import { Sorter } from '../../sparql/prepare/stream/sorter.ts';
import { unique } from '../../sparql/prepare/stream/unique.ts';
import type { Work } from '../../reading/work.ts';
import type { Collected } from '../../store/collect.ts';

/** So many subjects are gone over between two pauses. */
const TOGETHER = 1_000;

/** So many digits has the number of a file in a record, so that records are in the order of reading. */
const DIGITS = 7;

/** Which files say something about which subjects, on the disk. */
export class DiskSubjectFiles {
  readonly #names: readonly string[];
  readonly #records: Sorter<string>;
  #last = '';

  /** The names of the files, in the order in which they are read. */
  constructor(folder: string, names: readonly string[]) {
    this.#names = names;
    this.#records = new Sorter(folder, 'files', {
      keyOf: (record) => record,
      compare: compareTexts,
    });
  }

  /** Takes a subject of a file, by the file's number. Statements about a subject are together most often. */
  note(subject: string, file: number): void {
    if (subject === this.#last) return;
    this.#last = subject;
    this.#records.add(subject + SEPARATOR + String(file).padStart(DIGITS, '0'));
  }

  /** Begins with another file. */
  nextFile(): void {
    this.#last = '';
  }

  /** The first files of some subjects, and all of those that files of several folders of the data describe. */
  *finding(
    subjects: ReadonlySet<string>,
    data: string,
  ): Work<Pick<Collected, 'fileOf' | 'repeats'>> {
    const fileOf = new Map<string, string>();
    const repeats: { subject: string; file: string }[] = [];
    let done = 0;
    for (const { subject, files } of this.#all()) {
      if ((done += 1) % TOGETHER === 0) yield { stage: 'finds what several files describe', done };
      const [first = '', ...others] = files;
      const further = others.filter((file) => folderOf(file, data) !== folderOf(first, data));
      if (further.length || subjects.has(subject)) fileOf.set(copyOf(subject), first);
      repeats.push(...further.map((file) => ({ subject: copyOf(subject), file })));
    }
    return { fileOf, repeats };
  }

  *#all(): Generator<{ readonly subject: string; readonly files: readonly string[] }> {
    let last: { readonly subject: string; readonly files: string[] } | undefined;
    for (const record of unique(this.#records.sorted())) {
      const end = record.indexOf(SEPARATOR);
      const [subject, name] = [record.slice(0, end), this.#names[Number(record.slice(end + 1))]];
      if (last && last.subject !== subject) yield last;
      if (last?.subject !== subject) last = { subject, files: [] };
      last.files.push(name ?? '');
    }
    if (last) yield last;
  }
}
