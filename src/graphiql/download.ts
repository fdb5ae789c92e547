import { send, type Run } from './run.ts';

/** A form in which the server answers a query, and which can be saved as a file. */
export interface FileForm {
  readonly name: string;
  readonly mediaType: string;
  readonly ending: string;
}

/** The forms that have a button. */
export const fileForms: readonly FileForm[] = [
  { name: 'CSV', mediaType: 'text/csv', ending: 'csv' },
  {
    name: 'Excel',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ending: 'xlsx',
  },
  { name: 'JSON-LD', mediaType: 'application/ld+json', ending: 'jsonld' },
];

/** Sends a query again for a file of one form and saves it; resolves to a sentence about how it went. */
export async function download(run: Run, form: FileForm): Promise<string> {
  const response = await send(run.request, form.mediaType);
  const type = response.headers.get('Content-Type') ?? '';
  if (!response.ok || !type.startsWith(form.mediaType))
    return `There is no ${form.name} of this answer: ${await reasonOf(response)}`;
  const name = `${run.operationName}.${form.ending}`;
  save(await response.blob(), name);
  return `${name} is saved.`;
}

/** Gives the browser a file to save. */
export function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has begun to read by then.
  setTimeout(() => {
    URL.revokeObjectURL(link.href);
  }, 10_000);
}

async function reasonOf(response: Response): Promise<string> {
  const text = await response.text();
  try {
    const { errors, detail } = JSON.parse(text) as Refusal;
    return errors?.[0]?.message ?? detail ?? text;
  } catch {
    return text || `the server answered ${response.status}.`;
  }
}

/** An error of GraphQL, or a problem of HTTP. */
interface Refusal {
  readonly errors?: readonly { readonly message: string }[];
  readonly detail?: string;
}
