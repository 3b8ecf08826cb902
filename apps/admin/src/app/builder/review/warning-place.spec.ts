import { CHANNELS, SCHEDULE_TYPES } from '@jeongsi/contract';
import { placeOf } from '../model/field';
import { previewWarningPlace, scheduleWarningPlace } from './warning-place';

const ABOUT_TIME = ['PAST', 'NEVER_RUNS', 'NO_END', 'HOLIDAY_DATA', 'QUIET_AD', 'COLLISION', 'FROM_THE_FUTURE'];

it.each(SCHEDULE_TYPES.flatMap((type) => ABOUT_TIME.map((code) => [code, type] as const)))(
  'leads %s of the kind %s to a field of the schedule step',
  (code, type) => {
    const place = scheduleWarningPlace(code, type);
    expect(placeOf(place.field)).toEqual(place);
  },
);

it.each(CHANNELS)('leads what a message lacks to where %s says it', (channel) => {
  const field = channel === 'alimtalk' ? 'message.templateId' : 'message.body';
  expect(previewWarningPlace('MISSING_VARIABLE', channel)).toEqual({ field, step: 'message' });
});

it('leads to the audience and to the time limit what is about them', () => {
  expect(previewWarningPlace('INVALID_ADDRESS', 'sms')).toEqual({
    field: 'audience.mapping.address',
    step: 'audience',
  });
  expect(previewWarningPlace('TIMEOUT_TOO_SHORT', 'sms')).toEqual({ field: 'policy.timeoutSeconds', step: 'schedule' });
});

it('knows no field for what it does not know', () => {
  expect(previewWarningPlace('FROM_THE_FUTURE', 'sms')).toBeNull();
});
