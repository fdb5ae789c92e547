import { useGraphiQL } from '@graphiql/react';
import { useState, type ReactNode } from 'react';
import { download, fileForms, type FileForm } from './download.ts';
import { linkTo } from './page-options.ts';
import type { Run } from './run.ts';
import { SparqlButton } from './sparql-button.tsx';

/** Longer addresses are cut or refused on their way by some programs. */
const LONGEST_LINK = 8_000;

/** The buttons for files and for a link to share, and a line that says how it went. */
export function ResultButtons({ run }: { readonly run: Run | undefined }): ReactNode {
  const [message, setMessage] = useState('');
  const saveAs = (form: FileForm): void => {
    if (!run) return;
    setMessage(`Asking for ${form.name} …`);
    download(run, form).then(setMessage, (error: unknown) => {
      setMessage(`The server cannot be reached: ${String(error)}`);
    });
  };
  return (
    <div className="varanto-buttons">
      <span aria-hidden="true">Download</span>
      {fileForms.map((form) => (
        <button
          key={form.name}
          type="button"
          disabled={!run}
          aria-label={`Download ${form.name}`}
          onClick={() => {
            saveAs(form);
          }}
        >
          {form.name}
        </button>
      ))}
      <SparqlButton />
      <ShareButton onDone={setMessage} />
      <button type="button" disabled={!run} onClick={print}>
        Print
      </button>
      <p role="status">{message}</p>
    </div>
  );
}

function print(): void {
  window.print();
}

/** Puts the query and the variables into the address of the page, and copies the address where the browser lets it. */
function ShareButton({ onDone }: { readonly onDone: (message: string) => void }): ReactNode {
  const query = useGraphiQL((state) => state.queryEditor);
  const variables = useGraphiQL((state) => state.variableEditor);
  const share = async (): Promise<void> => {
    const asked = { query: query?.getValue() ?? '', variables: variables?.getValue() ?? '' };
    const { href } = linkTo(asked, new URL(location.href));
    if (href.length > LONGEST_LINK) {
      onDone(`The link would have ${href.length} characters; at most ${LONGEST_LINK} are safe.`);
      return;
    }
    history.replaceState(null, '', href);
    onDone(
      (await isCopied(href))
        ? 'The link is copied. It is also in the address bar.'
        : 'The link is in the address bar.',
    );
  };
  return (
    <button type="button" onClick={() => void share()}>
      Link to this query
    </button>
  );
}

/** Only pages of https and of this machine may write to the clipboard, and only where the user lets them. */
async function isCopied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
