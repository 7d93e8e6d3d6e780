// One rival under Node over texts on stdin: what it finds and the time it takes, as a line of JSON. Started by rivals.py.
const { readFileSync } = require("node:fs");
const { createRequire } = require("node:module");

const [name, seconds, folder] = process.argv.slice(2);
const load = createRequire(`${folder}/package.json`);

const rivals = {
  compromise() {
    const nlp = load("compromise");
    const kinds = ["people", "places", "organizations", "money"];
    return (text) => {
      const doc = nlp(text);
      return kinds.flatMap((kind) => Array(doc[kind]().length).fill(kind));
    };
  },
  "wink-nlp"() {
    const nlp = load("wink-nlp")(load("wink-eng-lite-web-model"));
    return (text) => nlp.readDoc(text).entities().out(nlp.its.type);
  },
};

const find = rivals[name]();
find("The mayor paid $5 million on May 3, 2020.");
const found = {};
let words = 0;
let failed = 0;
const cpu = () => process.cpuUsage(started).user / 1e6 + process.cpuUsage(started).system / 1e6;
const lines = readFileSync(0, "utf8").split("\n").filter(Boolean);
const started = process.cpuUsage();
for (const line of lines) {
  const { text } = JSON.parse(line);
  words += text.split(/\s+/).filter(Boolean).length;
  try {
    for (const kind of find(text)) found[kind] = (found[kind] ?? 0) + 1;
  } catch {
    failed += 1;
  }
  if (cpu() > Number(seconds)) break;
}
const version = JSON.parse(readFileSync(`${folder}/node_modules/${name}/package.json`, "utf8")).version;
console.log(JSON.stringify({ version, words, seconds: cpu(), found, failed }));
