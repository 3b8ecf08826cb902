import { HttpErrorResponse } from '@angular/common/http';
import { type Problem } from '@jeongsi/contract';
import { type Failure, failureOf } from './failure';

function answered(status: number, problem?: Partial<Problem>): HttpErrorResponse {
  return new HttpErrorResponse({
    status,
    error: problem && { type: 'urn:jeongsi:problem', title: '', status, code: 'CODE', ...problem },
  });
}

describe('failureOf', () => {
  it.each<[string, HttpErrorResponse, Failure['kind']]>([
    ['no answer', answered(0), 'unreachable'],
    ['nobody logged in', answered(401, { code: 'UNAUTHORIZED' }), 'signedOut'],
    ['a key that may not', answered(403, { code: 'FORBIDDEN' }), 'forbidden'],
    ['nothing there', answered(404, { code: 'NOT_FOUND' }), 'missing'],
    ['an older version', answered(412, { code: 'STALE' }), 'changed'],
    ['a job that started meanwhile', answered(409, { code: 'JOB_NOT_PENDING' }), 'changed'],
    ['nobody to retry', answered(409, { code: 'NOTHING_TO_RETRY' }), 'refused'],
    ['an impossible request', answered(422, { code: 'UNPROCESSABLE' }), 'refused'],
    ['a full disk', answered(507, { code: 'STORE_FULL' }), 'broken'],
    ['a fault without a document', answered(502), 'broken'],
  ])('tells %s', (_what, error, kind) => {
    expect(failureOf(error, 'online').kind).toBe(kind);
  });

  it('blames the network of a device that has none', () => {
    expect(failureOf(answered(0), 'offline').kind).toBe('offline');
  });

  it('names the field error before the problem, and the request in the log', () => {
    const error = answered(422, {
      code: 'UNPROCESSABLE',
      instance: 'urn:uuid:0199a0c0-0000-7000-8000-000000000001',
      errors: [{ path: 'scheduledTime', code: 'PAST', message: 'Give a time in the future.' }],
    });
    expect(failureOf(error, 'online')).toEqual({
      kind: 'refused',
      code: 'PAST',
      id: '0199a0c0-0000-7000-8000-000000000001',
      detail: 'Give a time in the future.',
    });
  });
});
