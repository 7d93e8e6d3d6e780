// What all parts of the page share: the index of articles, and the few ways of finding things.
const root = document.documentElement;
root.classList.add("js");
const $ = (selector, within = document) => within.querySelector(selector);
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
const index = JSON.parse($("#index").textContent);
const articles = index.articles;
const personNumber = new Map(index.people.map((name, number) => [name.toLowerCase(), number]));
const FLAG_NEGATED = 1;
const FLAG_REPORTED = 2;

// Say something to those who listen to the page instead of looking at it.
function say(words) {
  $("#said").textContent = words;
}

function placeOf(element) {
  const place = element.dataset.s;
  return place ? place.split("-").map(Number) : null;
}
