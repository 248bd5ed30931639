// The search dialog: Pagefind's pieces are fetched as the words of a reader need them.
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const make = (tag, className, text) => {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
};
const box = document.querySelector(".search-box");
const input = box.querySelector("input");
const list = box.querySelector(".search-list");
const count = box.querySelector(".search-count");
const more = box.querySelector(".search-more");
const AT_ONCE = 10;
const PAUSE = 80;

let engine = null;
const load = async () => {
  const found = await import("../pagefind/pagefind.js");
  // Long pages answer most; a record whose title repeats the words of a question seldom does.
  await found.options({ excerptLength: 26, ranking: { pageLength: 0.3, metaWeights: { title: 0.3 } } });
  await found.init();
  return found;
};

// Only text and marks of an excerpt are kept.
const excerpt = (html) => {
  const line = make("span");
  for (const node of new DOMParser().parseFromString(html, "text/html").body.childNodes) {
    line.append(node.nodeName === "MARK" ? make("mark", "", node.textContent) : node.textContent);
  }
  return line;
};

// A page is named after the entry of the menu or the footer that it stands under.
const kindOf = (path) => {
  const near = all(".menu a[href], .foot nav a[href]")
    .filter((link) => path.startsWith(link.pathname))
    .sort((one, other) => other.pathname.length - one.pathname.length)[0];
  return near ? (near.querySelector("strong") || near).textContent : "";
};

// The section that fits best is linked, unless the matches stand above the first.
// Pagefind leaves out of a section's name what stands in elements of its own, as numbers do. The
// text of the page has it, with a full stop behind.
const bare = (word) => word.replace(/\.$/, "");
const named = (found, { text, location }) => {
  const words = found.content.split(/\s+/).slice(location);
  let at = 0;
  for (const word of text.split(/\s+/)) {
    const next = words.findIndex((one, i) => i >= at && bare(one) === bare(word));
    if (next < 0 || next > at + 4) return text;
    at = next + 1;
  }
  if (!/[.?!]$/.test(words[at - 1])) at += 1;
  return bare(words.slice(0, at).join(" "));
};
const fit = (section) => section.weighted_locations.reduce((sum, at) => sum + at.balanced_score, 0);
const result = (found) => {
  const [most] = [...found.sub_results].sort((a, b) => fit(b) - fit(a));
  const section = most?.anchor ? most : null;
  const row = make("li");
  const link = make("a");
  link.href = section ? section.url : found.url;
  const kind = kindOf(link.pathname);
  const { title } = found.meta;
  const part = section ? named(found, section.anchor) : title;
  const name = part === title ? title : `${title}: ${part}`;
  link.append(make("span", "search-kind", kind), make("span", "search-title", name));
  link.append(excerpt((section || found).excerpt));
  row.append(link);
  return row;
};

let asked = 0;
let waiting = [];
const show = async (turn) => {
  const next = waiting.splice(0, AT_ONCE);
  const rows = (await Promise.all(next.map((one) => one.data()))).map(result);
  if (turn !== asked) return;
  list.append(...rows);
  more.hidden = !waiting.length;
};
const ask = async () => {
  const turn = asked += 1;
  const query = input.value.trim();
  try {
    engine ??= load();
    const ready = await engine;
    await new Promise((resolve) => { setTimeout(resolve, PAUSE); });
    if (turn !== asked) return;
    const found = query ? (await ready.search(query)).results : [];
    if (turn !== asked) return;
    const { none, one, many } = count.dataset;
    const words = found.length === 1 ? one : many.replace("#", found.length);
    count.textContent = query ? (found.length ? words : none) : "";
    waiting = found;
    list.replaceChildren();
    await show(turn);
  } catch {
    engine = null;
    count.textContent = count.dataset.fail;
  }
};

input.addEventListener("input", ask);
input.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  event.preventDefault();
  list.querySelector("a")?.click();
});
more.addEventListener("click", async () => {
  const last = list.lastElementChild;
  await show(asked);
  last?.nextElementSibling?.firstElementChild.focus();
});
box.addEventListener("click", (event) => {
  if (event.target === box || event.target.closest(".search-list a")) box.close();
});

export const open = () => {
  if (!box.open) box.showModal();
  input.select();
  ask();
};
