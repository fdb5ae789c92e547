import type { BundledPackage } from './bundled-packages.ts';

const LINE = `${'-'.repeat(80)}\n`;

/** The notices that the licences of bundled packages ask for: each package with its version, its licence and its texts. */
export function notices(packages: readonly BundledPackage[]): string {
  const head = `Varanto is under the MIT licence (LICENSE). These ${packages.length} packages are in the files beside this one, whole or in part.\n`;
  return [head, ...packages.map(noticeOf)].join(`\n${LINE}\n`);
}

function noticeOf({ name, version, licence, texts, author }: BundledPackage): string {
  const own = texts.length ? texts : [standardText(licence, author ?? `the authors of ${name}`)];
  return `${name} ${version}\nLicence: ${licence}\n\n${own.join('\n\n')}\n`;
}

/** The text of a licence whose package says no more than its name. */
function standardText(licence: string, author: string): string {
  // Of several licences one is chosen.
  if (!licence.split(' OR ').includes('MIT'))
    throw new Error(`${licence}: expected a package with the text of its licence`);
  return `Copyright (c) ${author.replace(/ ?<.*/, '')}\n\n${MIT}`;
}

const MIT = `Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.`;
