// @ts-check
/**
 * The door: notes who comes, shows how it went, and tells the services when there is a network.
 *
 * Everything noted goes the same way, online or not: first it is written down on the device, then it is told.
 */

import { Attendees } from "./attendees.js";
import { Camera } from "./camera.js";
import { AwayError, Desk } from "./desk.js";
import { Device } from "./device.js";
import { Teller } from "./telling.js";
import { clock, part, say, showFigures, showFresh, showList, showNet, showRefused, showWaiting, tell, who } from "./view.js";

/** @typedef {import("./attendees.js").Shown} Shown */
/** @typedef {import("./desk.js").Answer} Answer */
/** @typedef {import("./desk.js").Standing} Standing */
/** @typedef {import("./device.js").Note} Note */

const LOOKS_EVERY = 3000;
const ANSWERS_WITHIN = 2500;
const SAME_CODE_AFTER = 4000;
const CODE = /\/start\/attendees\/([A-Za-z0-9][A-Za-z0-9_.:~-]{0,199})$/;

const door = part("door");
const conferenceId = /** @type {string} */ (door.dataset.conference);
const endsAt = /** @type {string} */ (door.dataset.ends);
const desk = new Desk();
const attendees = new Attendees();
const device = await Device.open();
const teller = new Teller(desk, device);
let ahead = 0;
let asOf = "";
let latest = 0;
let all = false;
/** @type {Standing} */
let standing = "online";

/** This moment by the services' clock, and later than any before it. */
function moment() {
  latest = Math.max(Math.round(Date.now() + ahead), latest + 1);
  return new Date(latest).toISOString();
}

async function show() {
  const notes = await device.notes();
  attendees.waitFor(notes.filter((one) => one.conference_id === conferenceId));
  showFigures(attendees.figures());
  showWaiting(notes.length);
  showList(attendees.find(/** @type {HTMLInputElement} */ (part("q")).value), all, arrived, undone);
  showRefused(await device.refused(conferenceId), async (one) => (await device.seen(one), show()));
  const when = asOf && clock(asOf);
  showFresh(standing === "online" ? say("door_fresh", { when }) : "");
  if (standing === "online") showNet("", "");
  else if (standing === "sign-in") showNet(say("door_sign_in"), "stop", true);
  else showNet(say(standing === "offline" ? "door_offline" : "door_trouble", { when }), "wait");
  part("walk-in").hidden = standing !== "online";
}

/** Take over what has changed; without a network the list stays as it is. */
async function look() {
  try {
    const told = await desk.changes(conferenceId, asOf || undefined);
    standing = "online";
    ({ ahead, as_of: asOf } = told);
    attendees.merge(told.attendees, told.gone);
    if (told.over) return await end();
    await device.keep({ conference_id: conferenceId, attendees: attendees.listed(), as_of: asOf, ends_at: endsAt, ahead });
  } catch (error) {
    standing = error instanceof AwayError ? error.standing : "turned-down";
  }
  await show();
}

/** Tell all that waits. @returns {Promise<Answer[]>} */
async function tellAll() {
  const told = await teller.tellAll();
  standing = told.standing ?? standing;
  told.answers.forEach(takeOver);
  await show();
  return told.answers;
}

/** @param {Answer} answer */
function takeOver(answer) {
  const one = attendees.get(answer.attendee_id);
  if (!one || !answer.status) return;
  const { waits: _, ...known } = one;
  attendees.merge([{ ...known, status: answer.status, checked_in_at: answer.checked_in_at }]);
}

/** Note something and tell it; return the answer, if there is one in time.
 * @param {string} id @param {string} whom @param {Note["kind"]} kind @returns {Promise<Answer | undefined>} */
async function note(id, whom, kind) {
  await device.note({ conference_id: conferenceId, attendee_id: id, who: whom, at: moment(), kind });
  await show();
  const late = new Promise((resolve) => setTimeout(resolve, ANSWERS_WITHIN, []));
  /** @type {Answer[]} */
  let answers = await Promise.race([tellAll(), late]);
  const mine = (/** @type {Answer} */ one) => one.attendee_id === id;
  if (!answers.some(mine) && standing === "online") answers = await Promise.race([tellAll(), late]);
  return answers.findLast(mine);
}

