// A chart of the page, drawn again by Vega from the same specification, to be walked and zoomed.
// Loaded only when a reader asks. The drawing of the page stays until this one stands in its place.
const here = import.meta.url;
const MOST = 64;
const STEP = 1.6;
const NEAR = 28;
const KEYS = "Arrow keys go from value to value, + and − zoom, 0 shows all, Escape ends.";
const NO_VALUES = "This drawing shows days and no values; its table lists them. + and − zoom, arrow keys move, 0 shows all, Escape ends.";
const opened = new WeakMap();

const make = (tag, className, text, more = {}) => {
  const made = Object.assign(document.createElement(tag), more);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
};
// A file that never answers would leave the reader waiting without a word.
const within = (seconds, promise) => Promise.race([
  promise,
  new Promise((_, fail) => { setTimeout(() => fail(new Error("too late")), seconds * 1000); }),
]);
const element = (tag, more) => new Promise((done, fail) => {
  const made = make(tag, "", "", more);
  made.onload = done;
  made.onerror = () => {
    made.remove();
    fail(new Error(more.src || more.href));
  };
  document.head.append(made);
});
const once = new Map();
const loaded = (name, tag, more) => {
  if (!once.has(name)) {
    const found = within(30, element(tag, more));
    found.catch(() => once.delete(name));
    once.set(name, found);
  }
  return once.get(name);
};
const json = async (name) => {
  const answer = await fetch(new URL(`${name}.json`, here));
  if (!answer.ok) throw new Error(answer.status);
  return answer.json();
};

// Hatches are patterns of the drawing in the page, which is not shown: they are copied beside it.
const hatches = (drawing, name, chart) => {
  const copies = drawing.cloneNode();
  for (const key of ["role", "aria-labelledby", "viewBox"]) copies.removeAttribute(key);
  copies.setAttribute("class", "unseen");
  copies.setAttribute("aria-hidden", "true");
  for (const pattern of drawing.querySelectorAll("pattern")) {
    const copy = pattern.cloneNode(true);
    copy.id = `explored-${pattern.id}`;
    copies.append(copy);
  }
  chart.spec = JSON.parse(JSON.stringify(chart.spec).replaceAll("url(#hatch", `url(#explored-chart-${name}-hatch`));
  return copies;
};

const words = (series, [, , period, printed, ...notes]) =>
  `${period[0].toUpperCase()}${period.slice(1)}. ${series.name}: ${[printed, ...notes].join(", ")}.`;

class Explored {
  constructor(figure, button, drawing, name, chart) {
    Object.assign(this, { figure, button, chart, zoom: 1, shift: 0, lift: 0, line: 0, point: -1 });
    const title = figure.querySelector(".chart-title").textContent;
    const keys = chart.series.length ? KEYS : NO_VALUES;
    this.box = make("div", "explore");
    this.tools = make("p", "explore-tools");
    this.less = this.tool("−", "Zoom out", () => this.scale(1 / STEP));
    this.more = this.tool("+", "Zoom in", () => this.scale(STEP));
    this.whole = this.tool("All", "Show all", () => this.scale(0));
    this.tool("Close", "Close, back to the drawing", () => this.close());
    this.stage = make("div", "explore-stage", "", { tabIndex: 0, role: "application", ariaLabel: `${title}. ${keys}` });
    this.plate = make("div", "explore-plate");
    this.ring = make("span", "explore-ring", "", { hidden: true });
    this.tip = make("span", "explore-tip", "", { hidden: true, ariaHidden: "true" });
    this.said = make("p", "explore-said", keys, { role: "status" });
    this.stage.append(this.plate, this.ring, this.tip);
    this.box.append(this.tools, this.stage, this.said, hatches(drawing, name, chart));
  }

  tool(text, label, act) {
    const made = make("button", "", text, { type: "button", ariaLabel: label });
    made.addEventListener("click", act);
    this.tools.append(made);
    return made;
  }

