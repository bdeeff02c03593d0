// What is typed and chosen goes to the server as it changes, and always before anything is pressed.

import { changed, forget, settled, unsent, version } from "./ahead.js";
import { act, Refused, say } from "./server.js";

const PAUSE = 400;
const timers = new Map();

/** The view or message that an element stands in, and its place there, as the server names them. */
export function placeOf(part) {
  const { block, action } = part.closest("[data-action]").dataset;
  return { ...screenOf(part), block_id: block, action_id: action };
}

export function screenOf(part) {
  const { view, channel, ts } = part.closest("[data-screen]").dataset;
  return view ? { view_id: view } : { channel, ts };
}

function answerOf(field) {
  if (field.matches(".boxes")) {
    const values = [...field.querySelectorAll("input:checked")].map((box) => box.value);
    return { value: field.querySelector("[type=radio]") ? values[0] : values };
  }
  return field.type === "datetime-local" ? { local_time: field.value } : { value: field.value };
}

export async function send(field, more = {}) {
  clearTimeout(timers.get(field));
  timers.delete(field);
  if (!field.isConnected) return forget(field);
  const change = version(field);
  try {
    await act("fill", { ...placeOf(field), ...answerOf(field), ...more });
    say("");
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    say(error.message);
  } finally {
    settled(field, change);
  }
}

/** Everything that was typed and not sent yet; await it before a press or a submission. */
export const flush = () =>
  Promise.all(unsent().filter((field) => field.matches("[data-field]")).map((field) => send(field)));

function later(field) {
  clearTimeout(timers.get(field));
  timers.set(field, setTimeout(() => send(field), PAUSE));
}

function count(field) {
  const most = Number(field.dataset.most);
  if (!most) return;
  const left = most - field.value.length;
  const sign = field.parentElement.querySelector(".count");
  sign.classList.toggle("over", left < 0);
  sign.textContent = left > most / 10 ? "" : left < 0 ? `${-left} too many` : `${left} left`;
}

const TYPED = "textarea, [type=text], [type=email], [type=url]";

export function listen() {
  document.addEventListener("input", ({ target }) => {
    if (!target.matches("[data-field]")) return;
    changed(target);
    if (target.matches(TYPED)) later(target);
    count(target);
  });
  document.addEventListener("change", ({ target }) => {
    const field = target.closest("[data-field]");
    if (!field) return;
    changed(field);
    send(field);
  });
  document.addEventListener("keydown", (event) => {
    const field = event.target;
    if (event.key !== "Enter" || !field.matches?.("input[data-dispatch~=on_enter_pressed]")) return;
    event.preventDefault();
    changed(field);
    send(field, { enter: true });
  });
}
