import { Injectable } from '@angular/core';
import { type StreamEvents } from '@jeongsi/contract';
import { Observable } from 'rxjs';

const ADDRESS = '/api/scheduler/stream';

/** What comes over the stream: an event, or that it broke and the browser tries again by itself. */
export type StreamMessage =
  | { [K in keyof StreamEvents]: { kind: K; data: StreamEvents[K] } }[keyof StreamEvents]
  | { kind: 'open' }
  | { kind: 'broken' };

/** The server's events. Tests bring their own. */
@Injectable({ providedIn: 'root' })
export class EventStream {
  /** Opens on subscription; never ends by itself. */
  readonly messages$ = new Observable<StreamMessage>((subscriber) => {
    if (typeof EventSource === 'undefined') {
      subscriber.next({ kind: 'broken' });
      return undefined;
    }
    const source = new EventSource(ADDRESS);
    source.addEventListener('open', () => subscriber.next({ kind: 'open' }));
    source.addEventListener('error', () => subscriber.next({ kind: 'broken' }));
    source.addEventListener('status', (event: MessageEvent<string>) =>
      subscriber.next({ kind: 'status', data: JSON.parse(event.data) as StreamEvents['status'] }),
    );
    source.addEventListener('progress', (event: MessageEvent<string>) =>
      subscriber.next({ kind: 'progress', data: JSON.parse(event.data) as StreamEvents['progress'] }),
    );
    return () => source.close();
  });
}
