// @ts-check
/**
 * Reads QR codes with the device's camera: with the browser's own reader where it has one, else with zxing-wasm.
 *
 * @typedef {(picture: HTMLCanvasElement) => Promise<string | undefined>} Reader
 */

const LOOKS_EVERY = 150;
const WIDEST = 800;
const WASM = "/static/zxing-wasm/zxing_reader.wasm";
const READER = "/static/zxing-wasm/es/reader/index.js";

/** @returns {Promise<Reader>} */
async function ownReader() {
  const Detector = /** @type {any} */ (globalThis).BarcodeDetector;
  const formats = Detector ? await Detector.getSupportedFormats() : [];
  if (!formats.includes("qr_code")) return wasmReader();
  const detector = new Detector({ formats: ["qr_code"] });
  return async (picture) => (await detector.detect(picture))[0]?.rawValue;
}

/** @returns {Promise<Reader>} */
async function wasmReader() {
  const zxing = await import(READER);
  zxing.prepareZXingModule({ overrides: { locateFile: () => WASM } });
  const wanted = { formats: ["QRCode"], tryHarder: true, maxNumberOfSymbols: 1 };
  return async (picture) => {
    const pixels = picture.getContext("2d")?.getImageData(0, 0, picture.width, picture.height);
    return (await zxing.readBarcodes(pixels, wanted))[0]?.text;
  };
}

export class Camera {
  /** @type {MediaStream | undefined} */
  #stream;
  #picture = document.createElement("canvas");

  /** @param {HTMLVideoElement} video @param {(text: string) => Promise<void>} found */
  constructor(video, found) {
    this.video = video;
    this.found = found;
    this.#picture.getContext("2d", { willReadFrequently: true });
  }

  /** Look through the camera at the back, until `stop`. Rejects where there is none, or where it is not allowed. */
  async start() {
    const wanted = { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 720 } };
    const stream = await navigator.mediaDevices.getUserMedia({ video: wanted, audio: false });
    this.#stream = stream;
    this.video.srcObject = stream;
    await this.video.play();
    const read = await ownReader();
    while (this.#stream === stream) {
      const text = await this.#look(read);
      if (text) await this.found(text);
      await new Promise((resolve) => setTimeout(resolve, LOOKS_EVERY));
    }
  }

  /** Let go of the camera. */
  stop() {
    for (const track of this.#stream?.getTracks() ?? []) track.stop();
    this.#stream = undefined;
    this.video.srcObject = null;
  }

  /** @param {Reader} read @returns {Promise<string | undefined>} */
  async #look(read) {
    const { videoWidth: width, videoHeight: height } = this.video;
    if (!width) return undefined;
    const scale = Math.min(1, WIDEST / Math.max(width, height));
    this.#picture.width = width * scale;
    this.#picture.height = height * scale;
    this.#picture.getContext("2d")?.drawImage(this.video, 0, 0, this.#picture.width, this.#picture.height);
    return read(this.#picture);
  }
}
