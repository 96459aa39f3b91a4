/** Reads the codes of badges with the phone's camera, where the browser can; elsewhere there is no button for it. */
interface Detector {
  detect(source: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>;
}
type DetectorClass = new (options: { formats: readonly string[] }) => Detector;

const lookEveryMs = 250;

/**
 * Brings the button of the camera to life.
 * @param words what is said when there is no camera, or one may not use it
 * @param found called with what a code says, once each time it comes into sight
 */
export const readBadges = (place: HTMLElement, words: { readonly none: string }, found: (code: string) => void): void => {
  const Detecting = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
  const [start, stop] = place.querySelectorAll("button");
  const video = place.querySelector("video");
  const line = place.querySelector("p");
  if (!Detecting || !navigator.mediaDevices || !start || !stop || !video || !line) return;
  const detector = new Detecting({ formats: ["qr_code"] });
  let stream: MediaStream | undefined;
  let seen = "";

  const look = async (): Promise<void> => {
    if (!stream) return;
    const [code] = await detector.detect(video).catch(() => []);
    const value = code?.rawValue ?? "";
    if (value !== "" && value !== seen) found(value);
    seen = value;
    setTimeout(() => void look(), lookEveryMs);
  };
  const show = (isOn: boolean): void => {
    start.hidden = isOn;
    stop.hidden = !isOn;
    video.hidden = !isOn;
  };
  const end = (): void => {
    for (const track of stream?.getTracks() ?? []) track.stop();
    stream = undefined;
    video.srcObject = null;
    show(false);
  };

  show(false);
  place.hidden = false;
  start.addEventListener("click", () => {
    navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } }).then(
      (given) => {
        stream = given;
        video.srcObject = given;
        show(true);
        void video.play();
        void look();
      },
      () => (line.textContent = words.none),
    );
  });
  stop.addEventListener("click", end);
  addEventListener("pagehide", end);
  // A camera that nobody looks at is turned off.
  document.addEventListener("visibilitychange", () => document.hidden && end());
};
