// @ts-check
/**
 * What the page shows. All words come from the page itself, in the reader's language; nothing is written as HTML.
 *
 * @typedef {import("./attendees.js").Shown} Shown
 * @typedef {import("./device.js").Refused} Refused
 * @typedef {"good" | "wait" | "stop"} Mood
 */

const SHOWN_AT_FIRST = 50;
const COMING = ["offered", "waitlisted", "requested"];

/** @template {HTMLElement} [T=HTMLElement] @param {string} id @returns {T} */
export const part = (id) => /** @type {T} */ (document.getElementById(id));

/** @type {Record<string, string>} */
const words = JSON.parse(part("words").textContent ?? "{}");

/** A text of the page with its values filled in. @param {string} key @param {Record<string, string | number>} [values] */
export function say(key, values = {}) {
  return (words[key] ?? key).replace(/{(\w+)}/g, (_, name) => String(values[name]));
}

/** A moment's time of day where the conference is: 8.52. @param {string} moment */
export function clock(moment) {
  const told = new Date(moment).toLocaleTimeString("sv", { timeZone: "Europe/Stockholm", timeStyle: "short" });
  return document.documentElement.lang === "sv" ? told.replace(/^0/, "").replace(":", ".") : told;
}

/** @param {string} tag @param {string} text @param {string} [style] */
function element(tag, text, style = "") {
  const made = document.createElement(tag);
  made.textContent = text;
  made.className = style;
  return made;
}

/** @param {string} text @param {string} style @param {string} about @param {() => unknown} act */
function button(text, style, about, act) {
  const made = element("button", text, style);
  made.setAttribute("type", "button");
  made.append(element("span", `: ${about}`, "unseen"));
  made.addEventListener("click", act);
  return made;
}

/** Who somebody is, in words. @param {{name: string, organisation: string}} one */
export const who = (one) => `${one.name}, ${one.organisation}`;

/** Tell what came of something, aloud as well; `undo` may be pressed as long as it is shown.
 * @param {Mood} mood @param {string} text @param {() => unknown} [undo] */
export function tell(mood, text, undo) {
  const told = part("said");
  part("said-box").className = `door-said ${mood}`;
  part("said-box").hidden = false;
  told.textContent = "";
  told.append(text);
  const taken = part("undo");
  taken.hidden = !undo;
  taken.onclick = undo ?? null;
}

/** @param {{came: number, expected: number}} figures */
export function showFigures(figures) {
  part("came").textContent = say("door_came", figures);
}

/** How old the list is; not read aloud, for that changes all the time. @param {string} text */
export function showFresh(text) {
  part("fresh").textContent = text;
}

/** What is wrong with the network; empty where nothing is. @param {string} text @param {"" | "wait" | "stop"} mood
 * @param {boolean} [signIn] */
export function showNet(text, mood, signIn = false) {
  if (part("net").textContent !== text) part("net").textContent = text;
  part("net-box").className = text ? `notice ${mood}` : "";
  part("sign-in-again").hidden = !signIn;
}

/** @param {number} number */
export function showWaiting(number) {
  part("waiting").hidden = number === 0;
  part("waiting").textContent = say("door_queue", { number });
}

let before = "";

/** The list, as far as it is wanted. @param {Shown[]} found @param {boolean} all
 * @param {(one: Shown) => unknown} arrived @param {(one: Shown) => unknown} undo */
export function showList(found, all, arrived, undo) {
  const shown = all ? found : found.slice(0, SHOWN_AT_FIRST);
  part("nobody").hidden = found.length > 0;
  part("more").hidden = shown.length === found.length;
  const now = JSON.stringify(shown);
  if (now === before) return; // a row that is being pressed stays where it is
  before = now;
  const focused = document.activeElement?.closest("li")?.id;
  part("list").replaceChildren(...shown.map((one) => row(one, arrived, undo)));
  if (focused) part(focused)?.querySelector("button")?.focus();
}

/** @param {Shown} one @param {(one: Shown) => unknown} arrived @param {(one: Shown) => unknown} undo */
function row(one, arrived, undo) {
  const item = element("li", "");
  item.id = `a-${one.id}`;
  const told = element("span", "");
  told.append(element("strong", one.name), document.createElement("br"), one.organisation, document.createElement("br"));
  told.append(standing(one));
  item.append(told);
  if (one.checked_in_at) item.append(button(say("attendee_correct"), "quiet", one.name, () => undo(one)));
  else if (one.status === "confirmed") item.append(button(say("attendee_check_in"), "button", one.name, () => arrived(one)));
  return item;
}

/** @param {Shown} one */
function standing(one) {
  const here = one.checked_in_at && say("door_here", { when: clock(one.checked_in_at) });
  const text = one.waits ? `${here || say("door_not_here")} – ${say("door_waits")}` : here || say(`attendee_${one.status}`);
  const ok = here || one.status === "confirmed";
  const mood = one.waits || COMING.includes(one.status) ? "wait" : ok ? "ok" : "stop";
  return element("span", text, `tag ${mood}`);
}

/** What the services refused, by name and reason, until somebody has seen it.
 * @param {Refused[]} refused @param {(one: Refused) => unknown} seen */
export function showRefused(refused, seen) {
  part("refused").hidden = refused.length === 0;
  const rows = refused.map((one) => {
    const item = element("li", "");
    const told = element("span", "");
    told.append(element("strong", one.who), ` ${clock(one.at)}`, document.createElement("br"), one.why);
    item.append(told, button(say("door_seen"), "quiet", one.who, () => seen(one)));
    return item;
  });
  part("refused-list").replaceChildren(...rows);
}
