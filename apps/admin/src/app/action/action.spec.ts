import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { EMPTY, of, Subject, throwError } from 'rxjs';
import { type Action, injectAction } from './action';

describe('an action', () => {
  let action: Action;
  let keys: string[];

  beforeEach(() => {
    keys = [];
    action = TestBed.runInInjectionContext(() => injectAction());
  });

  const failing = (status: number, error?: object) => (key: string) => {
    keys.push(key);
    return throwError(() => new HttpErrorResponse({ status, error }));
  };

  it('sends one request for two clicks', async () => {
    const answer = new Subject<string>();
    let sent = 0;
    const request = () => {
      sent += 1;
      return answer;
    };
    const first = action.run(request);
    const second = action.run(request);
    expect(action.busy()).toBe(true);
    answer.next('done');
    expect(await first).toEqual({ value: 'done' });
    expect(await second).toBeNull();
    expect(sent).toBe(1);
    expect(action.busy()).toBe(false);
  });

  it('keeps its key while nobody knows what became of the last try', async () => {
    await action.run(failing(0));
    await action.run(failing(503));
    expect(action.failure()?.kind).toBe('broken');
    await action.run((key) => {
      keys.push(key);
      return of('done');
    });
    await action.run(failing(0));
    expect(keys[0]).toBe(keys[1]);
    expect(keys[1]).toBe(keys[2]);
    expect(keys[3]).not.toBe(keys[2]);
  });

  it('takes a new key after a definite refusal, whose body would be another one', async () => {
    await action.run(failing(422, { code: 'PAST' }));
    expect(action.failure()).toMatchObject({ kind: 'refused', code: 'PAST' });
    await action.run(failing(0));
    expect(keys[0]).not.toBe(keys[1]);
  });

  it('takes an answer without a body for done', async () => {
    expect(await action.run(() => EMPTY)).toEqual({ value: undefined });
  });
});
