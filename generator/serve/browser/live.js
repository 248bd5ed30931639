// Keeps a page as it is saved. Added by `explainer serve`, and by nothing else.
(() => {
  "use strict";
  const script = document.currentScript;
  const seen = script.dataset.seen;
  const at = (name) => new URL(name, script.src);
  let panel;
  let stream;

  const element = (name, kind, ...inside) => {
    const made = document.createElement(name);
    if (kind) made.className = kind;
    made.append(...inside);
    return made;
  };

  // What stands between backticks is a name as it is written in a file.
  const words = (kind, text) =>
    element("p", kind, ...text.split("`").map((part, at) => (at % 2 ? element("code", "", part) : part)));

  const line = (kind, label, ...inside) =>
    element("div", `line ${kind}`, element("span", "label", label), element("code", "", ...inside));

  const mistake = (part, mount) => {
    const item = element("li", "", words("said", part.sentence));
    if (part.quoted) {
      const [before, wrong, behind] = part.quoted;
      item.append(line("wrong", `${part.line}`, before, ...(wrong ? [element("mark", "", wrong)] : []), behind));
    }
    if (part.hint) item.append(words("said hint", part.hint));
    for (const [label, text] of part.after) item.append(line("right", label, text));
    if (part.explained) {
      const link = element("a", "", "Why this is a mistake");
      link.href = mount + part.explained;
      item.append(element("p", "", link));
    }
    return item;
  };

  // A list of mistakes for each file, under its name.
  const listed = (parts, mount) => {
    const made = [];
    let last;
    for (const part of parts) {
      if (part.file !== last) made.push(element("h2", "said", part.file), element("ul"));
      last = part.file;
      made.at(-1).append(mistake(part, mount));
    }
    return made;
  };

  // The panel lives in a tree of its own, so that neither style sheet touches the other.
  const make = () => {
    const host = document.createElement("explainer-live");
    const root = host.attachShadow({ mode: "open" });
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = at("live.css");
    const box = document.createElement("details");
    box.open = true;
    const head = document.createElement("summary");
    const inside = element("div", "inside");
    inside.tabIndex = 0;
    const aloud = element("p", "aloud");
    aloud.setAttribute("role", "alert");
    box.append(head, inside);
    root.append(style, aloud, box);
    document.body.prepend(host);
    return { host, head, inside, aloud, box };
  };

  let shown;
  const show = (said) => {
    panel ??= make();
    panel.host.hidden = false;
    if (shown !== JSON.stringify(said)) {
      shown = JSON.stringify(said);
      panel.box.open = true;
      panel.aloud.textContent = said.head;
      panel.head.textContent = said.head;
      const text = said.text ? [element("pre", "said", said.text)] : [];
      panel.inside.replaceChildren(...text, ...listed(said.parts ?? [], said.mount));
      panel.inside.hidden = !panel.inside.hasChildNodes();
    }
  };

  const hide = () => panel && (panel.host.hidden = true);

  // A new style sheet takes the place of the old one only once it is there.
  const restyle = (names) => {
    for (const old of document.querySelectorAll('link[rel="stylesheet"]')) {
      const url = new URL(old.href);
      if (!names.some((name) => url.pathname.endsWith(`/${name}`))) continue;
      const fresh = old.cloneNode();
      url.searchParams.set("saved", Date.now());
      fresh.href = url;
      fresh.addEventListener("load", () => old.remove());
      fresh.addEventListener("error", () => fresh.remove());
      old.after(fresh);
    }
  };

  const listen = () => {
    const url = at("events");
    url.searchParams.set("page", location.pathname);
    url.searchParams.set("seen", seen);
    stream = new EventSource(url);
    let lost;
    stream.addEventListener("open", () => { clearTimeout(lost); hide(); });
    stream.addEventListener("error", () => {
      clearTimeout(lost);
      lost = setTimeout(() => show({ head: "The preview has stopped. Start it again, and this page follows." }), 1500);
    });
    stream.addEventListener("page", () => { stream.close(); location.reload(); });
    stream.addEventListener("style", (event) => restyle(JSON.parse(event.data)));
    stream.addEventListener("trouble", (event) => {
      const said = JSON.parse(event.data);
      if (said.text || said.parts.length) show(said);
      else hide();
    });
  };

  // A browser opens only a few connections to one server: tabs that nobody sees give theirs back.
  const follow = () => {
    stream?.close();
    if (document.visibilityState === "visible") listen();
  };
  document.addEventListener("visibilitychange", follow);
  addEventListener("pageshow", (event) => event.persisted && follow());
  addEventListener("pagehide", () => stream?.close());
  follow();
})();
