import type { Row } from './bench.ts';
import { allRegisters } from './rows/all-registers.ts';
import { blocks } from './dear/blocks.ts';
import { besideAttack, soaked } from './rows/beside-attack.ts';
import { besideRivals } from './rows/beside-rivals.ts';
import { columns } from './rows/columns.ts';
import { cachedDocuments } from './rows/documents.ts';
import { besideSparql } from './rows/beside-sparql.ts';
import { besideDump } from './rows/beside-dump.ts';
import { dump } from './rows/dump.ts';
import { engine } from './rows/engine.ts';
import { facets } from './rows/facets.ts';
import { groups } from './rows/groups.ts';
import { filteredPage } from './rows/filtered-page.ts';
import { load } from './rows/load.ts';
import { orders } from './rows/orders.ts';
import { pageOfRegisters } from './rows/page-of-registers.ts';
import { readDump } from './rows/read-dump.ts';
import { sameQuestion } from './rows/same-question.ts';
import { reload } from './rows/reload.ts';
import { search } from './rows/search.ts';
import { start } from './rows/start.ts';
import { unchangedHarvest } from './rows/unchanged-harvest.ts';
import { workers } from './rows/workers.ts';

/** The rows of the table, by the names that choose them. */
export const rows: Readonly<Record<string, Row>> = {
  page: pageOfRegisters,
  rivals: besideRivals,
  again: sameQuestion,
  documents: cachedDocuments,
  all: allRegisters,
  filtered: filteredPage,
  facets,
  columns,
  groups,
  search,
  dump,
  read: readDump,
  unchanged: unchangedHarvest,
  load,
  reload,
  orders,
  start,
  beside: besideDump,
  attack: besideAttack,
  sparql: besideSparql,
  soak: soaked,
  blocks,
  engine,
  workers,
};

/** The rows of the quick form: those that take seconds. */
export const quickRows: ReadonlySet<string> = new Set([
  'page',
  'rivals',
  'again',
  'documents',
  'filtered',
  'facets',
  'search',
  'unchanged',
  'start',
]);
