// Forms on top of the page, and the small questions on top of those.

import { anyAhead, forget, unsent } from "./ahead.js";
import { flush, screenOf } from "./fields.js";
import { act } from "./server.js";

let opener = null;

/** Show the form the server has drawn, if any, and put the person where they would go on. */
export function settle() {
  const form = document.querySelector("dialog.modal");
  if (!form) {
    if (opener?.isConnected) opener.focus();
    opener = null;
    return;
  }
  if (!form.open) {
    opener ??= document.activeElement;
    form.showModal();
    beginAt(form).focus({ preventScroll: true });
  } else if (!document.activeElement.closest("dialog")) {
    form.querySelector("h2").focus(); // what had the focus is gone
  }
}

/** The first box, unless one would have to scroll past what stands above it: then the title. */
function beginAt(form) {
  const body = form.querySelector(".modal-body");
  const box = body.querySelector("input, textarea, select");
  const inSight = box && box.getBoundingClientRect().bottom < body.getBoundingClientRect().bottom;
  return inSight ? box : form.querySelector("h2");
}

/** After a refused form: the first box that is wrong. */
export function goToError() {
  const wrong = document.querySelector("dialog.modal .wrong :is(input, textarea, select)");
  wrong?.focus();
  wrong?.scrollIntoView({ block: "center" });
}

function button(words, kind) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = words;
  if (kind) made.className = kind;
  return made;
}

/** Ask one question; true if the person agreed. The cautious answer has the focus. */
export function question({ title, text, confirm, deny, style }) {
  const box = document.createElement("dialog");
  box.className = "question";
  box.setAttribute("role", "alertdialog");
  const heading = document.createElement("h2");
  const words = document.createElement("p");
  heading.textContent = title;
  heading.id = "question-title";
  words.textContent = text;
  words.id = "question-text";
  box.setAttribute("aria-labelledby", heading.id);
  box.setAttribute("aria-describedby", words.id);
  const no = button(deny);
  const yes = button(confirm, style === "danger" ? "danger" : "primary");
  const row = document.createElement("footer");
  row.append(no, yes);
  box.append(heading, words, row);
  document.getElementById("overlays").append(box);
  box.showModal();
  no.focus();
  return new Promise((resolve) => {
    const end = (answer) => {
      box.remove();
      resolve(answer);
    };
    yes.addEventListener("click", () => end(true));
    no.addEventListener("click", () => end(false));
    box.addEventListener("close", () => end(false));
  });
}

const DISCARD = {
  title: "Discard what you typed?",
  text: "This form closes and what you typed in it is lost.",
  confirm: "Discard",
  deny: "Go on with it",
  style: "danger",
};

async function leave(form, everything) {
  const typed = form.hasAttribute("data-touched") || anyAhead();
  if (typed && !(await question(DISCARD))) return;
  unsent().forEach(forget);
  await act("close", { ...screenOf(form), everything });
}

async function submit(form) {
  const sending = form.querySelector("[data-send]");
  if (!sending || sending.getAttribute("aria-busy") === "true") return;
  sending.setAttribute("aria-busy", "true");
  try {
    await flush();
    await act("submit", screenOf(form));
  } finally {
    sending.removeAttribute("aria-busy");
  }
}

export function listen() {
  document.addEventListener("submit", async (event) => {
    if (!event.target.matches("[data-submit]")) return;
    event.preventDefault();
    await submit(event.target.closest("dialog"));
    document.dispatchEvent(new Event("submitted"));
  });
  document.addEventListener("click", ({ target }) => {
    const leaving = target.closest("[data-leave]");
    if (leaving) leave(leaving.closest("dialog"), leaving.dataset.leave === "everything");
  });
  document.addEventListener("keydown", (event) => {
    const form = document.querySelector("dialog.modal");
    if (event.key !== "Escape" || !form || document.querySelector("dialog.question")) return;
    event.preventDefault();
    leave(form, false);
  });
}
