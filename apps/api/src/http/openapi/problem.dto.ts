import { JOB_STATUSES, type FieldError, type JobStatus, type Problem } from '@jeongsi/contract';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';

export class FieldErrorAnswer implements FieldError {
  @ApiProperty({ description: "Dotted from the body's root.", example: 'schedule.recurrence.times.0' })
  path!: string;

  @ApiProperty({ example: 'INVALID_FORMAT' })
  code!: string;

  @ApiProperty({ description: 'What would be right, in English.', example: 'Give a time such as 09:00.' })
  message!: string;
}

/** RFC 9457. */
export class ProblemAnswer implements Problem {
  @ApiProperty({ example: 'urn:jeongsi:problem:validation-failed' })
  type!: string;

  @ApiProperty({ example: 'The request is not well-formed' })
  title!: string;

  @ApiProperty({ description: 'The HTTP status.', example: 400 })
  status!: number;

  @ApiPropertyOptional({ description: 'What happened, and what would be right, in English.', example: 'Send JSON.' })
  detail?: string;

  @ApiPropertyOptional({
    description: 'Names the request in the log.',
    example: 'urn:uuid:0197d2c8-6f5e-7c3a-9b1d-2f4e6a8c0b1d',
  })
  instance?: string;

  @ApiProperty({ description: 'Stable, for programs.', example: 'VALIDATION_FAILED' })
  code!: string;

  @ApiPropertyOptional({ enum: JOB_STATUSES, enumName: 'JobStatus', description: 'The status that did not allow it.' })
  jobStatus?: JobStatus;

  @ApiPropertyOptional({ type: [FieldErrorAnswer] })
  errors?: FieldError[];
}
