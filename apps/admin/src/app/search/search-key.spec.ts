import { isSearchKey } from './search-key';

describe('isSearchKey', () => {
  const pressed = (target: HTMLElement, init: KeyboardEventInit) => {
    const event = new KeyboardEvent('keydown', init);
    target.dispatchEvent(event);
    return isSearchKey(event);
  };
  const input = (type: string) => Object.assign(document.createElement('input'), { type });
  const slash = { key: '/', code: 'Slash' };

  it('is / where nobody types', () => {
    expect(pressed(document.body, slash)).toBe(true);
    expect(pressed(input('checkbox'), slash)).toBe(true);
  });

  it.each([input('text'), input('date'), document.createElement('textarea'), document.createElement('select')])(
    'leaves / to whoever types: %s',
    (field) => {
      expect(pressed(field, slash)).toBe(false);
    },
  );

  it('is / also while the field of a closed dialog still has the focus', () => {
    const dialog = document.createElement('dialog');
    const field = dialog.appendChild(input('text'));
    expect(pressed(field, slash)).toBe(true);
    dialog.setAttribute('open', '');
    expect(pressed(field, slash)).toBe(false);
  });

  it('is Ctrl K and ⌘ K anywhere, also with Korean letters', () => {
    expect(pressed(input('text'), { key: 'k', code: 'KeyK', ctrlKey: true })).toBe(true);
    expect(pressed(document.body, { key: 'ㅏ', code: 'KeyK', metaKey: true })).toBe(true);
  });

  it.each([
    { key: 'k', code: 'KeyK' },
    { key: 'K', code: 'KeyK', ctrlKey: true, shiftKey: true },
    { ...slash, ctrlKey: true },
    { ...slash, altKey: true },
    { ...slash, isComposing: true },
  ])('is nothing else: %j', (init) => {
    expect(pressed(document.body, init)).toBe(false);
  });
});
