import { deedHeaders } from './deed';

describe('deedHeaders', () => {
  it('carries the key, and the reason in letters that a header can hold', () => {
    expect(deedHeaders({ key: 'k', reason: ' 점검 중 ' })).toEqual({
      'Idempotency-Key': 'k',
      'Audit-Reason': '%EC%A0%90%EA%B2%80%20%EC%A4%91',
    });
  });

  it('says nothing when nobody gave a reason', () => {
    expect(deedHeaders({ key: 'k', reason: '  ' })).toEqual({ 'Idempotency-Key': 'k' });
  });
});
