import { firstOfEach, problem, problemsOf } from './problem';

it('puts what the server says at its field, in our words where there are some', () => {
  expect(
    problemsOf([
      { path: 'schedule.recurrence.times.0', code: 'NO_SUCH_TIME', message: 'Use hours 00 to 23.' },
      { path: 'audience.rows.2.email', code: 'BRAND_NEW', message: 'Odd.' },
      { path: 'elsewhere', code: 'REQUIRED', message: 'Give it.' },
    ]),
  ).toEqual([
    {
      field: 'schedule.recurrence.times.0',
      step: 'schedule',
      code: 'noSuchTime',
      params: { detail: 'Use hours 00 to 23.' },
    },
    { field: 'audience.rows', step: 'audience', code: 'server', params: { detail: 'Odd.' } },
    { field: 'elsewhere', step: 'review', code: 'required', params: { detail: 'Give it.' } },
  ]);
});

it('tells one problem of a field, the first that is known', () => {
  const [own, theirs] = [problem('name', 'required'), problem('name', 'tooLong')];
  expect(firstOfEach([own], [theirs, problem('message.body', 'required')])).toEqual([
    own,
    problem('message.body', 'required'),
  ]);
});
