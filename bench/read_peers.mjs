// What two well-known readers of English take for the same texts: tokens, numbers and dates only; they
// find no claims, places or speakers.
//
// usage: node read_peers.mjs FOLDER FILE.ndjson wink|compromise
//
// FOLDER has node_modules with wink-nlp, wink-eng-lite-web-model, compromise and compromise-dates.
// Prints "texts N", "bytes N", "cpu_s X" (without loading), "found N".
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const [folder, file, which] = process.argv.slice(2);
const require = createRequire(resolve(folder, 'x.js'));
const texts = readFileSync(file, 'utf8').trimEnd().split('\n').map((line) => JSON.parse(line).text);

function wink() {
  const nlp = require('wink-nlp')(require('wink-eng-lite-web-model'));
  const wanted = new Set(['CARDINAL', 'DATE', 'PERCENT', 'TIME', 'DURATION', 'ORDINAL', 'MONEY']);
  const its = nlp.its;
  return (text) => {
    const doc = nlp.readDoc(text);
    return doc.entities().out(its.type).filter((type) => wanted.has(type)).length;
  };
}

function compromise() {
  const nlp = require('compromise');
  nlp.plugin(require('compromise-dates'));
  return (text) => {
    const doc = nlp(text);
    return doc.numbers().json().length + doc.dates().json().length;
  };
}

const read = which === 'wink' ? wink() : compromise();
read(texts[0]);
const start = process.cpuUsage();
let found = 0;
for (const text of texts) found += read(text);
const used = process.cpuUsage(start);
console.log(`texts ${texts.length}`);
console.log(`bytes ${texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0)}`);
console.log(`cpu_s ${((used.user + used.system) / 1e6).toFixed(3)}`);
console.log(`found ${found}`);
