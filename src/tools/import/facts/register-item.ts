import type { Block } from '../block.ts';

/** An item of a list of registers, in its parts. */
export interface Item {
  readonly title: string;
  readonly description: string | undefined;
  /** Who keeps it, where the item says so. */
  readonly keeper: string | undefined;
  readonly block: Block;
}

/** An item in its parts: "Name: description", "Name – description", "Name (kept by a unit)". */
export function itemOf(block: Block, keptBy: readonly string[]): Item {
  const [text, keeper] = withoutKeeper(block.text.replace(/[;,]$/, ''), keptBy);
  const [, title = text, description] = /^([^:]+?)(?:: | – | — )(.+)$/.exec(text) ?? [];
  return { title: title.trim(), description, keeper, block };
}

function withoutKeeper(text: string, keptBy: readonly string[]): [string, string | undefined] {
  for (const mark of keptBy) {
    const [whole, inner = ''] = /\s*\(([^()]+)\)$/.exec(text) ?? [];
    if (whole !== undefined && inner.toLowerCase().startsWith(`${mark} `))
      return [text.slice(0, -whole.length), inner.slice(mark.length).trim()];
    if (whole !== undefined && inner.toLowerCase().startsWith(`${mark}: `))
      return [text.slice(0, -whole.length), inner.slice(mark.length + 1).trim()];
  }
  return [text, undefined];
}
