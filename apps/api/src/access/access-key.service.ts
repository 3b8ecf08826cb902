import { randomBytes } from 'node:crypto';
import { type AccessKey, type CreatedAccessKey, type Page } from '@jeongsi/contract';
import { Injectable } from '@nestjs/common';
import { type AccessKeyRecord, AccessKeyStore, Clock, Ids, UnitOfWork } from '@jeongsi/engine';
import { type Audit, type Deed } from '../audit/auditing';
import { HttpProblem } from '../http/http-problem';
import { instantText } from '../http/instant-text';
import { type AccessKeyBody } from './access-key.dto';
import { ADMIN_ID, keyHash, KnownKeys } from './known-keys';

/** 256 bits: nobody guesses one, so a fast hash keeps it well. */
const KEY_BYTES = 32;
/** Every request is compared to all of them. */
const MOST_KEYS = 200;

/** The named keys. What changes here counts with the next request. */
@Injectable()
export class AccessKeyService {
  /** What was committed last must be what counts in the end, so changes take turns. */
  #tail: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly store: AccessKeyStore,
    private readonly known: KnownKeys,
    private readonly unitOfWork: UnitOfWork,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<Page<AccessKey>> {
    return { items: (await this.store.all()).map(present), nextCursor: null };
  }

  /** @throws HttpProblem for a name that is taken */
  create({ name: raw, role }: AccessKeyBody, createdBy: string, audit: Audit): Promise<CreatedAccessKey> {
    const name = raw.trim();
    const key = `jeongsi_${randomBytes(KEY_BYTES).toString('base64url')}`;
    return this.#inTurn(async () => {
      if (name.toLowerCase() === ADMIN_ID) throw nameTaken();
      if ((await this.store.all()).length >= MOST_KEYS) throw tooMany();
      const createdAt = this.clock.now();
      const record: AccessKeyRecord = { id: this.ids.next(), name, role, hash: keyHash(key), createdAt, createdBy };
      const outcome = await this.unitOfWork.write(async (tx) => {
        const inserted = await this.store.insert(tx, record);
        if (inserted === 'inserted') await audit(made)(tx, record);
        return inserted;
      });
      if (outcome === 'name-taken') throw nameTaken();
      return { ...present(record), key };
    });
  }

  /** Its sessions end with it. @throws HttpProblem when there is none */
  revoke(id: string, audit: Audit): Promise<void> {
    return this.#inTurn(async () => {
      const removed = await this.unitOfWork.write(async (tx) => {
        const record = await this.store.remove(tx, id);
        if (record) await audit(gone)(tx, record);
        return record;
      });
      if (!removed) throw new HttpProblem('NOT_FOUND');
    });
  }

  #inTurn<T>(change: () => Promise<T>): Promise<T> {
    const changed = this.#tail.then(async () => {
      const result = await change();
      this.known.replace(await this.store.all());
      return result;
    });
    this.#tail = changed.catch(() => undefined);
    return changed;
  }
}

function present({ id, name, role, createdAt, createdBy }: AccessKeyRecord): AccessKey {
  return { id, name, role, createdAt: instantText(createdAt), createdBy };
}

function made(record: AccessKeyRecord): Deed {
  return { ...gone(record), changes: [{ path: 'role', after: record.role }] };
}

function gone({ id, name }: AccessKeyRecord): Deed {
  return { subject: { kind: 'access-key', id, name } };
}

function nameTaken(): HttpProblem {
  const message = 'Another key has this name: give another one';
  return new HttpProblem('UNPROCESSABLE', { errors: [{ path: 'name', code: 'NAME_TAKEN', message }] });
}

function tooMany(): HttpProblem {
  return new HttpProblem('CONFLICT', {
    code: 'TOO_MANY_KEYS',
    detail: `There are ${MOST_KEYS} keys: revoke one first.`,
  });
}
