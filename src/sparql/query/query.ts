import type { Path } from '../../rdf/path.ts';

/** A name for what a query finds, without its question mark. */
export interface Variable {
  readonly kind: 'variable';
  readonly name: string;
}

/** A term of a query: what is looked for, or what is given. */
export type Term =
  | Variable
  | { readonly kind: 'address'; readonly id: string }
  | {
      readonly kind: 'text';
      readonly value: string;
      readonly language?: string;
      /** Of a literal that is no text. */
      readonly datatype?: string;
    }
  | { readonly kind: 'integer'; readonly value: number };

/** A part of a pattern (SPARQL 1.1, section 5). */
export type Pattern =
  | {
      readonly kind: 'triple';
      readonly subject: Term;
      readonly predicate: Term;
      readonly object: Term;
    }
  | {
      readonly kind: 'path';
      readonly subject: Term;
      readonly path: Path;
      readonly object: Term;
    }
  | { readonly kind: 'optional'; readonly patterns: readonly Pattern[] }
  | { readonly kind: 'union'; readonly branches: readonly (readonly Pattern[])[] }
  | { readonly kind: 'values'; readonly variable: Variable; readonly terms: readonly Term[] }
  | { readonly kind: 'filter'; readonly condition: Expression }
  | { readonly kind: 'bind'; readonly value: Expression; readonly variable: Variable }
  | { readonly kind: 'subselect'; readonly select: SubSelect };

/** An expression (section 17): of those that every engine evaluates alike. */
export type Expression =
  | { readonly kind: 'term'; readonly term: Term }
  | { readonly kind: 'constant'; readonly value: boolean }
  | { readonly kind: 'every' | 'some'; readonly parts: readonly Expression[] }
  | { readonly kind: 'not'; readonly part: Expression }
  | { readonly kind: 'exists'; readonly patterns: readonly Pattern[] }
  | {
      readonly kind: 'compare';
      readonly operator: Comparison;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'among'; readonly term: Term; readonly terms: readonly Term[] }
  | { readonly kind: 'call'; readonly name: FunctionName; readonly parts: readonly Expression[] };

/** How two values are compared. */
export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

type FunctionName =
  | ('COALESCE' | 'CONTAINS' | 'STRSTARTS' | 'STR' | 'IF' | 'BOUND')
  | ('LANG' | 'LANGMATCHES' | 'REGEX' | 'isIRI' | 'isLiteral')
  | ('DATATYPE' | 'isNumeric' | 'LCASE' | 'CONCAT');

/** What a SELECT gives: a variable as it is found, or an aggregate under a name. */
export type Column = Variable | Aggregate;

interface Aggregate {
  readonly kind: 'count' | 'sample' | 'max';
  /** What is counted: each row without it. */
  readonly of?: Variable;
  readonly isDistinct?: boolean;
  readonly as: Variable;
}

/**
 * A SELECT. Each that an engine is asked has a limit of its own, so that no cap of the engine shortens an answer unseen;
 * `Infinity` is for one that somebody else asks.
 */
export interface Select {
  readonly columns: readonly Column[];
  readonly isDistinct?: boolean;
  /** The graph that is asked; a select inside another one has none. */
  readonly from?: string;
  readonly where: readonly Pattern[];
  readonly groupBy?: readonly Variable[];
  readonly orderBy?: readonly { readonly of: Variable; readonly isDown?: boolean }[];
  readonly limit: number;
}

/** A select inside another one, which cuts it: it may have no limit of its own. */
export type SubSelect = Omit<Select, 'from' | 'limit'> & { readonly limit?: number };

export function variable(name: string): Variable {
  return { kind: 'variable', name };
}

export function address(id: string): Term {
  return { kind: 'address', id };
}

export function text(value: string): Term {
  return { kind: 'text', value };
}

export function integer(value: number): Term {
  return { kind: 'integer', value };
}

export function triple(subject: Term, predicate: string, object: Term): Pattern {
  return { kind: 'triple', subject, predicate: address(predicate), object };
}

export function filter(condition: Expression): Pattern {
  return { kind: 'filter', condition };
}

export function compare(left: Term, operator: Comparison, right: Term): Expression {
  return {
    kind: 'compare',
    operator,
    left: { kind: 'term', term: left },
    right: { kind: 'term', term: right },
  };
}

export function exists(...patterns: readonly Pattern[]): Expression {
  return { kind: 'exists', patterns };
}

/** True or false whatever is found. */
export function constant(value: boolean): Expression {
  return { kind: 'constant', value };
}

/** What is true where a part is not, with no NOT IN and no negated AND, at which Virtuoso's optimizer overflows (SQ200). */
export function not(part: Expression): Expression {
  if (part.kind === 'constant') return constant(!part.value);
  if (part.kind === 'among') return every(part.terms.map((term) => compare(part.term, '!=', term)));
  if (part.kind === 'every') return some(part.parts.map(not));
  if (part.kind === 'some') return every(part.parts.map(not));
  return part.kind === 'not' ? part.part : { kind: 'not', part };
}

/** What is true where all parts are: constants among them are left out. */
export function every(parts: readonly Expression[]): Expression {
  return joined('every', parts);
}

/** What is true where one of the parts is. */
export function some(parts: readonly Expression[]): Expression {
  return joined('some', parts);
}

function joined(kind: 'every' | 'some', parts: readonly Expression[]): Expression {
  const neutral = kind === 'every';
  const open = parts.filter((part) => part.kind !== 'constant');
  const decides = parts.some((part) => part.kind === 'constant' && part.value !== neutral);
  if (decides) return constant(!neutral);
  const [only, second] = open;
  if (!only) return constant(neutral);
  return second ? { kind, parts: open } : only;
}

export function call(name: FunctionName, ...parts: readonly Expression[]): Expression {
  return { kind: 'call', name, parts };
}

/** A term as an expression. */
export function valueOfTerm(term: Term): Expression {
  return { kind: 'term', term };
}

export function among(term: Term, terms: readonly Term[]): Expression {
  return terms.length ? { kind: 'among', term, terms } : constant(false);
}

/** Makes variables that no other part of a query has. */
export class Names {
  #count = 0;

  next(): Variable {
    this.#count += 1;
    return variable(`v${this.#count}`);
  }
}