  async open() {
    const options = { ast: true, actions: false, defaultStyle: false, tooltip: false, renderer: "svg", mode: "vega-lite" };
    const { view } = await window.vegaEmbed(this.plate, this.chart.spec, options);
    this.view = view;
    this.plate.setAttribute("aria-hidden", "true");
    for (const part of this.plate.querySelectorAll("[tabindex], [role]")) {
      part.removeAttribute("tabindex");
      part.removeAttribute("role");
    }
    this.figure.querySelector(".drawing").before(this.box);
    this.figure.classList.add("exploring");
    this.button.ariaExpanded = "true";
    this.stage.addEventListener("keydown", (event) => this.key(event));
    this.box.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
    this.stage.addEventListener("pointermove", (event) => this.hover(event));
    this.stage.addEventListener("pointerdown", (event) => this.grab(event));
    this.stage.addEventListener("pointerup", () => { this.held = null; });
    this.stage.addEventListener("pointercancel", () => { this.held = null; });
    this.width = matchMedia("(min-width: 800px)");
    this.turned = () => this.close();
    this.width.addEventListener("change", this.turned);
    this.resized = () => this.mark();
    addEventListener("resize", this.resized);
    this.show();
    this.stage.focus({ preventScroll: true });
  }

  close() {
    this.view.finalize();
    this.width.removeEventListener("change", this.turned);
    removeEventListener("resize", this.resized);
    this.box.remove();
    this.figure.classList.remove("exploring");
    this.button.ariaExpanded = "false";
    opened.delete(this.figure);
    this.button.focus({ preventScroll: true });
  }

  get upright() { return this.chart.axis === "y"; }
  get flat() { return this.chart.axis === "both"; }
  // Where a pixel of the drawing stands now, in pixels of the drawing.
  at([x, y]) {
    return [this.upright ? x : x * this.zoom + this.shift, this.upright || this.flat ? y * this.zoom + this.lift : y];
  }
  get ratio() { return this.plate.clientWidth / this.chart.width || 1; }
  get series() { return this.chart.series[this.line]; }

  // Zoom about a place of the drawing: what stands there stays there. 0 shows all.
  scale(by, about = this.middle()) {
    const zoom = by ? Math.min(MOST, Math.max(1, this.zoom * by)) : 1;
    const [x, y] = this.at(about);
    this.zoom = zoom;
    this.shift = this.upright ? 0 : x - about[0] * zoom;
    this.lift = this.upright || this.flat ? y - about[1] * zoom : 0;
    this.show();
  }
  middle() {
    if (this.point >= 0) return this.series.points[this.point];
    return [(this.chart.width / 2 - this.shift) / this.zoom, (this.chart.height / 2 - this.lift) / this.zoom];
  }
  move(x, y) {
    this.shift += x;
    this.lift += y;
    this.show();
  }
  show() {
    const { width, height } = this.chart;
    this.shift = this.upright ? 0 : Math.min(0, Math.max(width * (1 - this.zoom), this.shift));
    this.lift = this.upright || this.flat ? Math.min(0, Math.max(height * (1 - this.zoom), this.lift)) : 0;
    this.stage.classList.toggle("zoomed", this.zoom > 1);
    for (const [tool, off] of [[this.less, this.zoom === 1], [this.whole, this.zoom === 1], [this.more, this.zoom === MOST]]) {
      tool.ariaDisabled = String(off);
    }
    this.view.signal("zoom", this.zoom).signal("shift", this.shift).signal("lift", this.lift).run();
    this.mark();
  }

