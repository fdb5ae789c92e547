import { writeFileSync } from 'node:fs';
import { helsinkiFiles } from './helsinki.ts';

for (const [file, text] of Object.entries(helsinkiFiles())) {
  writeFileSync(file, text);
  console.log(`${file}: ${text.length} characters`);
}
