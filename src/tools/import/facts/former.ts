import { ImportError } from '../../import-error.ts';
import type { Decisions, EndDecision } from '../decisions.ts';
import type { AddressBook } from './address-book.ts';
import type { Output, Maker } from './output.ts';

/** Writes what was decided to be no longer there, and addresses that were given up; gives the addresses of those. */
export function makeFormers(
  output: Output,
  { ends, addresses, file }: Decisions,
  book: AddressBook,
): Set<string> {
  const made = new Set<string>();
  for (const end of ends) {
    const id = book.formerAddress(end.kind, end.name);
    if (book.addressOf(end.kind, end.name) === id)
      throw new ImportError(
        `${file}, line ${end.line}: "${end.name}" is withdrawn, but the page has it`,
      );
    const places = end.replacedBy.map((name) => placeOf(name, end, { book, ends, file }));
    describe(output.make('withdrawn', id), end.name, { places, ...end });
    made.add(id);
  }
  for (const { from, to, day, role } of addresses) {
    describe(output.make('moved', from), from, { places: [to], day, role });
    made.add(from);
  }
  return made;
}

interface Where {
  readonly book: AddressBook;
  readonly ends: readonly EndDecision[];
  readonly file: string;
}

/** The address of what is in the place of something: of what the page has, or of what was withdrawn later. */
function placeOf(name: string, { kind, line }: EndDecision, { book, ends, file }: Where): string {
  const here = book.addressOf(kind, name);
  const later = ends.find((each) => each.name === name);
  if (here ?? later) return here ?? book.formerAddress(later?.kind ?? kind, name);
  throw new ImportError(`${file}, line ${line}: expected a name that the page has, got "${name}"`);
}

interface State {
  readonly places: readonly string[];
  readonly day: string;
  readonly role: string;
}

function describe(maker: Maker, name: string, { places, day, role }: State): void {
  maker.tell('name', [name]);
  maker.tell('deprecated', ['true']);
  maker.tell('replaced-by', places);
  maker.tell('day', [day]);
  maker.tell('note', [{ text: `Decided by the ${role} on ${day}.`, language: 'en' }]);
}
