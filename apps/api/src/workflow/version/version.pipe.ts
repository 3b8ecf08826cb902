import { Injectable, type PipeTransform } from '@nestjs/common';
import { HttpProblem } from '../../http/http-problem';

/** What cannot be the number of a version names nothing: 404. */
@Injectable()
export class VersionPipe implements PipeTransform<string, number> {
  transform(value: string): number {
    if (/^[1-9]\d{0,14}$/.test(value)) return Number(value);
    throw new HttpProblem('NOT_FOUND');
  }
}
