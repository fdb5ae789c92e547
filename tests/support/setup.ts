import { setFlagsFromString } from 'node:v8';
import fc from 'fast-check';
import { runs, seed } from './runs.ts';
import { SOON_OVER } from './soon-over.ts';

setFlagsFromString(SOON_OVER);

// Every random test begins from the seed of the run, and asks as often, unless it says otherwise.
fc.configureGlobal({ seed, numRuns: runs(100, 1_000) });
