import { keepFocus } from './keep-focus';

const focused = () => document.activeElement?.tagName.toLowerCase();
/** Observers are told once the running script is over. */
const told = () => new Promise<void>((resolve) => queueMicrotask(resolve));

beforeEach(() => {
  document.body.innerHTML = '<main><h1>제목</h1><button>취소</button><a href="#">다음</a></main>';
  document.querySelector('button')?.focus();
});

it('gives the focus of what vanishes to the heading', async () => {
  keepFocus(document);
  document.querySelector('button')?.remove();
  await told();
  expect(focused()).toBe('h1');
});

it('leaves it where it is while that is there', async () => {
  keepFocus(document);
  document.querySelector('main')?.append('알림');
  await told();
  expect(focused()).toBe('button');
});

it('leaves it with whoever moved on', async () => {
  keepFocus(document);
  document.querySelector('a')?.focus();
  document.querySelector('button')?.remove();
  await told();
  expect(focused()).toBe('a');
});
