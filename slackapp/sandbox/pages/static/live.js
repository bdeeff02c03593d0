// Keeps the page as the server would draw it now, and hands what is pressed to those who know.

import { askingForPage } from "./ahead.js";
import * as combobox from "./combobox.js";
import * as composer from "./composer.js";
import * as dialogs from "./dialogs.js";
import * as fields from "./fields.js";
import { morph } from "./morph.js";
import { act, jump, nextRevision, Refused, say } from "./server.js";

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

let drawing = Promise.resolve();

/** One after the other, so that an older page never replaces a newer one. */
function refresh() {
  drawing = drawing.catch(() => {}).then(draw);
  return drawing;
}

async function draw() {
  const arrived = askingForPage();
  const answer = await fetch(location.href);
  if (!answer.ok) return;
  const drawn = new DOMParser().parseFromString(await answer.text(), "text/html");
  const follow = atNewest();
  arrived();
  morph(document.body, drawn.body);
  if (follow) showNewest();
  dialogs.settle();
  markRead();
}

/** Messages are read from their end; the Home tab has none, and is read from its beginning. */
const messages = () => document.getElementById("messages");

function atNewest() {
  const box = messages();
  return box !== null && box.scrollHeight - box.scrollTop - box.clientHeight < 80;
}

function showNewest() {
  const box = messages();
  if (box) box.scrollTop = box.scrollHeight;
}

function markRead() {
  const { conversation, unread } = document.body.dataset;
  if (unread !== "0" && !document.hidden) act("read", { channel: conversation });
}

const seen = () => new Promise((resolve) => {
  if (!document.hidden) resolve();
  else document.addEventListener("visibilitychange", () => resolve(), { once: true });
});

/** Browsers allow few connections to one server, so a page that nobody looks at waits silently. */
async function watch() {
  const lost = document.getElementById("lost");
  let revision = document.body.dataset.revision;
  for (;;) {
    await seen();
    try {
      const next = await nextRevision(revision);
      if (next !== revision) await refresh();
      revision = next;
      lost.hidden = true;
    } catch {
      lost.hidden = false;
      await pause(1500);
    }
  }
}

async function press(button) {
  const part = button.closest("[data-action]");
  if (button.getAttribute("aria-busy") === "true") return;
  if (part.dataset.confirm && !(await agreed(JSON.parse(part.dataset.confirm)))) return;
  button.closest("details")?.removeAttribute("open");
  button.setAttribute("aria-busy", "true");
  try {
    await fields.flush();
    if (button.dataset.url) window.open(button.dataset.url, "_blank", "noreferrer");
    await act("press", { ...fields.placeOf(button), value: button.dataset.choice });
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    say(error.message);
  } finally {
    button.removeAttribute("aria-busy");
  }
}

const agreed = ({ title, text, confirm, deny, style }) => dialogs.question({
  title: title.text, text: text.text, confirm: confirm.text, deny: deny.text, style,
});

async function useShortcut(button) {
  button.closest("details").open = false;
  const callback_id = button.dataset.messageShortcut;
  await act("message-shortcut", { callback_id, ...fields.screenOf(button) });
}

async function moveClock(button) {
  const all = document.querySelectorAll("[data-step]");
  for (const other of all) other.disabled = true;
  button.setAttribute("aria-busy", "true");
  say("Moving the clock…");
  const said = await jump(button.dataset.step).then(() => "", () => "The clock could not be moved.");
  for (const other of all) other.disabled = false;
  button.removeAttribute("aria-busy");
  say(said);
}

document.addEventListener("click", ({ target }) => {
  const pressed = target.closest("[data-press]");
  const step = target.closest("[data-step]");
  const deed = target.closest("[data-deed]");
  const shortcut = target.closest("[data-message-shortcut]");
  if (pressed) press(pressed);
  if (shortcut) useShortcut(shortcut);
  if (step) moveClock(step);
  if (deed) act(deed.dataset.deed, deed.closest("[data-screen]") ? fields.screenOf(deed) : {});
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(target)) menu.open = false;
  }
});
document.addEventListener("toggle", ({ target }) => {
  if (target.matches(".menu[open]")) target.querySelector("ul").scrollIntoView({ block: "nearest" });
}, true);
document.addEventListener("keydown", (event) => {
  const menu = event.target.closest?.("details.menu[open]");
  if (event.key !== "Escape" || !menu) return;
  event.stopImmediatePropagation();
  event.preventDefault();
  menu.open = false;
  menu.querySelector("summary").focus();
});
document.getElementById("acting").addEventListener("change", ({ target }) => {
  location.href = `/as/${target.value}`;
});
document.addEventListener("submitted", async () => {
  await refresh();
  dialogs.goToError();
});

fields.listen();
combobox.listen();
composer.listen();
dialogs.listen();
document.body.inert = false; // from here on, no press is lost

document.querySelector(".sidebar [aria-current]")?.scrollIntoView({ inline: "center", block: "nearest" });
const { tab } = document.body.dataset;
if (tab) act(`open-${tab}`, {});
showNewest();
dialogs.settle();
markRead();
watch();
