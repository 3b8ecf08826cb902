import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { inspectBody } from '../body/inspect';
import { HttpProblem } from '../http-problem';
import { impossible } from '../unwrap';
import { type Model } from './rule';
import { validate } from './validate';

/**
 * Checks every body and query against the class that the controller names for it, and hands on what was sent: nothing
 * is converted, so that what is stored is what was meant. Shape is 400; what only this version cannot do is 422.
 */
@Injectable()
export class DtoPipe implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if ((type !== 'body' && type !== 'query') || metatype === undefined || metatype === Object) return value;
    const given = value ?? {};
    // Bodies were inspected as they were read.
    const found = type === 'query' ? inspectBody(given) : undefined;
    const issues = found ? [found] : validate(metatype as Model, given);
    const shape = issues.filter(({ code }) => code !== 'NOT_AVAILABLE');
    if (shape.length > 0) throw new HttpProblem('VALIDATION_FAILED', { errors: shape });
    if (issues.length > 0) throw impossible(issues);
    return given;
  }
}
