// Opening articles: those in the page are shown, those in packed blocks are unpacked first.
const docs = $("#docs");
const blocks = $$("script.block").map((element) => ({ first: Number(element.dataset.first), element, html: null }));

async function unpack(block) {
  if (!block.html) {
    const bytes = Uint8Array.from(atob(block.element.textContent), (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    block.html = JSON.parse(await new Response(stream).text());
  }
  return block.html;
}

function blockOf(number) {
  return blocks.findLast((block) => block.first <= number);
}

async function docOf(number) {
  const standing = document.getElementById(`a${number}`);
  if (standing || !blocks.length || !articles[number]) return standing;
  const block = blockOf(number);
  const html = (await unpack(block))[number - block.first];
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
  for (const link of $$("#list a[aria-current]")) link.removeAttribute("aria-current");
  const link = $("a", rows[number]);
  link.setAttribute("aria-current", "true");
  link.scrollIntoView({ block: "nearest" });
  filterDoc(doc);
  for (const pane of [docs, $(".text", doc), $(".cards", doc)]) pane?.scrollTo({ top: 0, behavior: "instant" });
  const card = fact === undefined ? null : document.getElementById(`a${number}-f${fact}`);
  if (card) {
    card.hidden = false;
    lightCard(card, { scrollCard: true });
  }
}

// The searched text of each article: what stands in it, tags taken out; built when the first search asks for it.
const plain = new Map();

function withoutTags(html) {
  return html.replace(/<script[^>]*>[^<]*<\/script>/g, " ").replace(/<[^>]*>/g, "").toLowerCase();
}

async function plainText(number) {
  if (!plain.has(number)) {
    const standing = document.getElementById(`a${number}`);
    if (blocks.length) {
      const block = blockOf(number);
      (await unpack(block)).forEach((html, at) => plain.set(block.first + at, withoutTags(html)));
      block.html = null;
    } else {
      plain.set(number, escaped(`${$("h2", standing).textContent} ${$(".text", standing)?.textContent ?? ""} ${$$(".card h3, .card dd, .card blockquote, .error-text", standing).map((part) => part.textContent).join(" ")}`.toLowerCase()));
    }
  }
  return plain.get(number);
}

function escaped(words) {
  return words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&#34;").replace(/'/g, "&#39;");
}

async function articlesWith(words, stillWanted) {
  const found = new Set();
  const asked = escaped(words).split(/\s+/);
  for (let number = 0; number < articles.length && stillWanted(); number += 1) {
    const text = await plainText(number);
    if (asked.every((word) => text.includes(word))) found.add(number);
  }
  return found;
}
