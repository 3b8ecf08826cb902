import { nearest } from './nearest';

describe('the nearest name', () => {
  const columns = ['email', 'phone_number', '이름', 'E-mail 2'];

  it.each([
    ['emial', 'email'],
    ['Email', 'email'],
    ['phoneNumber', 'phone_number'],
    ['이룸', '이름'],
    ['email2', 'E-mail 2'],
  ])('to %s is %s', (wanted, expected) => {
    expect(nearest(wanted, columns)).toBe(expected);
  });

  it.each(['address', 'x', ''])('to %j is none', (wanted) => {
    expect(nearest(wanted, columns)).toBeUndefined();
  });
});
