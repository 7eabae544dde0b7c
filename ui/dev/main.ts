// The window's page with a core in memory: `npm run dev`, then /dev/index.html?count=150&closed&theme=dark
import { fakeCore } from "./fake-core";

const asked = new URLSearchParams(location.search);
const fake = fakeCore({
  count: Number(asked.get("count") ?? 15),
  open: !asked.has("closed"),
  preferences: { theme: asked.get("theme") ?? "system" },
});
Object.assign(window, { fake });
await import("../src/main");
