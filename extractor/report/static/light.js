// Lighting a fact: its words and the evidence of each slot, found by counting code points through the text.
let litCard = null;

function codePointsToUnits(data, count) {
  if (!/[\ud800-\udbff]/.test(data)) return count;
  let units = 0;
  while (count-- > 0) units += data.codePointAt(units) > 0xffff ? 2 : 1;
  return units;
}

function codePointLength(data) {
  return /[\ud800-\udbff]/.test(data) ? [...data].length : data.length;
}

function textNodesIn(container, start, end) {
  const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT);
  const found = [];
  let offset = 0;
  while (offset < end && walker.nextNode()) {
    const node = walker.currentNode;
    const length = codePointLength(node.data);
    if (offset + length > start) found.push({ node, from: Math.max(0, start - offset), to: Math.min(length, end - offset) });
    offset += length;
  }
  return found.filter(({ from, to }) => to > from);
}

function lightRange(container, [start, end], classes, slot) {
  textNodesIn(container, start, end).forEach(({ node, from, to }, part) => {
    const first = codePointsToUnits(node.data, from);
    const last = codePointsToUnits(node.data, to);
    const middle = first > 0 ? node.splitText(first) : node;
    if (last - first < middle.data.length) middle.splitText(last - first);
    const span = document.createElement("span");
    span.className = `lit ${classes}`;
    if (slot && part === 0) span.dataset.slot = slot;
    middle.replaceWith(span);
    span.append(middle);
  });
}

function unlight() {
  for (const span of $$(".text .lit")) span.replaceWith(...span.childNodes);
  for (const text of $$(".lighting .text")) text.normalize();
  for (const doc of $$(".lighting")) doc.classList.remove("lighting");
  for (const card of $$(".lit-card, .linked")) card.classList.remove("lit-card", "linked");
  litCard = null;
}

// Only the pane that holds the element is moved, so that text and cards keep their own places.
function bringIntoView(element) {
  if (element) element.scrollIntoView({ block: "center", inline: "nearest" });
}

function lightCard(card, { scrollText = true, scrollCard = false } = {}) {
  unlight();
  const doc = card.closest(".doc");
  const text = $(".text", doc);
  card.classList.add("lit-card");
  litCard = card;
  if (scrollCard) bringIntoView(card);
  const place = placeOf(card);
  if (!text || !place) return;
  doc.classList.add("lighting");
  lightRange(text, place, "fact");
  for (const slot of $$(".slot[data-s]", card)) {
    const shade = [...slot.classList].find((name) => /^s\d$/.test(name));
    lightRange(text, placeOf(slot), `slot-lit ${shade}`, slot.dataset.slot);
  }
  if (scrollText) bringIntoView($(".lit.fact", text) || $(".lit", text));
  say(`Fact lit in the text: ${$("h3", card).textContent}`);
}

// From the words back to the facts read from them; clicking again goes to the next one.
function lightFromText(mark) {
  const doc = mark.closest(".doc");
  const at = Number(mark.dataset.o);
  const covers = (element) => {
    const place = placeOf(element);
    return place && place[0] <= at && at < place[1];
  };
  const size = (card) => placeOf(card)[1] - placeOf(card)[0];
  const cards = $$(".card[data-s]:not([hidden])", doc)
    .filter((card) => covers(card) || $$(".slot[data-s]", card).some(covers))
    .sort((one, other) => size(one) - size(other));
  if (!cards.length) {
    unlight();
    return;
  }
  const next = cards[(cards.indexOf(litCard) + 1) % cards.length];
  lightCard(next, { scrollText: false, scrollCard: true });
  for (const card of cards) if (card !== next) card.classList.add("linked");
}
