// A calculator: what a reader types to what is printed, with the numbers kept in the address.
// The sums are those of generator/derive/calculator.py, step by step and with the same rounding:
// a change here is a change there. Without this file the table of cases stands alone.
(() => {
  "use strict";
  const WEEKS_IN_A_YEAR = 365.25 / 7;
  const LONG = 2 * WEEKS_IN_A_YEAR;

  // Rounded half away from zero on the digits that a number prints with, as in Python.
  const number = (value, decimals) => {
    const [digits, power] = Math.abs(value).toExponential().split("e");
    const plain = digits.replace(".", "");
    const kept = Number(power) + 1 + decimals;
    let whole = BigInt(plain.slice(0, Math.max(kept, 0)).padEnd(Math.max(kept, 0), "0") || "0");
    if (kept >= 0 && (plain[kept] || "0") >= "5") whole += 1n;
    const all = String(whole).padStart(decimals + 1, "0");
    const cut = all.length - decimals;
    const grouped = all.slice(0, cut).replace(/\B(?=(\d{3})+$)/g, ",");
    const sign = value < 0 && whole > 0n ? "−" : "";
    return sign + grouped + (decimals ? `.${all.slice(cut)}` : "");
  };
  const short = (value, decimals) => {
    const found = number(value, decimals);
    if (value > 0 && !/[1-9]/.test(found)) return [number(10 ** -decimals, decimals), true];
    return [found.replace(/\.0+$/, ""), false];
  };

  const oneIn = (sum, share, about) => {
    if (share <= 0) return sum.none;
    const word = about ? "about " : "";
    if (share > 1) return `${word}${short(share, 1)[0]} for each one`;
    const many = 1 / share;
    return `${word}one in ${short(many, many >= 10 ? 0 : 1)[0]}`;
  };
  const printed = (sum, value, about) => {
    if (sum.form === "one-in") return oneIn(sum, value, about);
    const shown = sum.form === "percent" ? 100 * value : value;
    const [plain, under] = short(shown, sum.decimals);
    let after = sum.form === "percent" ? "%" : plain === "1" ? sum.one : sum.many;
    if (sum.weeks && Math.abs(shown) >= LONG) {
      const years = shown / WEEKS_IN_A_YEAR;
      after += ` (${short(years, Math.abs(years) >= 10 ? 0 : 1)[0]} years)`;
    }
    return (under ? "under " : about ? "about " : "") + sum.before + plain + after;
  };
  const apply = { "*": (a, b) => a * b, "/": (a, b) => a / b, "+": (a, b) => a + b, "-": (a, b) => a - b };
  const answer = (sum, values, loose) => {
    const stack = [];
    let about = false;
    for (const step of sum.steps) {
      if (typeof step === "number") stack.push(step);
      else if (step in values) {
        if (values[step] === null) return "–";
        about = about || loose.has(step);
        stack.push(values[step]);
      } else {
        const right = stack.pop();
        if (step === "/" && right === 0) return sum.none;
        stack.push(apply[step](stack.pop(), right));
      }
    }
    return printed(sum, stack[0], about);
  };

  // What was typed as a number, null for anything else, with the record that it agrees with.
  const bare = (text) => text.replaceAll(",", "");
  const read = (field, text, pattern) => {
    const found = pattern.exec(text);
    if (!found) return [null, null];
    const value = Number(bare(found[1]));
    const choice = field.choices.find((one) => Number(bare(one.text)) === value);
    if (choice) return [choice.value, choice];
    return [value <= field.most ? value : null, null];
  };
  const work = (model, typed) => {
    const pattern = new RegExp(`^${model.number}$`);
    const outcome = { refused: {}, picked: {}, printed: {}, soft: [], said: [] };
    const values = {};
    const loose = new Set();
    const soft = new Set();
    for (const field of model.fields) {
      const [value, choice] = read(field, typed[field.id], pattern);
      values[field.id] = value;
      outcome.picked[field.id] = choice ? choice.id : "";
      if (value === null) outcome.refused[field.id] = field.refusal;
      if (choice?.loose) loose.add(field.id);
      if (!choice?.soft) continue;
      soft.add(field.id);
      outcome.said.push(field.label);
    }
    for (const sum of model.sums) {
      outcome.printed[sum.id] = answer(sum, values, loose);
      if (sum.steps.some((step) => soft.has(step))) outcome.soft.push(sum.id);
    }
    return outcome;
  };

  const start = (box) => {
    const form = box.querySelector("form");
    const model = JSON.parse(form.dataset.model);
    const part = (name, id) => box.querySelector(`[data-${name}="${id}"]`);
    const fields = new Map(model.fields.map(({ id }) => {
      const within = part("input", id);
      return [id, { within, text: within.querySelector("[inputmode]"), said: within.querySelector(".calc-said") }];
    }));
    const typed = () => Object.fromEntries([...fields].map(([id, { text }]) => [id, text.value]));
    const told = form.querySelector("[role=status]");
    const link = form.querySelector(".calc-links a");
    let waiting;

    const showField = (id, outcome) => {
      const { within, text, said } = fields.get(id);
      const refused = outcome.refused[id] || "";
      text.ariaInvalid = String(Boolean(refused));
      said.textContent = refused || (outcome.picked[id] ? "" : said.dataset.own);
      for (const choice of within.querySelectorAll("[type=radio]")) {
        choice.checked = choice.dataset.number === outcome.picked[id];
      }
      for (const warning of within.querySelectorAll("[data-warns]")) {
        warning.hidden = warning.dataset.warns !== outcome.picked[id];
      }
    };
    const show = () => {
      const outcome = work(model, typed());
      for (const id of fields.keys()) showField(id, outcome);
      for (const [id, words] of Object.entries(outcome.printed)) {
        const place = part("answer", id);
        place.textContent = words[0].toUpperCase() + words.slice(1);
        place.classList.toggle("dotted", outcome.soft.includes(id));
      }
      const soft = form.querySelector(".calc-soft");
      soft.hidden = !outcome.said.length;
      soft.lastElementChild.textContent = outcome.said.map((label) => `“${label}”`).join(", ");
      const query = new URLSearchParams(typed());
      link.search = query;
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        told.textContent = [...form.querySelectorAll(".big, .calc-soft:not([hidden])")].map((one) => one.textContent).join(". ");
      }, 600);
      return query;
    };
    const keep = () => {
      const query = show();
      try {
        history.replaceState(history.state, "", `?${query}${location.hash}`);
      } catch { /* the link below still holds the numbers */ }
    };
    const take = (texts) => {
      for (const [id, { text }] of fields) text.value = texts[id] ?? text.value;
    };

    form.addEventListener("input", ({ target }) => {
      if (target.type === "radio") take({ [target.closest("fieldset").dataset.input]: target.value });
      keep();
    });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.querySelector("[type=reset]").addEventListener("click", (event) => {
      event.preventDefault();
      take(Object.fromEntries(model.fields.map(({ id, choices }) => [id, choices[0].text])));
      keep();
    });
    for (const row of box.querySelectorAll("[data-case]")) {
      const button = row.querySelector("button");
      button.hidden = false;
      button.addEventListener("click", () => {
        take(JSON.parse(row.dataset.case));
        keep();
        form.scrollIntoView();
        fields.values().next().value.text.focus({ preventScroll: true });
      });
    }
    const asked = new URLSearchParams(location.search);
    take(Object.fromEntries(model.fields.map(({ id, choices }) => [id, (asked.get(id) ?? choices[0].text).slice(0, 20)])));
    form.hidden = false;
    box.work = (texts) => work(model, texts);
    show();
  };
  for (const box of document.querySelectorAll(".calculator")) start(box);
})();
