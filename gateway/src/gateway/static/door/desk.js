// @ts-check
/**
 * Asks the gateway in the name of who is signed in. Whatever goes wrong is one of three: no network (or nobody answers),
 * signed out, or turned down.
 *
 * @typedef {import("./device.js").Attendee} Attendee
 * @typedef {import("./device.js").Note} Note
 * @typedef {{attendee_id: string, outcome: "checked-in" | "already" | "corrected" | "overtaken" | "refused",
 *   checked_in_at: string | null, status: string | null, rule: string | null, detail: string | null}} Answer
 * @typedef {{attendees: Attendee[], gone: string[], over: boolean, as_of: string, ahead: number}} Changes
 * @typedef {"online" | "offline" | "sign-in" | "turned-down"} Standing
 */

const PATIENCE = 8000;

export class AwayError extends Error {
  /** @param {Standing} standing */
  constructor(standing) {
    super(standing);
    this.standing = standing;
  }
}

export class Desk {
  /** The whole list, or what has changed since. @param {string} conferenceId @param {string} [since] */
  async changes(conferenceId, since) {
    const asked = Date.now();
    const query = since ? `?since=${encodeURIComponent(since)}` : "";
    /** @type {Changes} */
    const told = await this.#ask(`${place(conferenceId)}/list${query}`);
    return { ...told, ahead: Date.parse(told.as_of) - (asked + Date.now()) / 2 };
  }

  /** Tell what was noted; the answers come in the same order. @param {string} conferenceId @param {Note[]} notes */
  async tell(conferenceId, notes) {
    const said = notes.map(({ attendee_id, at, kind }) => ({ attendee_id, at, kind }));
    /** @type {{check_ins: Answer[]}} */
    const told = await this.#ask(`${place(conferenceId)}/check-ins`, { check_ins: said });
    return told.check_ins;
  }

  /** @param {string} path @param {object} [body] */
  async #ask(path, body) {
    const sent = body && { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" } };
    /** @type {Response} */
    let answer;
    try {
      // A redirect leads to the sign-in: it is not followed.
      answer = await fetch(path, { ...sent, redirect: "manual", signal: AbortSignal.timeout(PATIENCE) });
      if (answer.ok) return await answer.json();
    } catch {
      throw new AwayError("offline");
    }
    if (answer.type === "opaqueredirect" || answer.status === 403) throw new AwayError("sign-in");
    throw new AwayError(answer.status >= 500 || answer.status === 429 ? "offline" : "turned-down");
  }
}

/** @param {string} conferenceId */
function place(conferenceId) {
  return `/start/conferences/${encodeURIComponent(conferenceId)}/door`;
}
