import type { Expression } from '../../model/model.ts';
import type { Node } from '../../rdf/literal.ts';
import type { Resource, Value } from '../../reading/view.ts';
import { textsOf } from './texts-of.ts';

/** What an expression of a rule yields for a resource (SHACL Advanced Features, section 6). */
export function nodesOf(expression: Expression, resource: Resource): readonly Value[] {
  switch (expression.kind) {
    case 'this':
      return [resource];
    case 'constant':
      return [valueOf(expression.term, resource)];
    case 'path': {
      const { from, path } = expression;
      return (from === undefined ? resource : resource.view.resource(from)).follow(path);
    }
    case 'template':
      return textsOf(expression.templates, resource);
  }
}

function valueOf(term: Node, { view }: Resource): Value {
  return term.kind === 'resource' ? view.resource(term.id) : term;
}
