import { type IncomingHttpHeaders } from 'node:http';
import { type ReportReceipt } from '@jeongsi/contract';
import { parseSolapiReports, type SolapiReports } from '@jeongsi/channels';
import { Inject, Injectable } from '@nestjs/common';
import { ConnectionAccess, ConnectionStore, type Engine, SecretBox } from '@jeongsi/engine';
import { CHALLENGE, Gate } from '../access/gate';
import { HttpProblem } from '../http/http-problem';
import { ENGINE } from '../wiring/tokens';

/** What a provider posts, and from where. */
export interface PostedReports {
  headers: IncomingHttpHeaders;
  body: unknown;
  /** The sender's network address: wrong secrets slow it down. */
  address: string;
}

/** Takes what providers report later about messages that they took. */
@Injectable()
export class ReportService {
  readonly #connections: ConnectionAccess;

  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly gate: Gate,
    connections: ConnectionStore,
    secrets: SecretBox,
  ) {
    this.#connections = new ConnectionAccess({ connections, secrets });
  }

  /** @throws HttpProblem when there is no such connection, or the secret is wrong or not set */
  async solapi(connectionId: string, { headers, body, address }: PostedReports): Promise<ReportReceipt> {
    const connection = await this.#connections.open(connectionId, ['solapi']);
    if ('problem' in connection) {
      // They come again later; by then somebody may have entered the secrets anew.
      if (connection.problem.code === 'CONNECTION_UNREADABLE') throw new HttpProblem('STORE_UNAVAILABLE');
      throw new HttpProblem('NOT_FOUND');
    }
    const parsed = parseSolapiReports(headers, body, connection.secrets['webhookSecret']);
    if (parsed.outcome === 'refused') throw this.#refusal(parsed, address);
    const { reports, leftOut } = parsed;
    const counted = reports.length === 0 ? 0 : await this.engine.jobs.report(reports);
    return { received: reports.length, counted, leftOut };
  }

  #refusal({ code, message }: Extract<SolapiReports, { outcome: 'refused' }>, address: string): HttpProblem {
    switch (code) {
      case 'WRONG_SECRET':
        return this.gate.wrongKey(address);
      case 'SECRET_NOT_SET':
        // Nothing can be guessed here, so nobody is slowed down.
        return new HttpProblem('WRONG_KEY', { detail: message, headers: CHALLENGE });
      case 'INVALID_BODY':
        return new HttpProblem('VALIDATION_FAILED', { errors: [{ path: '', code: 'NOT_A_LIST', message }] });
    }
  }
}
