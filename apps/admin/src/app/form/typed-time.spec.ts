import { readTime } from './typed-time';

describe('a typed time', () => {
  it.each([
    ['15:00', '15:00'],
    ['1500', '15:00'],
    ['15', '15:00'],
    ['15시', '15:00'],
    ['오후 3시', '15:00'],
    ['오후 3:00', '15:00'],
    ['오후3시', '15:00'],
    ['3pm', '15:00'],
    ['3:00 PM', '15:00'],
    ['3 p.m.', '15:00'],
    ['오후 3시 30분', '15:30'],
    ['9:5', '09:05'],
    ['900', '09:00'],
    ['9', '09:00'],
    ['오전 9시', '09:00'],
    ['오전 12:05', '00:05'],
    ['오후 12:05', '12:05'],
    ['12 AM', '00:00'],
    ['12 PM', '12:00'],
    ['정오', '12:00'],
    ['자정', '00:00'],
    ['noon', '12:00'],
    ['오후 15시', '15:00'],
    ['23:59:30', '23:59:30'],
    ['00:00', '00:00'],
    ['１５：００', '15:00'],
  ])('%j is %j', (typed, time) => {
    expect(readTime(typed)).toEqual({ kind: 'time', time });
  });

  it.each(['24:00', '9:60', '2560', '25시', '오전 13시', '오후 0시', '10:00:60'])('is on no clock: %j', (typed) => {
    expect(readTime(typed)).toEqual({ kind: 'noSuchTime' });
  });

  it.each(['아침', 'nine', '9-30', '1:2:3:4', '12345'])('is not read from %j', (typed) => {
    expect(readTime(typed)).toEqual({ kind: 'unreadable' });
  });

  it('may be missing', () => {
    expect(readTime('')).toEqual({ kind: 'empty' });
  });
});
