// Prepares textual-serve's terminal, which begins when the page has loaded.
const place = document.getElementById("terminal");
place.dataset.sessionWebsocketUrl = `ws://${location.host}/ws/${localStorage.getItem("coach-key") ?? "none"}`;
document.getElementById("again").addEventListener("click", () => location.reload());

const BELL = 7;
const NOTICES = /\x1b\][^\x07\x1b]*(\x07|\x1b\\)/g; // they end with the sign of the bell, but do not ring
let sound = null;

// Browsers let a page sound only after a first key or click.
function allowSound() {
  sound ??= new AudioContext();
  sound.resume();
}

function ring() {
  if (sound?.state !== "running") {
    return;
  }
  const tone = sound.createOscillator();
  const loudness = sound.createGain();
  tone.frequency.value = 660;
  loudness.gain.setValueAtTime(0.2, sound.currentTime);
  loudness.gain.exponentialRampToValueAtTime(0.001, sound.currentTime + 0.4);
  tone.connect(loudness).connect(sound.destination);
  tone.start();
  tone.stop(sound.currentTime + 0.4);
  document.body.dataset.rung = Number(document.body.dataset.rung ?? 0) + 1;
}

for (const event of ["keydown", "pointerdown"]) {
  window.addEventListener(event, allowSound, { capture: true });
}

// The terminal in the page is silent, and cannot be reached from here: what it is sent can.
const Plain = window.WebSocket;
window.WebSocket = class extends Plain {
  constructor(...given) {
    super(...given);
    this.addEventListener("open", () => place.querySelector("textarea")?.focus());
    this.addEventListener("message", ({ data }) => {
      if (data instanceof ArrayBuffer && new Uint8Array(data).includes(BELL)) {
        if (new TextDecoder().decode(data).replace(NOTICES, "").includes("\x07")) {
          ring();
        }
      }
    });
  }
};
