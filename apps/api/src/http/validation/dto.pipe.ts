import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { inspectBody } from '../body/inspect';
import { HttpProblem } from '../http-problem';
import { type Model } from './rule';
import { validate } from './validate';

/**
 * Checks every body and query against the class that the controller names for it, and hands on what was sent: nothing
 * is converted, so that what is stored is what was meant.
 */
@Injectable()
export class DtoPipe implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if ((type !== 'body' && type !== 'query') || metatype === undefined || metatype === Object) return value;
    const given = value ?? {};
    // Bodies were inspected as they were read.
    const found = type === 'query' ? inspectBody(given) : undefined;
    const issues = found ? [found] : validate(metatype as Model, given);
    if (issues.length > 0) throw new HttpProblem('VALIDATION_FAILED', { errors: issues });
    return given;
  }
}