/** Somebody stands here. @param {Shown} one */
async function arrived(one) {
  const whom = who(one);
  if (one.checked_in_at) return tell("wait", say("door_already", { who: whom, when: clock(one.checked_in_at) }));
  if (one.status !== "confirmed") return tell("stop", noPlace(whom, one.status));
  const undo = () => undone(one);
  const answer = await note(one.id, whom, "arrived");
  if (!answer) return tell("good", say("door_welcome_waits", { who: whom }), undo);
  if (answer.outcome === "already") return tell("wait", say("door_already", { who: whom, when: clock(`${answer.checked_in_at}`) }));
  if (answer.rule === "attendee-without-place") return tell("stop", noPlace(whom, `${answer.status}`));
  if (answer.outcome === "refused") return tell("stop", `${whom}: ${answer.detail}`);
  return tell("good", say("door_welcome", { who: whom }), undo);
}

/** @param {string} whom @param {string} status */
function noPlace(whom, status) {
  const words = say(`attendee_${status}`);
  return say("door_no_place", { who: whom, status: words.charAt(0).toLowerCase() + words.slice(1) });
}

/** It was a mistake. @param {Shown} one */
async function undone(one) {
  await note(one.id, who(one), "corrected");
  tell("wait", say("door_undone", { who: who(one) }));
}

/** A code was read; the same again is passed over for a while. @param {string} text */
async function scanned(text) {
  if (text === seen.text && Date.now() - seen.at < SAME_CODE_AFTER) return void (seen.at = Date.now());
  seen = { text, at: Date.now() };
  navigator.vibrate?.(80);
  const id = CODE.exec(text.split(/[?#]/)[0])?.[1];
  if (!id) return tell("stop", say("door_not_ours"));
  if (attendees.get(id)?.status !== "confirmed" && standing === "online") await look();
  const one = attendees.get(id);
  await (one ? arrived(one) : stranger(id));
}
let seen = { text: "", at: 0 };

/** A code that the list does not have: of another conference, or of somebody who registered after the list was read.
 * @param {string} id */
async function stranger(id) {
  const answer = await note(id, say("door_stranger"), "arrived");
  if (!answer) return tell("wait", say("door_stranger_waits"));
  if (answer.outcome === "refused") return tell("stop", answer.detail ?? "");
  await look();
  const one = attendees.get(id);
  if (one) tell("good", say("door_welcome", { who: who(one) }), () => undone(one));
}

/** Nobody comes any more: what is still to be told is told, and the people are forgotten. */
async function end() {
  const left = await device.notes();
  if (left.length) await tellAll();
  attendees.clear();
  await device.forget(conferenceId);
  door.hidden = true;
  part("over").hidden = false;
}

const camera = new Camera(/** @type {HTMLVideoElement} */ (part("video")), scanned);

/** @param {boolean} open */
function showCamera(open) {
  part("camera").hidden = !open;
  part("scan").textContent = say(open ? "door_scan_stop" : "door_scan");
  part("scan").setAttribute("aria-expanded", String(open));
}

async function scan() {
  if (!part("camera").hidden) {
    camera.stop();
    return showCamera(false);
  }
  showCamera(true);
  try {
    await camera.start();
  } catch {
    camera.stop();
    showCamera(false);
    tell("stop", say("door_camera_no"));
  }
}

/** Signing out forgets everything on the device, so nothing may wait. @param {Event} event */
async function beforeSignOut(event) {
  event.preventDefault();
  await Promise.race([tellAll(), new Promise((resolve) => setTimeout(resolve, ANSWERS_WITHIN))]);
  const { length } = await device.notes();
  if (length === 0 || confirm(say("door_sign_out_waits", { number: length }))) {
    /** @type {HTMLFormElement} */ (event.target).submit();
  }
}

async function forget() {
  attendees.clear();
  await device.forget(conferenceId);
  await caches.delete("door");
  await (await navigator.serviceWorker.getRegistration(location.pathname))?.unregister();
  location.assign(/** @type {string} */ (door.dataset.list));
}

async function begin() {
  const kept = await device.list(conferenceId);
  if (kept) {
    ({ ahead, as_of: asOf } = kept);
    attendees.merge(kept.attendees);
  }
  for (const one of document.querySelectorAll("[data-scripted]")) one.toggleAttribute("hidden", false);
  part("scan").addEventListener("click", scan);
  part("find").addEventListener("submit", (event) => event.preventDefault());
  part("q").addEventListener("input", show);
  part("more").addEventListener("click", () => ((all = true), show()));
  part("forget").addEventListener("click", forget);
  document.querySelector('form[action="/sign-out"]')?.addEventListener("submit", beforeSignOut);
  addEventListener("online", look);
  await navigator.serviceWorker.register("/start/door-worker.js", { scope: location.pathname });
  await navigator.storage?.persist?.();
  await lookAgainAndAgain();
}

async function lookAgainAndAgain() {
  if (!document.hidden) {
    await tellAll();
    await look();
  }
  setTimeout(lookAgainAndAgain, LOOKS_EVERY);
}

await begin();
