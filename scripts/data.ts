import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { LoadError } from '../src/store/files.ts';
import { ImportError } from '../src/tools/import-error.ts';
import { helsinkiPage } from './helsinki-page.ts';
import { helsinkiTos } from './helsinki-tos.ts';

interface Made {
  readonly file: string;
  readonly text: string;
  /** What there is to know of what it is made from, a line each. */
  readonly notes?: readonly string[];
}

function write({ file, text, notes = [] }: Made): void {
  const isChanged = !existsSync(file) || readFileSync(file, 'utf8') !== text;
  if (isChanged) writeFileSync(file, text);
  for (const note of notes) console.error(note);
  console.log(`${file}: ${text.length} characters, ${isChanged ? 'written anew' : 'as before'}`);
}

try {
  helsinkiPage().forEach(write);
  // The lists of the plan are compared with the classes of the page, as it was just read.
  helsinkiTos().forEach(write);
} catch (error) {
  if (!(error instanceof ImportError || error instanceof LoadError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
