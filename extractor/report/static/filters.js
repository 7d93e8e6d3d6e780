// Which facts pass the filters; an article is listed when one of its facts does, or when nothing is asked for.
const form = $("#filters");
const search = $("#search");
let wanted = readFilters();

function readFilters() {
  const data = new FormData(form);
  const person = (data.get("person") || "").trim().toLowerCase();
  const kinds = new Set(data.getAll("kind").map((kind) => index.kinds.indexOf(kind)));
  return {
    kinds,
    hidden: index.kinds.filter((_, number) => !kinds.has(number)),
    people: person ? new Set([...personNumber].filter(([name]) => name.includes(person)).map(([, n]) => n)) : null,
    country: data.get("country"),
    polarity: data.get("polarity"),
    reported: data.get("reported"),
    confidence: Number(data.get("confidence")),
    errors: data.has("errors"),
    noise: data.has("noise"),
  };
}

function isAsking() {
  const all = $$("input[name=kind]", form).every((box) => box.checked);
  return !all || isNarrowed();
}

function isNarrowed() {
  return Boolean(wanted.people || wanted.country || wanted.polarity || wanted.reported || wanted.confidence);
}

function factPasses([kind, confidence, flags, people, countries]) {
  if (!wanted.kinds.has(kind) || confidence < wanted.confidence) return false;
  if (wanted.people && !people.some((number) => wanted.people.has(number))) return false;
  if (wanted.country && !countries.includes(wanted.country)) return false;
  if (wanted.polarity && Boolean(flags & FLAG_NEGATED) !== (wanted.polarity === "negated")) return false;
  return !wanted.reported || Boolean(flags & FLAG_REPORTED) === (wanted.reported === "yes");
}

function articlePasses(article, matches, number, found) {
  if (wanted.errors && article.s !== "error") return false;
  if (found && !found.has(number)) return false;
  return matches > 0 || !isNarrowed();
}

// Show in the open article what passes: cards, and marks of the chosen kinds.
function filterDoc(doc) {
  if (!doc) return;
  const facts = articles[Number(doc.dataset.n)].f;
  const cards = $$(".card", doc);
  for (const card of cards) card.hidden = !factPasses(facts[Number(card.dataset.f)]);
  const none = $(".none-match", doc);
  if (none) none.hidden = !cards.length || cards.some((card) => !card.hidden);
  for (const mark of $$(".text mark", doc)) {
    mark.classList.toggle("off", wanted.hidden.some((kind) => mark.classList.contains(`k-${kind}`)));
  }
  if (litCard?.hidden) unlight();
}

let searching = 0;

async function applyFilters() {
  wanted = readFilters();
  const mine = ++searching;
  const asked = search.value.trim().toLowerCase();
  root.classList.toggle("show-noise", wanted.noise);
  $("#confidence-out").textContent = `${wanted.confidence} %`;
  $("#active").textContent = isNarrowed() || wanted.errors ? "(active)" : "";
  filterDoc($(".doc.current"));
  if (!asked) listArticles(null);
  else for await (const [found, searched] of articlesWith(asked)) {
    if (mine !== searching) return;
    listArticles(found, searched);
  }
}

// Of a long run what is found is listed while the search goes on.
function listArticles(found, searched = articles.length) {
  listed = articles.map((article, number) => ({ number, matches: article.f.filter(factPasses).length }));
  listed = listed.filter(({ number, matches }) => articlePasses(articles[number], matches, number, found));
  page = 0;
  drawList();
  const facts = listed.reduce((sum, { matches }) => sum + matches, 0);
  const all = listed.length === articles.length ? "" : `${listed.length} of `;
  const soFar = searched < articles.length ? `, ${searched} searched so far` : "";
  $("#status").textContent = `${all}${articles.length} articles, ${facts} facts${soFar}`;
}
