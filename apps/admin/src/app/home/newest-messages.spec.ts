import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { type OutboxMessage } from '@jeongsi/contract';
import { LanguageStore } from '../i18n/language-store';
import { provideConsoleTesting } from '../testing/console-testing';
import { type HomeFeed, HomeFeedStore } from './home-feed';
import { NewestMessages } from './newest-messages';

const MESSAGE: OutboxMessage = {
  id: 'm',
  jobId: 'j',
  deliveryId: 'd',
  channel: 'outbox',
  to: 'jisu@example.com',
  subject: '첫 메시지',
  body: '지수님, 안녕하세요.',
  mode: 'live',
  createdAt: '2026-11-22T06:01:54.000Z',
};

describe('NewestMessages', () => {
  async function page(newest: readonly OutboxMessage[]): Promise<HTMLElement> {
    const content = { upcoming: { items: [], nextCursor: null }, workflows: 'some' as const, newest };
    const feed = signal<HomeFeed>({ content, failure: null });
    TestBed.configureTestingModule({
      providers: [provideConsoleTesting(), { provide: HomeFeedStore, useValue: { feed } }],
    });
    await TestBed.inject(LanguageStore).restore();
    const fixture = TestBed.createComponent(NewestMessages);
    await fixture.whenStable();
    return fixture.nativeElement as HTMLElement;
  }

  it('shows what arrived in the outbox', async () => {
    const element = await page([MESSAGE]);
    expect(element.querySelector('h2')?.textContent).toBe('최근에 보관함에 도착한 메시지');
    expect([...element.querySelectorAll('li p')].map((paragraph) => paragraph.textContent?.trim())).toEqual([
      '받는 사람 · jisu@example.com',
      '첫 메시지',
      '지수님, 안녕하세요.',
    ]);
  });

  it('says of a test that it is one', async () => {
    const element = await page([{ ...MESSAGE, mode: 'test' }]);
    expect(element.querySelector('.to')?.textContent).toContain('테스트');
  });

  it('shows nothing while the outbox is empty', async () => {
    expect((await page([])).textContent?.trim()).toBe('');
  });
});
