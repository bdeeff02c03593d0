// Talking to the control API, one deed after the other, as one pair of hands would do them.

const person = () => document.body.dataset.person;
let last = Promise.resolve();

export class Refused extends Error {}

async function send(path, body) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  const facts = await answer.json();
  if (!answer.ok) throw new Refused(facts.error);
  return facts;
}

/** Do something as the person on this page, once everything before it is done. */
export function act(deed, body) {
  const mine = last.then(() => send(`/control/people/${person()}/${deed}`, body));
  last = mine.catch(() => {});
  return mine;
}

/** Ask without waiting for a turn: suggestions must not wait for a slow submission. */
export const ask = (deed, body) => send(`/control/people/${person()}/${deed}`, body);

export const jump = (step) => send("/control/clock", { step });

/** The revision once it is no longer the given one. */
export async function nextRevision(since) {
  const answer = await fetch(`/control/changes?since=${since}&timeout=20`);
  return String((await answer.json()).revision);
}

/** Tell the person, and their screen reader, something that has no other place. */
export function say(words) {
  document.getElementById("said").textContent = words;
}
