import { policyOf } from './policy-of';

const HOUR_MS = 3_600_000;
const defaults = { timeoutMs: HOUR_MS };
const WEEK_MS = 7 * 24 * HOUR_MS;

describe('the time-out of a job', () => {
  it("is the installation's for one that sends as fast as it can", () => {
    expect(policyOf({ message: { channel: 'email' } }, defaults).timeoutMs).toBe(HOUR_MS);
  });

  it('lets a pace take its time', () => {
    const message = { channel: 'email' };
    expect(policyOf({ message, sending: { ratePerMinute: 60 } }, defaults).timeoutMs).toBe(WEEK_MS);
    expect(policyOf({ message: { ...message, connectionId: 'c' } as typeof message }, defaults).timeoutMs).toBe(
      WEEK_MS,
    );
  });

  it('is what the workflow says, whatever its pace', () => {
    const definition = { message: { channel: 'email' }, sending: { ratePerMinute: 60 }, policy: { timeoutSeconds: 5 } };
    expect(policyOf(definition, defaults).timeoutMs).toBe(5_000);
  });
});
