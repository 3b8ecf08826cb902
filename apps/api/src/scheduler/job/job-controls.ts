import { type DeliveryRecord, type DeliveryReport, type Engine, type JobRecord, type Outcome } from '@jeongsi/engine';

/** What a person does to a job in the middle of it, and to its deliveries. */
export interface JobControls {
  pause(id: string, expectedVersion?: number): Promise<Outcome<JobRecord>>;
  resume(id: string, expectedVersion?: number): Promise<Outcome<JobRecord>>;
  resend(jobId: string, deliveryId: string): Promise<Outcome<DeliveryRecord>>;
  settle(jobId: string, deliveryId: string, to: 'delivered' | 'failed'): Promise<Outcome<DeliveryRecord>>;
  report(reports: readonly DeliveryReport[]): Promise<number>;
}

export function jobControls(engine: Engine): JobControls {
  return engine.jobs as unknown as JobControls;
}
