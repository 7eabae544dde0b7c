// Puts a text on the clipboard when a person asks for it. WebKit refuses its clipboard to scripts but lets
// them answer a copy, if they claim it first where nothing is selected.

/** Whether the text is on the clipboard now. */
export function copyText(text: string): boolean {
  const claim = (event: Event) => event.preventDefault();
  const put = (event: ClipboardEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData("text/plain", text);
  };
  window.addEventListener("beforecopy", claim, true);
  window.addEventListener("copy", put, true);
  const copied = document.execCommand("copy");
  window.removeEventListener("beforecopy", claim, true);
  window.removeEventListener("copy", put, true);
  return copied;
}
