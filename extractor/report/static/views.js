// The views over the whole run, their sortable tables, and the address that names what is open.
const views = $$(".view");

function showView(name) {
  for (const view of views) view.classList.toggle("shown", view.id === name);
  for (const tab of $$(".tabs a")) {
    if (tab.dataset.view === name) tab.setAttribute("aria-current", "page");
    else tab.removeAttribute("aria-current");
  }
  root.style.setProperty("--top", `${$(".top").offsetHeight}px`);
}

async function follow(hash) {
  const article = /^#a(\d+)(?:-f(\d+))?$/.exec(hash);
  if (article) {
    showView("articles");
    await openArticle(Number(article[1]), article[2] === undefined ? undefined : Number(article[2]));
  } else if (views.some((view) => `#${view.id}` === hash)) {
    showView(hash.slice(1));
    if (hash === "#articles" && !$(".doc.current") && articles.length) await openArticle(0);
    window.scrollTo({ top: 0, behavior: "instant" });
  } else if (!hash) {
    showView("articles");
    if (articles.length) await openArticle(0);
  }
}

function cellValue(row, column) {
  const cell = row.cells[column];
  const text = cell.dataset.v ?? cell.textContent.trim();
  return cell.classList.contains("num") ? Number(text.replace(/,/g, "")) || 0 : text.toLowerCase();
}

function sortBy(heading) {
  const table = heading.closest("table");
  const column = heading.cellIndex;
  const number = heading.classList.contains("num");
  const was = heading.getAttribute("aria-sort");
  const down = was ? was === "ascending" : number;
  for (const other of $$("th[aria-sort]", table)) other.removeAttribute("aria-sort");
  heading.setAttribute("aria-sort", down ? "descending" : "ascending");
  const order = [...table.tBodies[0].rows].map((row) => [cellValue(row, column), row]);
  order.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0) * (down ? -1 : 1));
  table.tBodies[0].append(...order.map(([, row]) => row));
}

for (const heading of $$("table.sortable thead th")) {
  if (heading.querySelector(".sr")) continue;
  const button = document.createElement("button");
  button.type = "button";
  button.append(...heading.childNodes);
  button.addEventListener("click", () => sortBy(heading));
  heading.append(button);
}
