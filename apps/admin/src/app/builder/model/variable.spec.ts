import { withVariable } from './variable';

it('puts a variable where the caret is, over what is selected', () => {
  expect(withVariable('안녕 여러분!', { start: 3, end: 6 }, 'name')).toEqual({ text: '안녕 #{name}!', caret: 10 });
});
