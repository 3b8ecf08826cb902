import { Injectable, type PipeTransform } from '@nestjs/common';
import { HttpProblem } from '../http/http-problem';

/** What cannot be a date names no holiday: 404, as every malformed id. */
@Injectable()
export class DatePipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
    throw new HttpProblem('NOT_FOUND');
  }
}
