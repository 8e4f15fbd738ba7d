// @ts-check
/**
 * What a door keeps on its device: each conference's list, what is still to be told, and what was refused.
 *
 * @typedef {{id: string, name: string, organisation: string, status: string, checked_in_at: string | null}} Attendee
 * @typedef {{conference_id: string, attendees: Attendee[], as_of: string, ends_at: string, ahead: number}} List
 *   `ahead`: by how many milliseconds our clock is ahead of the device's.
 * @typedef {{key?: number, conference_id: string, attendee_id: string, who: string, at: string,
 *   kind: "arrived" | "corrected"}} Note
 * @typedef {Note & {why: string}} Refused
 */

const NAME = "samverka-door";
const KEPT_AFTER_END = 12 * 3600 * 1000;
/** Written through to the disk before it counts: a phone may die at once. @type {IDBTransactionOptions} */
const DURABLE = { durability: "strict" };

/** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
const answered = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** @param {IDBTransaction} transaction @returns {Promise<void>} */
const written = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });

export class Device {
  /** @param {IDBDatabase} database */
  constructor(database) {
    this.database = database;
  }

  /** Open what is kept; lists of conferences that are long over go. */
  static async open() {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("lists", { keyPath: "conference_id" });
      for (const name of ["notes", "refused"]) {
        request.result.createObjectStore(name, { keyPath: "key", autoIncrement: true });
      }
    };
    const device = new Device(await answered(request));
    for (const list of await device.#all("lists")) {
      if (Date.parse(list.ends_at) + KEPT_AFTER_END < Date.now()) await device.forget(list.conference_id);
    }
    return device;
  }

  /** @param {string} conferenceId @returns {Promise<List | undefined>} */
  list(conferenceId) {
    return answered(this.database.transaction("lists").objectStore("lists").get(conferenceId));
  }

  /** @param {List} list */
  async keep(list) {
    const transaction = this.database.transaction("lists", "readwrite");
    transaction.objectStore("lists").put(list);
    await written(transaction);
  }

  /** Note something; when this returns it outlives the page, the browser and the battery. @param {Note} note */
  async note(note) {
    const transaction = this.database.transaction("notes", "readwrite", DURABLE);
    transaction.objectStore("notes").add(note);
    await written(transaction);
  }

  /** What is still to be told, in the order in which it was noted. @returns {Promise<Note[]>} */
  notes() {
    return this.#all("notes");
  }

  /** Forget what was told, and keep what was refused, in one step. @param {Note[]} told @param {Refused[]} refused */
  async told(told, refused) {
    const transaction = this.database.transaction(["notes", "refused"], "readwrite", DURABLE);
    for (const note of told) transaction.objectStore("notes").delete(/** @type {number} */ (note.key));
    for (const note of refused) transaction.objectStore("refused").put(note);
    await written(transaction);
  }

  /** What was refused and nobody has said to have seen. @param {string} conferenceId @returns {Promise<Refused[]>} */
  async refused(conferenceId) {
    return (await this.#all("refused")).filter((one) => one.conference_id === conferenceId);
  }

  /** @param {Refused} refused */
  async seen(refused) {
    const transaction = this.database.transaction("refused", "readwrite");
    transaction.objectStore("refused").delete(/** @type {number} */ (refused.key));
    await written(transaction);
  }

  /** Forget a conference's people; what is still to be told stays until it is. @param {string} conferenceId */
  async forget(conferenceId) {
    const transaction = this.database.transaction("lists", "readwrite");
    transaction.objectStore("lists").delete(conferenceId);
    await written(transaction);
    for (const one of await this.refused(conferenceId)) await this.seen(one);
  }

  /** @param {string} store @returns {Promise<any[]>} */
  #all(store) {
    return answered(this.database.transaction(store).objectStore(store).getAll());
  }
}
