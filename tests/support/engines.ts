// The engines that tests run over. Each says where it is not installed: tests/sparql tells how to install it.
export { asksComunica, startComunica } from './engines/comunica.ts';
export { oxigraphEngine, startOxigraph } from './engines/oxigraph.ts';
export type { RunningEngine } from './engines/server.ts';
export { asksVirtuoso, hasVirtuoso, startVirtuoso, VIRTUOSO_USER } from './engines/virtuoso.ts';
