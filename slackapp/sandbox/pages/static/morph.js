// Turns the page into what the server would draw now, touching only what differs, so that focus,
// the caret, open menus and half-typed words stay where they are.

import { isAhead } from "./ahead.js";

/** What only the browser knows; the server draws it shut, and must not shut it. */
const LOCAL = new Set(["open", "aria-expanded", "aria-activedescendant", "aria-busy", "inert"]);

export function morph(from, to) {
  if (from.nodeType !== to.nodeType || from.nodeName !== to.nodeName || from.id !== to.id) {
    from.replaceWith(to);
  } else if (from.nodeType !== Node.ELEMENT_NODE) {
    if (from.data !== to.data) from.data = to.data;
  } else if (!from.hasAttribute("data-keep")) {
    const { value, checked } = to; // read now: a box's words leave it when its children move
    morphAttributes(from, to);
    morphChildren(from, to);
    morphValue(from, value, checked);
  }
}

function morphAttributes(from, to) {
  for (const { name } of [...from.attributes]) {
    if (!to.hasAttribute(name) && !LOCAL.has(name)) from.removeAttribute(name);
  }
  for (const { name, value } of to.attributes) {
    if (name === "value" && isAhead(from)) continue;
    if (!LOCAL.has(name) && from.getAttribute(name) !== value) from.setAttribute(name, value);
  }
}

function morphChildren(from, to) {
  const wanted = new Set([...to.children].map((child) => child.id).filter(Boolean));
  for (const child of [...from.children]) {
    if (child.id && !wanted.has(child.id)) child.remove();
  }
  let here = from.firstChild;
  for (const next of [...to.childNodes]) {
    const same = next.id ? [...from.children].find((child) => child.id === next.id) : alike(here, next);
    if (!same) {
      from.insertBefore(next, here);
    } else {
      here = clearedUpTo(same, here);
      if (same !== here) from.insertBefore(same, here);
      here = same.nextSibling;
      morph(same, next);
    }
  }
  while (here) {
    const rest = here.nextSibling;
    here.remove();
    here = rest;
  }
}

/** Moving an element takes the focus out of it, so what stands before it goes instead. */
function clearedUpTo(same, here) {
  while (here && here !== same && !here.id) {
    const gone = here;
    here = here.nextSibling;
    gone.remove();
  }
  return here;
}

function alike(here, next) {
  return here && !here.id && here.nodeName === next.nodeName ? here : null;
}

function morphValue(from, value, checked) {
  if (isAhead(from) || from === document.activeElement) return;
  if (from.type === "checkbox" || from.type === "radio") {
    from.checked = checked;
  } else if (from.matches("input, textarea, select") && from.value !== value) {
    from.value = value;
  }
}
