import { policyLines } from './policy-lines';

const text = (key: string, params?: object) => (params === undefined ? key : `${key} ${JSON.stringify(params)}`);

describe('policyLines', () => {
  it('names the defaults too', () => {
    expect(policyLines({}, text, String)).toEqual([
      'policy.overlap.skip',
      'policy.missed.run_once {"n":"24"}',
      'policy.retries {"n":3}',
    ]);
  });

  it('says that a grace of zero never makes up for anything', () => {
    expect(policyLines({ policy: { missed: 'run_all', missedGraceMinutes: 0 } }, text, String)[1]).toBe(
      'policy.missed.skip',
    );
  });

  it('tells every rule that was chosen', () => {
    const policy = { overlap: 'queue', maxRetries: 0, timeoutSeconds: 90, pauseAfterFailures: 3 } as const;
    const sending = {
      ratePerMinute: 600,
      window: { from: '09:00', to: '18:00', outside: 'hold' },
      stopAfterFailures: 50,
    } as const;
    expect(policyLines({ policy, sending }, text, String)).toEqual([
      'policy.overlap.queue',
      'policy.missed.run_once {"n":"24"}',
      'policy.retries.none',
      'policy.timeout {"n":"2"}',
      'policy.pauseAfter {"n":3}',
      'policy.rate {"n":"600"}',
      'policy.window.hold {"from":"09:00","to":"18:00"}',
      'policy.stopAfter {"n":"50"}',
    ]);
  });
});
