// Wiring: one listener a purpose on the document, so that unpacked articles need none of their own.
async function copyFact(button) {
  const card = button.closest(".card");
  const facts = JSON.parse($("script.facts", card.closest(".doc")).textContent);
  const words = JSON.stringify(facts[Number(card.dataset.f)], null, 2);
  const done = await putOnClipboard(words);
  button.textContent = done ? "Copied" : "Not copied";
  say(done ? "Fact copied as JSON" : "The browser did not allow copying");
  setTimeout(() => { button.textContent = "Copy as JSON"; }, 1600);
}

async function putOnClipboard(words) {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = words;
    area.className = "sr";
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}

// A name or country in a table leads to its facts: the filter is set, the first article opened.
function findFromTable(link) {
  form.reset();
  search.value = "";
  if (link.dataset.person) form.elements.person.value = link.dataset.person;
  if (link.dataset.country) form.elements.country.value = link.dataset.country;
  $("details.more", form).open = true;
  applyFilters();
}

document.addEventListener("click", (event) => {
  const target = event.target.closest("button.copy, button[data-turn], a, .card, .text mark, .text .lit");
  if (!target) return;
  if (target.matches("button.copy")) {
    copyFact(target);
  } else if (target.matches("button[data-turn]")) {
    turnPage(Number(target.dataset.turn));
  } else if (target.matches("a.find")) {
    findFromTable(target);
  } else if (target.matches(".card a")) {
    event.preventDefault();
    lightCard(target.closest(".card"), { scrollText: !target.closest(".slot") });
    const slot = target.closest(".slot");
    if (slot) bringIntoView($(`.lit[data-slot="${CSS.escape(slot.dataset.slot)}"]`));
  } else if (target.matches(".card") && !String(getSelection())) {
    if (target === litCard) unlight();
    else lightCard(target);
  } else if (target.matches(".text mark[data-o]") || target.closest(".text mark[data-o]")) {
    lightFromText(target.closest("mark[data-o]"));
  } else if (target.matches(".lit")) {
    bringIntoView(litCard);
  } else if (target.matches("a[href^='#']") && target.getAttribute("href") === location.hash) {
    follow(location.hash);
  }
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") unlight();
  if (event.key === "/" && !event.target.closest("input, select, textarea")) {
    event.preventDefault();
    search.focus();
  }
});

let pending = 0;
search.addEventListener("input", () => {
  clearTimeout(pending);
  if (!$("#articles").classList.contains("shown")) location.hash = "#articles";
  pending = setTimeout(applyFilters, 150);
});
form.addEventListener("input", applyFilters);
form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("reset", () => setTimeout(() => { search.value = ""; applyFilters(); }));

// Names are offered once somebody begins to type one: a long run has too many to keep in the page.
form.elements.person.addEventListener("input", () => {
  const typed = form.elements.person.value.trim().toLowerCase();
  const names = typed ? index.people.filter((name) => name.toLowerCase().includes(typed)).slice(0, 20) : [];
  $("#people-names").replaceChildren(...names.map((name) => new Option(name)));
});

$("#theme").addEventListener("click", () => {
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
  say(`${root.dataset.theme} colours`);
});

drawList();
addEventListener("hashchange", () => follow(location.hash));
follow(location.hash);
