// The list of articles, a page of it at a time: a long run has more rows than a browser lays out in a moment.
const PAGE = 400;
const list = $("#list");
const turn = $("#turn");
let listed = articles.map((article, number) => ({ number, matches: article.f.length }));
let page = 0;
let opened = null;

function rowOf({ number, matches }) {
  const { t: title, d: date, s: state, f: facts } = articles[number];
  const row = $("#row").content.firstElementChild.cloneNode(true);
  const link = $("a", row);
  link.href = `#a${number}`;
  link.classList.toggle("bad", state === "error");
  if (number === opened) link.setAttribute("aria-current", "true");
  $(".t", row).textContent = title;
  if (date) $("time", row).textContent = date;
  else $("time", row).remove();
  const count = isAsking() ? `${matches} of ${facts.length}` : facts.length;
  const words = `${count} fact${count === 1 ? "" : "s"}${state === "whole" ? "" : ", no text"}`;
  $(".n", row).append(` ${state === "error" ? "failed" : words}`);
  return row;
}

function drawList() {
  if (!articles.length) return;
  const from = page * PAGE;
  const shown = listed.slice(from, from + PAGE);
  list.replaceChildren(...shown.map(rowOf));
  turn.hidden = listed.length <= PAGE;
  $("span", turn).textContent = `${from + 1} to ${from + shown.length} of ${listed.length}`;
  $("[data-turn='-1']", turn).disabled = page === 0;
  $("[data-turn='1']", turn).disabled = from + PAGE >= listed.length;
}

function turnPage(by) {
  page += by;
  drawList();
  list.scrollTo({ top: 0, behavior: "instant" });
}

function markOpened(number) {
  opened = number;
  const at = listed.findIndex((row) => row.number === number);
  if (at >= 0) page = Math.floor(at / PAGE);
  drawList();
  $("a[aria-current]", list)?.scrollIntoView({ block: "nearest" });
}
