export * from './schedule';
export { firstPlannedOccurrence, nextOccurrence, occurrencesBetween } from './next';
export { normaliseSchedule, type NormaliseContext } from './normalise';
export { isIanaZone } from './zone';
