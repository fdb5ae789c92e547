import { readFileSync } from 'node:fs';
import { imported } from './tests/support/pages.ts';
const text = readFileSync('data/helsinki/kaupunginkanslian-tietovarannot.txt','utf8');
for (let i=0;i<3;i++) imported(text,{authority:'Helsingin kaupunki',organisation:'Kaupunginkanslia'});
const t=performance.now();
for (let i=0;i<10;i++) imported(text,{authority:'Helsingin kaupunki',organisation:'Kaupunginkanslia'});
console.log((performance.now()-t)/10);
