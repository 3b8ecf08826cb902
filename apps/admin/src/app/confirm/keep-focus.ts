/**
 * What a dialog was opened with may vanish because of what the dialog did, and the focus with it: a reader by keyboard would
 * begin at the top of the page again. Then the page's heading takes the focus. Whoever moved on meanwhile is left alone.
 */
export function keepFocus(document: Document): void {
  const opener = document.activeElement;
  if (opener === null || opener === document.body) return toHeading(document);
  const watch = new MutationObserver(() => {
    if (document.activeElement === opener) return;
    watch.disconnect();
    if (!opener.isConnected && document.activeElement === document.body) toHeading(document);
  });
  watch.observe(document.body, { childList: true, subtree: true });
}

function toHeading(document: Document): void {
  const heading = document.querySelector<HTMLElement>('main h1');
  heading?.setAttribute('tabindex', '-1');
  heading?.focus({ preventScroll: true });
}
