/** Which jobs somebody in this process works at: what they have on its way still comes home. */
export class ActiveRuns {
  readonly #runs = new Map<string, number>();

  has(jobId: string): boolean {
    return this.#runs.has(jobId);
  }

  async during<T>(jobId: string, work: () => Promise<T>): Promise<T> {
    this.#runs.set(jobId, (this.#runs.get(jobId) ?? 0) + 1);
    try {
      return await work();
    } finally {
      const left = (this.#runs.get(jobId) ?? 1) - 1;
      if (left > 0) this.#runs.set(jobId, left);
      else this.#runs.delete(jobId);
    }
  }
}
