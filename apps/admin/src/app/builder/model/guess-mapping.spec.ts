import { guessMapping } from './guess-mapping';

describe('the guess which column is what', () => {
  const rows = [{ 이름: '김지수', 연락처: '010-1234-5678', 메일: 'jisoo@example.com', '회원 번호': '17' }];
  const columns = Object.keys(rows[0] ?? {});

  it('goes by the names, and by what the channel needs', () => {
    expect(guessMapping(columns, rows, 'sms')).toMatchObject({ address: '연락처', name: '이름', key: '회원 번호' });
    expect(guessMapping(columns, rows, 'email')).toMatchObject({ address: '메일' });
  });

  it('goes by what is in them where the names say nothing', () => {
    const nameless = [{ a: '1', b: '010-1234-5678', c: 'x@example.com' }];
    expect(guessMapping(['a', 'b', 'c'], nameless, 'alimtalk').address).toBe('b');
    expect(guessMapping(['a', 'b', 'c'], nameless, 'email').address).toBe('c');
  });

  it('finds the columns of consent', () => {
    expect(guessMapping(['phone', '광고 수신 동의', 'night_consent'], [], 'sms')).toMatchObject({
      adConsent: '광고 수신 동의',
      nightConsent: 'night_consent',
    });
  });

  it('takes the only column there is, and says nothing where nothing fits', () => {
    expect(guessMapping(['x'], [{ x: 'hello' }], 'outbox').address).toBe('x');
    expect(guessMapping(['x', 'y'], [{ x: 'hello', y: 'there' }], 'sms').address).toBe('');
  });
});
