// @ts-check
/**
 * Who is expected and who has come: what the list says, and what this door has noted since.
 *
 * @typedef {import("./device.js").Attendee} Attendee
 * @typedef {import("./device.js").Note} Note
 * @typedef {Attendee & {waits: boolean}} Shown  `waits`: this door has noted something that is not told yet.
 */

const OWN_LETTERS = /[åäö]/;
const COLLATOR = new Intl.Collator("sv");

/** The words of a text in small letters without accents; å, ä and ö stay what they are. @param {string} text */
export function wordsOf(text) {
  const plain = [...text.normalize("NFC").toLowerCase()].map((letter) =>
    OWN_LETTERS.test(letter) ? letter : letter.normalize("NFD").replace(/\p{M}/gu, ""),
  );
  return plain.join("").match(/[\p{L}\p{N}_]+/gu) ?? [];
}

export class Attendees {
  /** @type {Map<string, Attendee>} */
  #known = new Map();
  /** @type {Note[]} */
  #notes = [];

  /** Take over what has changed; `gone` are ids that are no more. @param {Attendee[]} changed @param {string[]} gone */
  merge(changed, gone = []) {
    for (const one of changed) this.#known.set(one.id, one);
    for (const id of gone) this.#known.delete(id);
  }

  /** Say what this door has noted and not told yet. @param {Note[]} notes */
  waitFor(notes) {
    this.#notes = notes;
  }

  /** Forget everybody. */
  clear() {
    this.#known.clear();
  }

  /** All as the list says it, to be kept. @returns {Attendee[]} */
  listed() {
    return [...this.#known.values()];
  }

  /** One as they stand at this door. @param {string} id @returns {Shown | undefined} */
  get(id) {
    const one = this.#known.get(id);
    if (!one) return undefined;
    const notes = this.#notes.filter((note) => note.attendee_id === id);
    const standing = notes.reduce(afterNote, one.checked_in_at);
    return { ...one, checked_in_at: standing, waits: notes.length > 0 };
  }

  /** Those of whom each word begins a word of the name or the organisation; by name. @param {string} words */
  find(words) {
    const wanted = wordsOf(words);
    const found = this.listed().filter((one) => {
      const own = wordsOf(`${one.name} ${one.organisation}`);
      return wanted.every((word) => own.some((mine) => mine.startsWith(word)));
    });
    const shown = found.map((one) => /** @type {Shown} */ (this.get(one.id)));
    return shown.sort((one, other) => COLLATOR.compare(one.name, other.name));
  }

  /** How many have a place, and how many of them have come. */
  figures() {
    const expected = this.find("").filter((one) => one.status === "confirmed");
    return { expected: expected.length, came: expected.filter((one) => one.checked_in_at).length };
  }
}

/** @param {string | null} standing @param {Note} note @returns {string | null} */
function afterNote(standing, note) {
  return note.kind === "corrected" ? null : (standing ?? note.at);
}
