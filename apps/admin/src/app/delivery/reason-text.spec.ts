import { reasonText } from './reason-text';

const text = (key: string, params?: object) => (params === undefined ? key : `${key} ${JSON.stringify(params)}`);

describe('reasonText', () => {
  it.each([
    ['suppressed', 'reason.suppressed'],
    ['HTTP_404', 'reason.http {"n":"404"}'],
    ['SMTP_550', 'reason.smtp {"n":"550"}'],
    ['SOLAPI_3041', 'reason.solapi {"n":"3041"}'],
    ['CONNECTION_LOST', 'reason.connectionLost'],
    ['settled', 'reason.settled'],
    ['SOLAPI_BALANCE', 'reason.balance'],
    ['OF_A_LATER_VERSION', 'OF_A_LATER_VERSION'],
    [undefined, 'reason.none'],
  ])('says %p as %s', (code, expected) => {
    expect(reasonText(code, text)).toBe(expected);
  });
});
