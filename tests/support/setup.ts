import fc from 'fast-check';
import { runs, seed } from './runs.ts';

// Every random test begins from the seed of the run, and asks as often, unless it says otherwise.
fc.configureGlobal({ seed, numRuns: runs(100, 1_000) });
