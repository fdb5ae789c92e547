import { setFlagsFromString } from 'node:v8';
import fc from 'fast-check';
import { runs, seed } from './runs.ts';

// Most of what a test runs is over before code that is compiled for speed pays for itself: V8 waits longer before it does that.
setFlagsFromString('--interrupt-budget=600000');

// Every random test begins from the seed of the run, and asks as often, unless it says otherwise.
fc.configureGlobal({ seed, numRuns: runs(100, 1_000) });
