/** A mistake in a file of a theme: it names the file, the line and what was expected there. */
export class ThemeMistake extends Error {
  override readonly name = 'ThemeMistake';

  constructor(file: string, line: number, message: string) {
    super(`${file}, line ${line}: ${message}`);
  }
}

/** The line that a place in a text is in, from 1. */
export function lineAt(text: string, place: number): number {
  return text.slice(0, place).split('\n').length;
}
