import { Injectable, type PipeTransform } from '@nestjs/common';
import { HttpProblem } from './http-problem';

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** What cannot be an id of ours names nothing: 404, and the store is not asked. */
@Injectable()
export class IdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (UUID.test(value)) return value.toLowerCase();
    throw new HttpProblem('NOT_FOUND');
  }
}
