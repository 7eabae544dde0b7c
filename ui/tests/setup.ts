// What every test needs: jsdom lacks dialogs, popovers, sizes and media queries.
import { cleanup, configure } from "@testing-library/svelte";
import { afterEach } from "vitest";

// A machine that builds at the same time is slow; a test that waits is not wrong.
configure({ asyncUtilTimeout: 10_000 });
afterEach(() => cleanup());

HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  if (!this.open) return;
  this.open = false;
  this.dispatchEvent(new Event("close"));
};
// axe asks for a canvas to look for icon fonts; there are none.
HTMLCanvasElement.prototype.getContext = () => null;
HTMLElement.prototype.showPopover ??= function (this: HTMLElement) {
  this.removeAttribute("popover");
};
Element.prototype.checkVisibility ??= () => true;
Element.prototype.scrollIntoView ??= () => undefined;
window.ResizeObserver ??= class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
};
window.matchMedia ??= (query: string) =>
  Object.assign(new EventTarget(), {
    matches: false,
    media: query,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
  }) as MediaQueryList;
