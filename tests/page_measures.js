// What is measured within a page. Each measure gives sentences: what is wrong, and where.
(() => {
  "use strict";
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const called = (element) => {
    if (!element?.tagName) return element?.nodeName ?? "nothing";
    const is = (one) => `${one.localName}${one.id ? `#${one.id}` : ""}${[...one.classList].map((name) => `.${name}`).join("")}`;
    const text = (element.ariaLabel || element.textContent).trim().replace(/\s+/g, " ").slice(0, 40);
    return `${is(element)} in ${is(element.parentElement ?? element)} “${text}”`;
  };
  // Stops of one sort look the same: an element, and what may cut off its outline.
  const sort = (element) => {
    let frame = element.parentElement;
    while (frame && getComputedStyle(frame).overflow === "visible") frame = frame.parentElement;
    return [frame, element].map((one) => (one ? `${one.localName}.${one.className}` : "page")).join(" > ");
  };

  // Colours: any CSS colour to red, green, blue and alpha; the contrast of two.
  const pen = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const paint = (colour) => {
    if (!known.has(colour)) {
      pen.clearRect(0, 0, 1, 1);
      pen.fillStyle = colour;
      pen.fillRect(0, 0, 1, 1);
      known.set(colour, [...pen.getImageData(0, 0, 1, 1).data]);
    }
    return known.get(colour);
  };
  const light = ([red, green, blue]) => {
    const part = (value) => (value <= 10 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
  };
  const contrast = (a, b) => {
    const [low, high] = [light(a), light(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };
  const ground = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = paint(getComputedStyle(at).backgroundColor);
      if (colour[3] > 127) return colour;
    }
    return paint("Canvas");
  };

  // From the first moment: what moves, and what the policy refuses.
  const moves = [];
  const refused = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.hadRecentInput) continue;
      const where = entry.sources.map((source) => called(source.node)).slice(0, 3).join("; ");
      moves.push(`moves by ${entry.value.toFixed(4)}: ${where}`);
    }
  }).observe({ type: "layout-shift", buffered: true });
  document.addEventListener("securitypolicyviolation", (event) => {
    refused.push(`the policy refuses ${event.blockedURI} (${event.violatedDirective})`);
  });

  const shown = (element) => element.checkVisibility({ visibilityProperty: true });
  const FOCUSABLE = "a[href], button, input, select, textarea, summary, iframe, [tabindex]";
  const stops = () => all(FOCUSABLE).filter((element) => {
    if (element.tabIndex < 0 || element.disabled || !shown(element)) return false;
    if (element.type !== "radio") return true;
    const group = all(`input[name="${element.name}"]`);
    return element.checked || (!group.some((one) => one.checked) && group[0] === element);
  });

  // The outline of the focus, on the element itself or on a frame around it.
  const ring = (element) => {
    for (let at = element; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      const width = parseFloat(style.outlineWidth);
      if (style.outlineStyle === "none" || width < 2) continue;
      const outside = parseFloat(style.outlineOffset) > -width;
      return contrast(paint(style.outlineColor), ground(outside ? at.parentElement : at));
    }
    return 0;
  };
  const covered = (element) => {
    const boxes = [...element.getClientRects()].filter((box) => box.width && box.height);
    const box = boxes.find((one) => one.bottom > 0 && one.top < innerHeight
      && one.right > 0 && one.left < innerWidth);
    if (!box) return "is outside of the window";
    const inside = (low, high, most) => Math.min(Math.max((low + high) / 2, 1), most - 1);
    const top = document.elementFromPoint(
      inside(Math.max(box.left, 0), Math.min(box.right, innerWidth), innerWidth),
      inside(Math.max(box.top, 0), Math.min(box.bottom, innerHeight), innerHeight));
    return top && !element.contains(top) && !top.contains(element) ? `is covered by ${called(top)}` : "";
  };

  let walked = [];
  let before;
  const step = () => {
    const element = document.activeElement;
    if (!element || element === document.body) return;
    if (walked.some((one) => one.element === element)) return;
    const found = [];
    const strength = ring(element);
    if (strength < 3) found.push(`shows its focus with a contrast of ${strength.toFixed(1)}`);
    const under = covered(element);
    if (under) found.push(under);
    const box = element.getBoundingClientRect();
    const [left, right] = [box.left + scrollX, box.right + scrollX];
    const [top, bottom] = [box.top + scrollY, box.bottom + scrollY];
    if (before && bottom <= before.top && left < before.right && right > before.left) {
      found.push(`stands above the stop before it, ${called(before.element)}`);
    }
    before = { element, left, right, top, bottom };
    walked.push({ element, found });
  };

  const pixels = async (text) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const board = new OffscreenCanvas(image.width, image.height).getContext("2d");
    board.drawImage(image, 0, 0);
    return board.getImageData(0, 0, image.width, image.height);
  };

  window.measures = {
    painted: async () => {
      const paint = { type: "paint", buffered: true };
      await new Promise((go) => new PerformanceObserver(go).observe(paint));
      await new Promise((go) => requestAnimationFrame(() => setTimeout(go)));
    },
    settled: async () => {
      await document.fonts.ready;
      for (let at = 0; at < 3; at++) await new Promise(requestAnimationFrame);
    },

    axe: async (within, only) => {
      const options = { resultTypes: ["violations"], selectors: false, preload: false };
      if (only) options.runOnly = only;
      const { violations } = await axe.run(within || document, options);
      return violations.map((one) => `axe, ${one.id}: ${one.nodes[0].html.slice(0, 120)}`);
    },

    moved: () => moves,
    refused: () => refused,

    // What a first visit loads: the compressed bytes and the requests.
    cost: () => {
      const loaded = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
      const bytes = loaded.reduce((sum, entry) => sum + entry.encodedBodySize, 0);
      const found = [];
      if (bytes > 90_000) found.push(`a first visit loads ${Math.round(bytes / 1000)} KB`);
      if (loaded.length > 10) found.push(`a first visit makes ${loaded.length} requests`);
      return found;
    },

    // What stays with the reader. Nothing was asked for.
    kept: async () => {
      const found = document.cookie ? [`sets a cookie: ${document.cookie}`] : [];
      for (const store of [localStorage, sessionStorage]) {
        for (const key of Object.keys(store)) found.push(`keeps “${key}” in the browser`);
      }
      for (const base of await indexedDB.databases()) found.push(`keeps a database: ${base.name}`);
      return found;
    },

    scripts: () => [...document.scripts].map((one) => one.src).sort().join(" "),

    unfold: () => {
      for (const folded of all("main details, .origin details")) folded.open = true;
    },

    // Of things that come again and again, such as rows of a table, leave out those that
    // hold nothing of which four were not left before.
    thin: () => {
      const counts = new Map();
      const key = (one) => `${one.localName}.${one.className.baseVal ?? one.className} ${one.getAttribute("fill") ?? ""} ${one.role ?? ""}`;
      const lists = all("main :is(article, section, div, ol, ul, dl, tbody, g)").filter((one) => one.childElementCount > 4);
      for (const list of lists) {
        if (!list.isConnected) continue;
        for (const child of [...list.children]) {
          const holds = new Set([child, ...all("*", child)].map(key));
          if ([...holds].every((one) => counts.get(one) >= 4)) child.remove();
          else if (lists.includes(child) || lists.some((one) => child.contains(one))) counts.set(key(child), 1);
          else for (const one of holds) counts.set(one, (counts.get(one) ?? 0) + 1);
        }
      }
    },

    wide: () => {
      const found = [];
      const root = document.documentElement;
      const limit = root.clientWidth;
      if (root.scrollWidth > limit) found.push(`scrolls sideways at ${innerWidth} px`);
      const scrolls = (element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowX);
      const boxes = all("body *").filter((element) => element.scrollWidth > element.clientWidth + 1
        && element.clientWidth && shown(element) && scrolls(element));
      for (const box of boxes) {
        const named = box.tabIndex >= 0 && box.role && (box.ariaLabel || box.ariaLabelledByElements?.length);
        const reached = !box.querySelector("table") && stops().some((stop) => box.contains(stop));
        if (!named && !reached) found.push(`a box that scrolls has no focus or no name: ${called(box)}`);
      }
      for (const text of all("main svg text").filter(shown)) {
        const [box, frame] = [text, text.ownerSVGElement].map((one) => one.getBoundingClientRect());
        if (box.left < frame.left - 1 || box.right > frame.right + 1) found.push(`words leave their drawing at ${innerWidth} px: ${called(text)}`);
      }
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement;
        range.selectNodeContents(walker.currentNode);
        const box = range.getBoundingClientRect();
        if (box.width < 2 || (box.right <= limit + 1 && box.left >= -1)) continue;
        if (!shown(parent) || parent.closest(".unseen, .skip, pre") || boxes.some((one) => one.contains(parent))) continue;
        found.push(`words leave the window at ${innerWidth} px: ${called(parent)}`);
      }
      return found;
    },

    // With less motion asked for: nothing may take time.
    moving: () => {
      const found = document.getAnimations().map((one) => `moves though less motion is asked for: ${called(one.effect.target)}`);
      const slow = (times) => times.split(",").some((time) => parseFloat(time) > 0);
      for (const element of all("*")) {
        const style = getComputedStyle(element);
        if (slow(style.transitionDuration) || style.scrollBehavior === "smooth"
          || (style.animationName !== "none" && slow(style.animationDuration))) {
          found.push(`moves though less motion is asked for: ${called(element)}`);
        }
      }
      return found;
    },

    // With forced colours: what is drawn stands out from its ground.
    faint: () => {
      const found = [];
      const drawn = all("main svg :is(path, rect, circle, line, polygon, polyline, text), .top svg path");
      const marks = new Map();
      for (const mark of drawn) {
        if (!shown(mark) || mark.closest("defs, pattern, clipPath, mask")) continue;
        const style = getComputedStyle(mark);
        const visible = (colour, opacity) => colour !== "none" && parseFloat(opacity) > 0
          && parseFloat(style.opacity) > 0 && paint(colour.replace(/^url.*/, "CanvasText"))[3] > 0;
        const inks = [[style.fill, style.fillOpacity], [style.stroke, style.strokeOpacity]]
          .filter(([colour, opacity]) => visible(colour, opacity));
        if (!inks.length) continue;
        const svg = mark.ownerSVGElement;
        const under = ground(svg);
        const best = Math.max(...inks.map(([colour]) => (colour.startsWith("url") ? 21 : contrast(paint(colour), under))));
        const at = marks.get(svg) ?? [0, 0, ""];
        marks.set(svg, best < 3 ? [at[0], at[1] + 1, called(mark)] : [at[0] + 1, at[1], at[2]]);
      }
      for (const [svg, [seen]] of marks) if (!seen) found.push(`nothing of a drawing stands out: ${called(svg)}`);
      for (const text of all("main svg text").filter(shown)) {
        const strength = contrast(paint(getComputedStyle(text).fill), ground(text.ownerSVGElement));
        if (strength < 4.5) found.push(`words of a drawing have a contrast of ${strength.toFixed(1)}: ${called(text)}`);
      }
      return found;
    },

    // The words that stand on the page, or all that may be seen at some time; words that only a
    // style holds apart; words that only a style sheet adds.
    words: (all) => {
      const NOWHERE = "[hidden], script, option, title, desc, dialog:not([open]), details:not([open]) > :not(summary)";
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      const found = [];
      while (walker.nextNode()) {
        const node = walker.currentNode;
        range.selectNodeContents(node);
        if (all ? node.parentElement.closest(NOWHERE) : !range.getClientRects().length) continue;
        found.push(...node.textContent.match(/[\p{L}\p{N}]+/gu) ?? []);
      }
      return found;
    },
    joined: () => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      const found = [];
      let last;
      while (walker.nextNode()) {
        const node = walker.currentNode;
        range.selectNodeContents(node);
        const boxes = range.getClientRects();
        if (!boxes.length || node.parentElement.closest("svg")) continue;
        const [first, end] = [boxes[0], boxes[boxes.length - 1]];
        const near = last && Math.abs(first.left - last.end.right) < 1 && Math.abs(first.bottom - last.end.bottom) < 9;
        if (near && /([\p{L}.)]|\d{4})$/u.test(last.text) && /^[\p{L}(]/u.test(node.textContent)) {
          found.push(`without styles, words run together: ${last.text.slice(-20)}|${node.textContent.slice(0, 20)}`);
        }
        last = { end, text: node.textContent };
      }
      return found;
    },
    styled: () => {
      const within = (rules) => [...rules].flatMap((rule) => (rule.media?.mediaText === "print" ? []
        : rule.cssRules?.length ? within(rule.cssRules) : [rule]));
      return [...document.styleSheets].flatMap((sheet) => within(sheet.cssRules))
        .filter((rule) => /[\p{L}\p{N}]/u.test(rule.style?.content?.replace(/\\[0-9a-f]+|attr\(.*?\)|none|normal/gi, "") ?? ""))
        .map((rule) => `a style sheet says words: ${rule.cssText.slice(0, 80)}`);
    },

    // A walk with the Tab key. Keys come from outside; each stop is measured when its key is let go.
    walk: () => {
      walked = [];
      before = undefined;
      scrollTo(0, 0);
      document.addEventListener("keyup", step, true);
      return stops().length;
    },
    walked: () => {
      document.removeEventListener("keyup", step, true);
      const wanted = stops();
      const reached = walked.map((one) => one.element);
      const found = walked.flatMap((one) => one.found.map((said) => `${called(one.element)} ${said}`));
      const missed = wanted.filter((element) => !reached.includes(element));
      if (missed.length) found.push(`the Tab key misses ${missed.length}, first ${called(missed[0])}`);
      for (const stop of reached) {
        if (!wanted.includes(stop)) found.push(`the Tab key stops at ${called(stop)}, which does nothing`);
      }
      const order = reached.filter((element) => wanted.includes(element)).slice(0, wanted.length);
      const wrong = order.findIndex((element, at) => element !== wanted[at]);
      if (wrong >= 0 && !missed.length) found.push(`the Tab key leaves the order of the page at ${called(order[wrong])}`);
      return found;
    },
    sorts: () => {
      window.sorts = new Map(stops().map((element) => [sort(element), element]));
      return [...window.sorts.keys()];
    },
    // Where to look at one sort of stop, focused or not.
    show: (name, focused) => {
      const element = window.sorts.get(name);
      element.focus({ focusVisible: true });
      element.scrollIntoView({ block: "center" });
      if (!focused) element.blur();
      const box = element.getBoundingClientRect();
      const left = Math.max(0, box.left - 8) + scrollX;
      const top = Math.max(0, box.top - 8) + scrollY;
      return { x: left, y: top, width: Math.min(box.width + 16, innerWidth), height: Math.min(box.height + 16, innerHeight), scale: 1 };
    },
    // The pixels in which two pictures differ by 3:1, as a share of the length of their frame.
    compare: async (...pictures) => {
      const [before, after] = await Promise.all(pictures.map(pixels));
      let changed = 0;
      for (let at = 0; at < before.data.length; at += 4) {
        const [a, b] = [before, after].map(({ data }) => data.subarray(at, at + 3));
        if (contrast(a, b) >= 3) changed += 1;
      }
      return changed / (2 * (before.width + before.height - 32));
    },
  };
})();
