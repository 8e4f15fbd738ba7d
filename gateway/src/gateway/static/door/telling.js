// @ts-check
/**
 * Tells the services what was noted, in its order, from one window at a time. It stays noted until it is answered.
 *
 * @typedef {import("./desk.js").Answer} Answer
 * @typedef {import("./desk.js").Desk} Desk
 * @typedef {import("./desk.js").Standing} Standing
 * @typedef {import("./device.js").Device} Device
 * @typedef {import("./device.js").Note} Note
 * @typedef {{answers: Answer[], standing?: Standing}} Told  `standing` is known where something was to be told.
 */

import { AwayError } from "./desk.js";

const AT_ONCE = 100;

export class Teller {
  /** @type {Promise<Told> | undefined} */
  #telling;

  /** @param {Desk} desk @param {Device} device */
  constructor(desk, device) {
    this.desk = desk;
    this.device = device;
  }

  /** Tell all that waits; who asks meanwhile gets the same answers. @returns {Promise<Told>} */
  tellAll() {
    this.#telling ??= navigator.locks
      .request("door-telling", () => this.#tellWhatWaits())
      .finally(() => (this.#telling = undefined));
    return this.#telling;
  }

  /** @returns {Promise<Told>} */
  async #tellWhatWaits() {
    /** @type {Told} */
    const told = { answers: [] };
    try {
      for (let notes = await this.device.notes(); notes.length; notes = await this.device.notes()) {
        const some = notes.filter((one) => one.conference_id === notes[0].conference_id).slice(0, AT_ONCE);
        told.answers.push(...(await this.#tell(some)));
        told.standing = "online";
      }
    } catch (error) {
      if (!(error instanceof AwayError)) throw error;
      told.standing = error.standing;
    }
    return told;
  }

  /** @param {Note[]} notes of one conference */
  async #tell(notes) {
    const answers = await this.desk.tell(notes[0].conference_id, notes);
    const refused = notes.flatMap((note, place) => {
      const { outcome, detail } = answers[place];
      return outcome === "refused" ? [{ ...note, why: detail ?? "" }] : [];
    });
    await this.device.told(notes, refused);
    return answers;
  }
}
