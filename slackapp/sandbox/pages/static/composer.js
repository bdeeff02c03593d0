// The line at the bottom: slash commands with their suggestions, plain messages, shortcuts.

import { act, Refused } from "./server.js";

const form = document.getElementById("composer");
const box = document.getElementById("composer-text");
const list = document.getElementById("suggested");
const usage = document.getElementById("usage");
const error = document.getElementById("composer-error");

const rows = () => [...list.children];
const visible = () => rows().filter((row) => !row.hidden);
const chosen = () => visible().find((row) => row.getAttribute("aria-selected") === "true");

function mark(row) {
  for (const other of rows()) other.setAttribute("aria-selected", String(other === row));
  if (row) box.setAttribute("aria-activedescendant", row.id);
  else box.removeAttribute("aria-activedescendant");
}

function suggest() {
  const typed = box.value;
  const naming = typed.startsWith("/") && !typed.includes(" ");
  for (const row of rows()) row.hidden = !row.dataset.command.startsWith(typed);
  list.hidden = !naming || visible().length === 0;
  box.setAttribute("aria-expanded", String(!list.hidden));
  mark(list.hidden ? null : visible()[0]);
  const used = rows().find((row) => typed.startsWith(`${row.dataset.command} `));
  usage.hidden = !used;
  usage.textContent = used ? `${used.dataset.command} ${used.querySelector(".hint").textContent}` : "";
}

function complete(row) {
  box.value = `${row.dataset.command} `;
  suggest();
  box.focus();
}

async function send() {
  const text = box.value.trim();
  if (!text || form.getAttribute("aria-busy") === "true") return;
  form.setAttribute("aria-busy", "true");
  error.textContent = "";
  const channel = document.body.dataset.conversation;
  try {
    const answer = await act(text.startsWith("/") ? "command" : "say", { text, channel });
    if (answer.acked !== false && box.value.trim() === text) box.value = "";
  } catch (refusal) {
    if (!(refusal instanceof Refused)) throw refusal;
    error.textContent = refusal.message;
  } finally {
    form.removeAttribute("aria-busy");
    suggest();
  }
}

function onKey(event) {
  if (list.hidden) return;
  const all = visible();
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (by) {
    event.preventDefault();
    mark(all[(all.indexOf(chosen()) + by + all.length) % all.length]);
  } else if ((event.key === "Enter" || event.key === "Tab") && chosen()) {
    event.preventDefault();
    complete(chosen());
  } else if (event.key === "Escape") {
    list.hidden = true;
  }
}

export function listen() {
  if (!form) return; // the Home tab has none
  box.addEventListener("input", suggest);
  box.addEventListener("keydown", onKey);
  box.addEventListener("blur", () => setTimeout(() => (list.hidden = true), 150));
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    const row = event.target.closest("[role=option]");
    if (row) complete(row);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  form.addEventListener("click", ({ target }) => {
    const shortcut = target.closest("[data-shortcut]");
    if (!shortcut) return;
    document.getElementById("shortcuts").open = false;
    const channel = document.body.dataset.conversation;
    act("shortcut", { callback_id: shortcut.dataset.shortcut, channel });
  });
}
