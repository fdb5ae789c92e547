import { writeFile } from 'node:fs/promises';
import { helsinkiTos } from './helsinki-tos.ts';

for (const { file, text } of helsinkiTos()) await writeFile(file, text);
