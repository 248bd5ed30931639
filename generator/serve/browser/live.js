// Keeps a page as it is saved. Added by `explainer serve`, and by nothing else.
(() => {
  "use strict";
  const script = document.currentScript;
  const seen = script.dataset.seen;
  const at = (name) => new URL(name, script.src);
  let panel;
  let stream;

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
    const words = document.createElement("pre");
    words.tabIndex = 0;
    const aloud = document.createElement("p");
    aloud.setAttribute("role", "alert");
    box.append(head, words);
    root.append(style, aloud, box);
    document.body.prepend(host);
    return { host, head, words, aloud, box };
  };

  const show = (head, text) => {
    panel ??= make();
    panel.host.hidden = false;
    if (panel.words.textContent !== text || panel.head.textContent !== head) {
      panel.box.open = true;
      panel.aloud.textContent = head;
      panel.head.textContent = head;
      panel.words.textContent = text;
      panel.words.hidden = !text;
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
      lost = setTimeout(() => show("The preview has stopped. Start explainer serve again, and this page follows.", ""), 1500);
    });
    stream.addEventListener("page", () => { stream.close(); location.reload(); });
    stream.addEventListener("style", (event) => restyle(JSON.parse(event.data)));
    stream.addEventListener("trouble", (event) => {
      const said = JSON.parse(event.data);
      if (said.text) show(said.head, said.text);
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
