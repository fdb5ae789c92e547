import { writeFileSync } from 'node:fs';
import { helsinkiPage } from './helsinki-page.ts';
import { helsinkiTos } from './helsinki-tos.ts';

// The lists of the plan are compared with the classes of the page, as it was just read.
for (const make of [helsinkiPage, helsinkiTos])
  for (const { file, text } of make()) {
    writeFileSync(file, text);
    console.log(`${file}: ${text.length} characters`);
  }
