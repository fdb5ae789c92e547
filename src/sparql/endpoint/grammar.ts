/**
 * The grammar of SPARQL 1.1 queries (section 19.8) over tokens, a rule each line: `NAME` is a keyword, `"."` a sign, `<kind>`
 * a kind of token; what is in square brackets at the beginning is how a message names the rule.
 */
export const GRAMMAR = String.raw`
query = prologue form valuesClause
form ["SELECT, ASK, CONSTRUCT or DESCRIBE"] = select | ask | construct | describe
prologue = ( BASE <address> | PREFIX <name> <address> )*
select = selectClause from* where modifiers
selectClause = SELECT ( DISTINCT | REDUCED )? ( "*" | column+ )
column ["a variable or (… AS ?name)"] = <variable> | "(" expression AS <variable> ")"
ask = ASK from* where modifiers
construct = CONSTRUCT ( template from* where | from* WHERE template ) modifiers
describe = DESCRIBE ( "*" | addressOrVariable+ ) from* where? modifiers
from = FROM NAMED? address
where = WHERE? group
modifiers = ( GROUP BY groupKey+ )? ( HAVING constraint+ )? ( ORDER BY orderKey+ )? limits
limits = ( LIMIT <number> ( OFFSET <number> )? | OFFSET <number> ( LIMIT <number> )? )?
groupKey ["a variable or an expression in brackets"] = <variable> | call | builtIn | "(" expression ( AS <variable> )? ")"
orderKey ["a variable or an expression in brackets"] = <variable> | ( ASC | DESC ) bracketed | constraint
constraint ["an expression in brackets, or a function"] = bracketed | builtIn | call
valuesClause = ( VALUES table )?
table = <variable> "{" cell* "}" | "(" <variable>* ")" "{" ( "(" cell* ")" )* "}"
cell ["a value"] = address | literal | UNDEF

group = "{" ( subSelect | pattern ) "}"
subSelect = selectClause where modifiers valuesClause
pattern = statements? ( part "."? statements? )*
part ["a pattern"] = OPTIONAL group | MINUS group | GRAPH addressOrVariable group | FILTER constraint
  | SERVICE SILENT? addressOrVariable group | BIND "(" expression AS <variable> ")" | VALUES table | group ( UNION group )*
statements = statement ( "." statement )* "."?
statement ["a statement"] = term properties | "[" ( "]" properties | properties "]" properties? )
  | "(" ( ")" properties | object+ ")" properties? )
properties = verb objects ( ";" ( verb objects )? )*
objects = object ( "," object )*
object ["an object"] = term | "[" properties? "]" | "(" object* ")"
verb ["a property"] = <variable> | path
path = sequence ( "|" sequence )*
sequence = step ( "/" step )*
step ["a property"] = "^"? ( address | "a" | "!" notAmong | "(" path ")" ) ( "?" | "*" | "+" )?
notAmong = inverse | "(" ( inverse ( "|" inverse )* )? ")"
inverse ["a property"] = "^"? ( address | "a" )

template = "{" ( made ( "." made )* "."? )? "}"
made ["a statement"] = term madeProperties | "[" ( "]" madeProperties | madeProperties "]" madeProperties? )
  | "(" ( ")" madeProperties | madeObject+ ")" madeProperties? )
madeProperties = madeVerb madeObjects ( ";" ( madeVerb madeObjects )? )*
madeObjects = madeObject ( "," madeObject )*
madeObject ["an object"] = term | "[" madeProperties? "]" | "(" madeObject* ")"
madeVerb ["a property"] = addressOrVariable | "a"

term = <variable> | address | literal | <blank>
address ["an address"] = <address> | <name>
addressOrVariable ["an address or a variable"] = <variable> | address
literal = <text> ( <tag> | "^^" address )? | ( "+" | "-" )? <number> | TRUE | FALSE

expression = and ( "||" and )*
and = comparison ( "&&" comparison )*
comparison = sum ( ( "=" | "!=" | "<=" | ">=" | "<" | ">" ) sum | NOT? IN list )?
sum = product ( ( "+" | "-" ) product )*
product = signed ( ( "*" | "/" ) signed )*
signed ["an expression"] = ( "!" | "+" | "-" )? ( bracketed | builtIn | address arguments? | literal | <variable> )
bracketed = "(" expression ")"
call = address arguments
arguments = "(" ( DISTINCT? expression ( "," expression )* )? ")"
list = "(" ( expression ( "," expression )* )? ")"
builtIn ["a function"] = none | one | two | three | several | NOT? EXISTS group | BOUND "(" <variable> ")" | aggregate
  | BNODE "(" expression? ")" | IF "(" expression "," expression "," expression ")"
none = ( RAND | NOW | UUID | STRUUID ) "(" ")"
one = ( STR | LANG | DATATYPE | IRI | URI | ABS | CEIL | FLOOR | ROUND | STRLEN | UCASE | LCASE | ENCODE_FOR_URI | YEAR | MONTH
  | DAY | HOURS | MINUTES | SECONDS | TIMEZONE | TZ | MD5 | SHA1 | SHA256 | SHA384 | SHA512 | ISIRI | ISURI | ISBLANK
  | ISLITERAL | ISNUMERIC ) "(" expression ")"
two = ( LANGMATCHES | CONTAINS | STRSTARTS | STRENDS | STRBEFORE | STRAFTER | STRLANG | STRDT | SAMETERM ) "(" expression "," expression ")"
three = ( SUBSTR | REGEX ) "(" expression "," expression ( "," expression )? ")"
  | REPLACE "(" expression "," expression "," expression ( "," expression )? ")"
several = ( CONCAT | COALESCE ) list
aggregate = COUNT "(" DISTINCT? ( "*" | expression ) ")" | ( SUM | MIN | MAX | AVG | SAMPLE ) "(" DISTINCT? expression ")"
  | GROUP_CONCAT "(" DISTINCT? expression ( ";" SEPARATOR "=" <text> )? ")"
`;
