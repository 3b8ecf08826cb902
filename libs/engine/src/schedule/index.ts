export * from './schedule';
export { firstPlannedOccurrence, nextOccurrence, occurrencesBetween } from './next';
export { occurrenceAt } from './one-off';
export { normaliseSchedule, type NormaliseContext } from './normalise';
export { isIanaZone } from './zone';
export { previewInput, previewSchedule, type PreviewOptions, type SchedulePreview, type Warning } from './preview';
export { describeSchedule } from './sentence';
export { totalOccurrences } from './total';
