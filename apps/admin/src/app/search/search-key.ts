/** Whether a key asks for the search: `/` where nobody types, and Ctrl K or ⌘ K anywhere. */
export function isSearchKey(event: KeyboardEvent): boolean {
  if (event.isComposing || event.altKey) return false;
  // By its place on the keyboard: with Korean letters the same key types ㅏ.
  if (event.code === 'KeyK') return (event.ctrlKey || event.metaKey) && !event.shiftKey;
  return event.key === '/' && !event.ctrlKey && !event.metaKey && !isTyping(event.target);
}

const NOT_TYPED_INTO = new Set(['button', 'checkbox', 'color', 'file', 'image', 'radio', 'range', 'reset', 'submit']);

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  // The field of a dialog that has just closed keeps the focus until the next frame.
  if (target.closest('dialog:not([open])') !== null) return false;
  if (target instanceof HTMLInputElement) return !NOT_TYPED_INTO.has(target.type);
  return target.matches('textarea, select') || target.isContentEditable;
}