  // The ring and the tip stand at the chosen value; the line under the drawing says it.
  mark() {
    const chosen = this.series?.points[this.point];
    this.ring.hidden = this.tip.hidden = !chosen;
    if (!chosen) return;
    const [x, y] = this.at(chosen).map((pixel) => pixel * this.ratio);
    this.ring.style.translate = `${x}px ${y}px`;
    this.tip.textContent = words(this.series, chosen);
    const half = this.tip.offsetWidth / 2;
    const left = Math.max(0, Math.min(x - half, this.stage.clientWidth - 2 * half));
    const above = y - this.tip.offsetHeight - 14;
    this.tip.style.translate = `${left}px ${above < 0 ? y + 14 : above}px`;
  }
  choose(line, point, loud = true) {
    this.line = line;
    this.point = point;
    const chosen = this.series.points[point];
    const [x, y] = this.at(chosen);
    const { width, height } = this.chart;
    if (x < 0 || x > width) this.shift += width / 2 - x;
    if (y < 0 || y > height) this.lift += height / 2 - y;
    if (x < 0 || x > width || y < 0 || y > height) this.show();
    else this.mark();
    if (loud) this.said.textContent = words(this.series, chosen);
  }
  step(by) {
    if (!this.series) return this.move(-by * this.chart.width / 8, 0);
    const last = this.series.points.length - 1;
    const from = this.point < 0 && by > 0 ? -1 : this.point < 0 ? last + 1 : this.point;
    this.choose(this.line, Math.max(0, Math.min(last, from + by)));
  }
  // The value of another series for the same period, or else the nearest along the axis.
  turn(by) {
    const many = this.chart.series.length;
    if (many < 2) return many && this.step(by);
    const line = (this.line + by + many) % many;
    const along = this.upright ? 1 : 0;
    const from = this.series.points[Math.max(0, this.point)];
    const points = this.chart.series[line].points;
    const apart = points.map((each) => each[2] === from[2] ? -1 : Math.abs(each[along] - from[along]));
    this.choose(line, apart.indexOf(Math.min(...apart)));
  }
  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const far = Math.max(1, Math.round((this.series?.points.length || 1) / 10));
    const last = this.series?.points.length || 0;
    const [along, across] = this.upright ? ["ArrowDown", "ArrowRight"] : ["ArrowRight", "ArrowDown"];
    const [back, cross] = this.upright ? ["ArrowUp", "ArrowLeft"] : ["ArrowLeft", "ArrowUp"];
    const acts = {
      [along]: () => this.step(1), [back]: () => this.step(-1),
      [across]: () => this.turn(1), [cross]: () => this.turn(-1),
      PageDown: () => this.step(far), PageUp: () => this.step(-far),
      Home: () => this.step(-last), End: () => this.step(last),
      "+": () => this.scale(STEP), "=": () => this.scale(STEP),
      "-": () => this.scale(1 / STEP), "0": () => this.scale(0),
    };
    if (!acts[event.key]) return;
    event.preventDefault();
    acts[event.key]();
  }

  spot(event) {
    const box = this.plate.getBoundingClientRect();
    return [(event.clientX - box.left) / this.ratio, (event.clientY - box.top) / this.ratio];
  }
  grab(event) {
    if (event.button !== 0) return;
    this.held = this.spot(event);
    this.hover(event);
  }
  hover(event) {
    const spot = this.spot(event);
    if (this.held && event.buttons && this.zoom > 1) {
      this.move(spot[0] - this.held[0], spot[1] - this.held[1]);
      this.held = spot;
      return;
    }
    let near = [NEAR / this.ratio, -1, -1];
    this.chart.series.forEach((series, line) => series.points.forEach((point, at) => {
      const [x, y] = this.at(point);
      const along = this.upright ? y - spot[1] : x - spot[0];
      const apart = Math.hypot(along, (this.upright ? x - spot[0] : y - spot[1]) / 4);
      if (apart < near[0]) near = [apart, line, at];
    }));
    if (near[1] >= 0 && (near[1] !== this.line || near[2] !== this.point)) this.choose(near[1], near[2]);
  }
}

// Open the chart of a figure, or close it. Throws where something could not be loaded.
export const toggle = async (figure, button) => {
  if (opened.has(figure)) return opened.get(figure).close();
  const drawing = [...figure.querySelectorAll(".drawing svg")].find((svg) => svg.getClientRects().length);
  const name = drawing.querySelector("title").id.replace(/^chart-|-title$/g, "");
  const chart = await within(30, json(name));
  await loaded("look", "link", { rel: "stylesheet", href: new URL(`explore.css${new URL(here).search}`, here) });
  await loaded(chart.program, "script", { src: new URL(chart.program, here) });
  if (opened.has(figure)) return undefined;
  const explored = new Explored(figure, button, drawing, name, chart);
  await explored.open();
  opened.set(figure, explored);
  return undefined;
};
