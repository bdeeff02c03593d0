// A box that asks the app for its options while one types. Pattern: the ARIA combobox with a list.

import { changed, settled, version } from "./ahead.js";
import { placeOf } from "./fields.js";
import { act, ask, Refused, say } from "./server.js";

const PAUSE = 200;
let timer;
let turn = 0;
let rowsMade = 0;

const listOf = (input) => document.getElementById(input.getAttribute("aria-controls"));
const optionsOf = (input) => [...listOf(input).querySelectorAll("[role=option]")];
const isOpen = (input) => !listOf(input).hidden;

function show(input, rows) {
  const list = listOf(input);
  list.replaceChildren(...rows);
  list.hidden = false;
  input.setAttribute("aria-expanded", "true");
  input.removeAttribute("aria-activedescendant");
}

export function shut(input) {
  clearTimeout(timer);
  turn += 1;
  listOf(input).hidden = true;
  input.setAttribute("aria-expanded", "false");
  input.removeAttribute("aria-activedescendant");
}

function note(words) {
  const row = document.createElement("li");
  row.className = "note";
  row.textContent = words;
  return row;
}

function described(option) {
  const about = document.createElement("span");
  about.className = "description";
  about.textContent = option.description.text;
  return about;
}

function row(input, option) {
  const item = document.createElement("li");
  item.id = `${input.id}-option-${++rowsMade}`; // a value may hold spaces, which an id may not
  item.setAttribute("role", "option");
  item.setAttribute("aria-selected", "false");
  item.dataset.value = option.value;
  item.textContent = option.text.text;
  if (option.description) item.append(described(option));
  return item;
}

function group(input, { label, options }) {
  const heading = document.createElement("p");
  heading.className = "group-label";
  heading.textContent = label.text;
  const rows = document.createElement("ul");
  rows.setAttribute("role", "group");
  rows.setAttribute("aria-label", label.text);
  rows.append(...options.map((option) => row(input, option)));
  const item = document.createElement("li");
  item.setAttribute("role", "presentation");
  item.append(heading, rows);
  return item;
}

function rowsOf(input, { options, option_groups: groups }) {
  if (!options.length) return [note("No results.")];
  if (groups) return groups.map((one) => group(input, one));
  return options.map((option) => row(input, option));
}

async function look(input) {
  const query = input.value === input.defaultValue ? "" : input.value;
  const least = Number(input.dataset.least);
  if (query.length < least) {
    show(input, [note(`Type ${least === 1 ? "a letter" : `${least} letters`} or more.`)]);
    return;
  }
  const mine = ++turn;
  show(input, [note("Looking…")]);
  const found = await ask("suggest", { ...placeOf(input), query }).catch(() => ({ failed: true }));
  if (mine !== turn || document.activeElement !== input) return;
  if (found.failed) show(input, [note("The options could not be loaded. Try again.")]);
  else show(input, rowsOf(input, found));
}

function lookSoon(input) {
  clearTimeout(timer);
  timer = setTimeout(() => look(input), PAUSE);
}

function step(input, by) {
  const options = optionsOf(input);
  if (!options.length) return;
  const now = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
  const next = options[(now + by + options.length) % options.length] ?? options[0];
  for (const option of options) option.setAttribute("aria-selected", String(option === next));
  input.setAttribute("aria-activedescendant", next.id);
  next.scrollIntoView({ block: "nearest" });
}

const chipsOf = (input) =>
  [...input.parentElement.querySelectorAll(".chip")].map((chip) => chip.dataset.value);

const takesSeveral = (input) => input.closest("[data-kind]").dataset.kind.startsWith("multi_");

async function put(input, value) {
  changed(input);
  const change = version(input);
  try {
    await act("fill", { ...placeOf(input), value });
    say("");
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    say(error.message);
  } finally {
    settled(input, change);
  }
}

async function choose(input, option) {
  const { value } = option.dataset;
  const several = takesSeveral(input);
  const words = option.firstChild.textContent;
  input.value = several ? "" : words;
  if (!several) input.defaultValue = words;
  shut(input);
  await put(input, several ? [...new Set([...chipsOf(input), value])] : value);
}

/** Words that name no option fall back to what was chosen; an emptied box chooses nothing. */
function leave(input) {
  shut(input);
  if (input.value === "" && input.defaultValue !== "" && !takesSeveral(input)) {
    input.defaultValue = "";
    put(input, "");
  } else {
    input.value = takesSeveral(input) ? "" : input.defaultValue;
  }
}

const KEYS = {
  ArrowDown: (input) => (isOpen(input) ? step(input, 1) : look(input)),
  ArrowUp: (input) => step(input, -1),
  Enter: (input) => {
    const chosen = optionsOf(input).find((option) => option.getAttribute("aria-selected") === "true");
    if (isOpen(input) && chosen) choose(input, chosen);
  },
  Escape: (input) => isOpen(input) && leave(input),
};

export function listen() {
  document.addEventListener("input", ({ target }) => {
    if (target.matches("[data-external]")) lookSoon(target);
  });
  document.addEventListener("keydown", (event) => {
    const input = event.target;
    if (!input.matches?.("[data-external]") || !(event.key in KEYS)) return;
    if (event.key === "Escape" && !isOpen(input)) return;
    event.preventDefault();
    event.stopPropagation();
    KEYS[event.key](input);
  }, true);
  document.addEventListener("mousedown", (event) => {
    const option = event.target.closest?.("[role=option]");
    const input = option && document.querySelector(`[data-external][aria-controls="${CSS.escape(option.closest("[role=listbox]")?.id ?? "")}"]`);
    if (!input) return;
    event.preventDefault();
    choose(input, option);
  });
  document.addEventListener("click", ({ target }) => {
    if (target.matches("[data-external]") && !isOpen(target)) look(target);
    const gone = target.closest("[data-unchoose]");
    if (!gone) return;
    const input = gone.closest(".combobox").querySelector("[data-external]");
    put(input, chipsOf(input).filter((value) => value !== gone.dataset.unchoose));
  });
  document.addEventListener("focusout", ({ target }) => {
    if (target.matches("[data-external]")) leave(target);
  });
}
