import { datatypes } from '../rdf/datatype.ts';
import { termKey } from '../rdf/literal.ts';
import { XSD } from '../rdf/vocabulary.ts';
import type { Value } from '../reading/view.ts';

/** A value in words, for a message. */
export function shown(value: Value): string {
  if (value.kind === 'resource')
    return `<${value.id}>${value.statements.size ? '' : ', which the data does not describe'}`;
  const flaw = datatypes.get(value.datatype)?.flaw(value.value);
  return shortened(termKey(value).replace(`^^${XSD}`, '^^xsd:')) + (flaw ? `: ${flaw}` : '');
}

/** A long text without its end. */
export function shortened(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
