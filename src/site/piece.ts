import { html as tag } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** A piece of HTML. */
export type Piece = HtmlEscapedString;

type Part = string | number | Piece | undefined | readonly Part[];

/** Makes a piece of HTML: texts are escaped, pieces are not. hono's tag makes a promise of promises alone; here are none. */
export const html = tag as (strings: TemplateStringsArray, ...parts: readonly Part[]) => Piece;
