// Opening articles: those in the page are shown, those in packed blocks are unpacked first.
const docs = $("#docs");
const blocks = $$("script.block").map((element) => ({ first: Number(element.dataset.first), element, pairs: null }));

async function unpack(block) {
  if (!block.pairs) {
    const bytes = Uint8Array.from(atob(block.element.textContent), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    block.pairs = JSON.parse(await new Response(stream).text());
  }
  return block.pairs;
}

function blockOf(number) {
  return blocks.findLast((block) => block.first <= number);
}

async function docOf(number) {
  const standing = document.getElementById(`a${number}`);
  if (standing || !blocks.length || !articles[number]) return standing;
  const block = blockOf(number);
  const [, html] = (await unpack(block))[number - block.first];
  const template = document.createElement("template");
  template.innerHTML = html;
  // One unpacked article at a time is kept in the page, however long the run.
  docs.replaceChildren(template.content);
  return document.getElementById(`a${number}`);
}

async function openArticle(number, fact) {
  const doc = await docOf(number);
  if (!doc) return;
  unlight();
  for (const other of $$(".doc.current")) if (other !== doc) other.classList.remove("current");
  doc.classList.add("current");
  markOpened(number);
  filterDoc(doc);
  for (const pane of [docs, $(".text", doc), $(".cards", doc)]) pane?.scrollTo({ top: 0, behavior: "instant" });
  const card = fact === undefined ? null : document.getElementById(`a${number}-f${fact}`);
  if (card) {
    card.hidden = false;
    lightCard(card, { scrollCard: true });
  }
}

// The words of each article that a search sees, in small letters; gathered when the first search asks for them.
const plain = [];
const BREATH = 250;

function wordsOf(doc) {
  const parts = $$("h2, .text, .card h3, .card dd, .card blockquote, .error-text", doc);
  return parts.map((part) => part.textContent).join(" ").toLowerCase();
}

async function gather(number) {
  if (!blocks.length) {
    plain[number] = wordsOf(document.getElementById(`a${number}`));
    return;
  }
  const block = blockOf(number);
  (await unpack(block)).forEach(([words], at) => { plain[block.first + at] = words.toLowerCase(); });
  block.pairs = null;
}

// Yields what is found so far and how many articles were searched, a few times a second and at the end.
async function* articlesWith(words) {
  const found = new Set();
  const asked = words.split(/\s+/);
  let breath = performance.now();
  for (let number = 0; number < articles.length; number += 1) {
    if (plain[number] === undefined) await gather(number);
    if (asked.every((word) => plain[number].includes(word))) found.add(number);
    if (performance.now() - breath > BREATH) {
      yield [found, number + 1];
      breath = performance.now();
    }
  }
  yield [found, articles.length];
}
