import { allowing, workflowActions } from './workflow-action';

describe('what a workflow allows', () => {
  it.each([
    ['draft', ['edit', 'duplicate', 'archive']],
    ['active', ['edit', 'pause', 'runNow', 'duplicate', 'archive']],
    ['paused', ['edit', 'resume', 'runNow', 'duplicate', 'archive']],
    ['archived', ['duplicate']],
  ] as const)('is for a %s one %j', (status, expected) => {
    expect(workflowActions({ status })).toEqual(expected);
  });

  it('leaves out of a bulk action those it would not change', () => {
    const chosen = [{ status: 'active' }, { status: 'paused' }, { status: 'draft' }] as const;
    expect(allowing(chosen, 'pause')).toEqual([{ status: 'active' }]);
    expect(allowing(chosen, 'archive')).toHaveLength(3);
  });
});
