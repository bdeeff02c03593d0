// Which fields are ahead of the server: a page drawn before their words arrived must not undo them.

let clock = 0;
const latest = new Map(); // field -> when it was changed last
const known = new Map(); // field -> which of its changes the server has

/** Boxes of one question stand or fall together, so their group is the field. */
export const isAhead = (part) => latest.has(part.closest("[data-field]") ?? part);
export const unsent = () => [...latest.keys()].filter((f) => known.get(f) !== latest.get(f));
export const anyAhead = () => latest.size > 0;
export const version = (field) => latest.get(field);

export function changed(field) {
  latest.set(field, ++clock);
}

/** The server has, or has refused, this change; what it draws from now on is the truth. */
export function settled(field, change) {
  known.set(field, change);
}

export function forget(field) {
  latest.delete(field);
  known.delete(field);
}

/** Call before asking for a page; call what it returns once that page is there. */
export function askingForPage() {
  const drawn = new Map(known);
  return () => {
    for (const [field, change] of drawn) {
      if (latest.get(field) === change || !field.isConnected) forget(field);
    }
  };
}
