import { HttpErrorResponse } from '@angular/common/http';
import { type FieldError, type Problem } from '@jeongsi/contract';

/** The fields that a refusal names; none for anything else that went wrong. */
export function fieldErrorsOf(error: unknown): readonly FieldError[] {
  if (!(error instanceof HttpErrorResponse) || (error.status !== 400 && error.status !== 422)) return [];
  return (error.error as Partial<Problem> | null)?.errors ?? [];
}
