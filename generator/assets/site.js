// What the pages do beyond reading: colours, menu, filters, glossary insets, cards and search.
// Everything is readable and reachable without it.
(() => {
  "use strict";
  const root = document.documentElement;
  root.classList.replace("no-js", "js");
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const make = (tag, className, text) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    if (text) made.textContent = text;
    return made;
  };

  // Colours: the device decides, unless the reader chose.
  const KEY = "colours";
  const stored = () => {
    try { return localStorage.getItem(KEY) || ""; } catch { return ""; }
  };
  const paint = (choice) => {
    if (choice) root.dataset.scheme = choice;
    else delete root.dataset.scheme;
  };
  paint(stored());
  const choose = (choice) => {
    try {
      if (choice) localStorage.setItem(KEY, choice);
      else localStorage.removeItem(KEY);
    } catch { /* not kept, still applied */ }
    paint(choice);
  };
  const colours = () => {
    const selects = all("[data-scheme-choice]");
    for (const select of selects) {
      select.value = stored();
      select.addEventListener("change", () => {
        choose(select.value);
        for (const other of selects) other.value = select.value;
      });
    }
  };

  // Menu: Escape and leaving it close it.
  const menu = () => {
    const box = document.querySelector(".menu");
    if (!box) return;
    const head = box.querySelector("summary");
    box.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !box.open) return;
      box.open = false;
      head.focus();
    });
    box.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !box.contains(event.relatedTarget)) box.open = false;
    });
    matchMedia("(min-width: 800px)").addEventListener("change", () => { box.open = false; });
  };

  // Filters: buttons that leave only the rows of one group.
  const filters = () => {
    for (const chips of all(".chips[data-for]")) {
      const list = document.getElementById(chips.dataset.for);
      if (!list) continue;
      const count = chips.parentNode.querySelector(".chips-count");
      chips.addEventListener("click", (event) => {
        const chosen = event.target.closest("button");
        if (!chosen) return;
        for (const chip of all("button", chips)) {
          chip.ariaPressed = chip === chosen;
        }
        const rows = all("[data-group]", list);
        for (const row of rows) {
          row.hidden = Boolean(chosen.value) && row.dataset.group !== chosen.value;
        }
        for (const part of all("[data-groups]", list)) {
          part.hidden = all("[data-group]", part).every((row) => row.hidden);
        }
        const shown = rows.filter((row) => !row.hidden).length;
        if (count) count.textContent = `${shown} / ${rows.length}`;
      });
    }
  };

  // Glossary words: the entry opens under the paragraph.
  const entries = new Map();
  const entry = async (address) => {
    const [file, id] = address.split("#");
    if (!entries.has(file)) {
      entries.set(file, fetch(file).then((answer) => {
        if (!answer.ok) throw new Error(answer.status);
        return answer.text();
      }).then((text) => new DOMParser().parseFromString(text, "text/html")));
    }
    return (await entries.get(file)).getElementById(id);
  };
  const inset = async (link) => {
    const opened = link.ariaExpanded === "true";
    for (const old of all(".inset")) old.remove();
    for (const other of all("a.term")) other.ariaExpanded = "false";
    if (opened) return;
    const found = await entry(link.href);
    if (!found) throw new Error("no entry");
    const box = make("aside", "inset");
    box.append(make("strong", "", found.querySelector(".entry-term").textContent));
    box.append(make("p", "", found.querySelector(".entry-text").textContent));
    const more = make("a", "", link.closest("[data-more]").dataset.more);
    more.href = link.href;
    box.append(more);
    link.closest("p, li, td, dd, div").insertAdjacentElement("afterend", box);
    link.ariaExpanded = "true";
  };
  // A link that acts as a button: a new tab still opens its address.
  const button = (link, act) => {
    link.role = "button";
    link.ariaExpanded = "false";
    link.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      act(link);
    });
    link.addEventListener("keydown", (event) => {
      if (event.key !== " ") return;
      event.preventDefault();
      link.click();
    });
  };
  const terms = () => {
    for (const link of all("a.term")) {
      button(link, () => inset(link).catch(() => { location.href = link.href; }));
    }
  };

  // Cards: the note of a number, in the margin or by its line; on a phone a sheet from below.
  const cards = () => {
    const page = document.querySelector(".page");
    const more = page.querySelector(".notes template");
    if (!more) return;
    const card = make("dialog", "card");
    const body = make("div", "card-body");
    const shut = make("button", "card-close");
    shut.ariaLabel = page.dataset.close;
    shut.addEventListener("click", () => card.close());
    card.append(shut, body);
    page.append(card);
    let from;
    let width;

    // A note is its status, the fact, who says so and how sure that is, and what <i> names.
    const fill = () => {
      const note = page.querySelector(from.hash).cloneNode(true);
      const links = more.content.cloneNode(true);
      const [status, who, sure] = all("i", links);
      const [full, , cite] = all("a", links);
      const [word, record, source] = all(":scope > :is(b, a, cite)", note);
      const head = make("p", "card-number");
      const rows = make("div", "card-rows");
      const row = (name, words) => {
        const told = make("span");
        told.append(...words);
        name.classList.remove("unseen");
        told.className = name.className;
        rows.append(name, told);
      };
      const after = (node) => {
        const next = node.nextSibling;
        return next && next.localName !== "i" ? [next, ...after(next)] : [];
      };
      head.innerHTML = from.innerHTML;
      full.href = record.href;
      cite.href = `${record.href}#cite`;
      word.firstChild.removeAttribute("id");
      rows.append(make("strong", "", record.textContent));
      row(status, word.childNodes);
      if (source?.localName === "cite") {
        const link = make("a", "", source.textContent);
        link.href = `${record.href}#sources`;
        row(who, [link]);
        row(sure, after(source));
      }
      for (const name of all("i", note)) row(name, after(name));
      body.replaceChildren(head, rows, links.lastChild);
      card.ariaLabel = from.textContent;
    };
    const covers = (left, top, bottom) => {
      const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      while (walker.nextNode()) {
        range.selectNode(walker.currentNode);
        const box = range.getBoundingClientRect();
        if (box.right > left && box.bottom > top && box.top < bottom && box.width
          && !card.contains(walker.currentNode)) return true;
      }
    };
    // Lengths are within the page. In the margin the top, or else the bottom, is on the line.
    const place = () => {
      const line = from.getBoundingClientRect();
      const frame = page.getBoundingClientRect();
      const put = (left, top, more = "") => {
        card.style.cssText = `translate: ${left - frame.left}px ${top - frame.top}px; ${more}`;
      };
      body.style.cssText = "";
      if (innerWidth < 800) {
        card.style.cssText = "";
        if (!card.open) card.showModal();
        scrollBy(0, Math.max(0, line.bottom + 16 - innerHeight + card.offsetHeight));
        return;
      }
      const edge = from.closest("p, li, td, dd, div").getBoundingClientRect().right;
      const room = Math.min(404, frame.right - edge - 40);
      put(line.left, line.top, `width: ${room}px`);
      card.show();
      if (innerWidth >= 1100 && room >= 300) {
        const left = frame.right - room;
        const middle = line.top + line.height / 2;
        const tall = card.offsetHeight;
        for (const start of [middle, middle - tall + 2]) {
          const top = Math.max(8, Math.min(start, innerHeight - tall - 8));
          if (!covers(left, top, top + tall)) {
            const tie = `--tie: ${left - edge - 12}px; --at: ${middle - top}px`;
            return put(left, top, `width: ${room}px; ${tie}`);
          }
        }
      }
      put(line.left, line.top);
      const [under, over] = [innerHeight - line.bottom - 20, line.top - 20];
      const down = card.offsetHeight <= under || under > over;
      body.style.maxHeight = `${down ? under : over}px`;
      put(Math.min(line.left, frame.right - card.offsetWidth),
        down ? line.bottom + 10 : line.top - 10 - card.offsetHeight);
    };
    const open = (number) => {
      if (card.open && number === from) return card.close();
      if (from) from.ariaExpanded = "false";
      from = number;
      width = innerWidth;
      fill();
      number.ariaExpanded = "true";
      place();
      shut.focus({ preventScroll: true });
    };
    for (const number of all('a.num[href^="#n"]', page)) {
      const status = page.querySelector(`${number.hash} b`).textContent;
      button(number, open);
      number.ariaHasPopup = "dialog";
      number.ariaLabel = `${number.textContent}, ${status.toLowerCase()}, ${page.dataset.show}`;
    }
    card.addEventListener("close", () => {
      from.ariaExpanded = "false";
      from.focus({ preventScroll: true });
    });
    card.addEventListener("keydown", (event) => {
      if (event.key === "Escape") return card.close();
      const stops = all("a, button", card);
      if (event.key !== "Tab" || event.target !== stops.at(event.shiftKey ? 0 : -1)) return;
      event.preventDefault();
      card.close();
    });
    document.addEventListener("click", (event) => {
      if (card.open && !event.target.closest(".card > *, .num")) card.close();
    });
    addEventListener("resize", () => innerWidth === width || card.close());
  };

  // Search is a file of its own, loaded when a reader first reaches for it.
  const search = () => {
    const opener = document.querySelector(".search-open");
    const open = () => import("./search.js").then((loaded) => loaded.open()).catch(() => {
      const count = document.querySelector(".search-count");
      count.textContent = count.dataset.fail;
      count.closest("dialog").showModal();
    });
    opener.addEventListener("click", open);
    document.addEventListener("keydown", (event) => {
      const typing = event.target.closest?.("input, select, textarea, dialog");
      if (event.key !== "/" || typing || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      open();
    });
  };

  document.addEventListener("DOMContentLoaded", () => {
    for (const start of [colours, menu, filters, terms, cards, search]) start();
  });
})();
