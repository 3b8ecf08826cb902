import { neededVariables, withOtherVariable, withVariable } from './variable';

it('puts a variable where the caret is, over what is selected', () => {
  expect(withVariable('안녕 여러분!', { start: 3, end: 6 }, 'name')).toEqual({ text: '안녕 #{name}!', caret: 10 });
});

it.each([
  ['#{이름}님, #{ 이름 }님의 #{상품}', ['이름', '상품']],
  ['#{이름|고객}님', []],
  ['#{이름|고객}님 #{이름}', ['이름']],
  ['#{a|x#{b}y', ['b']],
  ['#{', []],
  ['#{}', []],
  ['#{na\nme}', []],
  [`#{${'이름'.normalize('NFD')}}`, ['이름']],
])('finds in %j the variables that need a value', (text, expected) => {
  expect(neededVariables(text)).toEqual(expected);
});

it('puts another variable in every place of one, with its default', () => {
  expect(withOtherVariable('#{이룸}님 #{이룸|고객}님 #{상품}', '이룸', '이름')).toBe(
    '#{이름}님 #{이름|고객}님 #{상품}',
  );
});
