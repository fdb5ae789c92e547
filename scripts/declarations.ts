import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  declaration: true,
  isolatedDeclarations: true,
};

/** Writes the type declarations of a file, and of the files that these refer to, into a folder like `src`. */
export function writeDeclarations(entry: string, out: string): void {
  const waiting = [entry];
  const written = new Set<string>();
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (written.has(file)) continue;
    written.add(file);
    const text = declarationsOf(file);
    const target = join(out, relative('src', file)).replace(/\.ts$/, '.d.ts');
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(
      target,
      text.replace(/(from '|from "|import\("|import\(')(\.[^'"]+)\.ts/g, '$1$2.js'),
    );
    for (const [, path = ''] of text.matchAll(/(?:from |import\()['"](\.[^'"]+)['"]/g))
      waiting.push(join(dirname(file), path));
  }
}

/** The declarations of one file, by its own text alone; throws where an export needs a type that is not written. */
function declarationsOf(file: string): string {
  const { outputText, diagnostics = [] } = ts.transpileDeclaration(readFileSync(file, 'utf8'), {
    compilerOptions: OPTIONS,
    fileName: file,
    reportDiagnostics: true,
  });
  const [first] = diagnostics;
  if (first) throw new Error(`${file}: ${ts.flattenDiagnosticMessageText(first.messageText, ' ')}`);
  return outputText;
}
