import { type Problem, problem } from './problem';
import { readDate } from '../../form/typed-date';
import { readTime } from '../../form/typed-time';

export function checkDate(field: string, typed: string): Problem[] {
  switch (readDate(typed).kind) {
    case 'date':
      return [];
    case 'empty':
      return [problem(field, 'required')];
    case 'unreadable':
      return [problem(field, 'unreadableDate')];
    case 'noSuchDate':
      return [problem(field, 'noSuchDate')];
  }
}

export function checkTime(field: string, typed: string): Problem[] {
  switch (readTime(typed).kind) {
    case 'time':
      return [];
    case 'empty':
      return [problem(field, 'required')];
    case 'unreadable':
      return [problem(field, 'unreadableTime')];
    case 'noSuchTime':
      return [problem(field, 'noSuchTime')];
  }
}
