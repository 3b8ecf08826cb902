import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { type SchedulerStatus } from '@jeongsi/contract';
import { LanguageStore } from '../../i18n/language-store';
import { provideConsoleTesting } from '../../testing/console-testing';
import { FakeStatusStore, provideStatusStore } from '../testing/fake-status-store';
import { schedulerStatus, SERVER_NOW } from '../testing/scheduler-status';
import { StatusCard } from './status-card';

const NEXT = {
  id: '1',
  workflowName: '11월 뉴스레터 발송',
  scheduledTime: '2026-11-22T15:30:00+09:00',
  type: 'scheduled',
} as const;

describe('StatusCard', () => {
  let store: FakeStatusStore;
  let fixture: ComponentFixture<StatusCard>;
  let page: HTMLElement;

  beforeEach(async () => {
    localStorage.clear();
    store = new FakeStatusStore();
    TestBed.configureTestingModule({ providers: [provideConsoleTesting(), provideStatusStore(store)] });
    await TestBed.inject(LanguageStore).restore();
    fixture = TestBed.createComponent(StatusCard);
    page = fixture.nativeElement as HTMLElement;
    await fixture.whenStable();
  });

  async function know(changes: Partial<SchedulerStatus>, misses = 0): Promise<void> {
    store.feed.set({ status: schedulerStatus(changes), answeredAt: SERVER_NOW, misses, asking: false });
    await fixture.whenStable();
  }

  const textOf = (selector: string) => page.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim();
  const paragraphs = (selector: string) =>
    [...page.querySelectorAll(`${selector} p`)].map((paragraph) => paragraph.textContent?.trim());
  const tiles = () =>
    Object.fromEntries(
      [...page.querySelectorAll('dl > div')].map((tile) => [
        tile.querySelector('dt')?.textContent?.trim(),
        tile.querySelector('dd')?.textContent?.trim(),
      ]),
    );
  const tile = (name: string) =>
    [...page.querySelectorAll('dl > div')].find((each) => each.querySelector('dt')?.textContent?.trim() === name);

  it('shows placeholders and that it is busy until the first answer', () => {
    expect(page.querySelectorAll('dd .skeleton')).toHaveLength(5);
    expect(page.querySelector('section')?.getAttribute('aria-busy')).toBe('true');
    expect(textOf('app-status-chip')).toBe('확인하는 중');
  });

  it('shows the five counts under the names of the contract', async () => {
    await know({ totalJobs: 1284, failedJobs: 3 });
    expect(tiles()).toEqual({ '총 작업': '1,284', '대기 중': '86', '실행 중': '4', 완료: '1,191', 실패: '3' });
  });

  it('stays green with a failed job and turns only its tile red', async () => {
    await know({ failedJobs: 3 });
    expect(textOf('app-status-chip')).toBe('실행 중');
    expect(page.querySelector('app-status-chip .tone-ok')).not.toBeNull();
    expect(tile('실패')?.classList).toContain('tone-err');
    expect(tile('실패')?.classList).toContain('filled');
  });

  it('keeps a zero neutral', async () => {
    await know({ failedJobs: 0, pendingJobs: 0 });
    expect(tile('실패')?.className).toBe('tone-idle');
    expect(tile('대기 중')?.className).toBe('tone-idle');
  });

  it('keeps the old numbers and says so when polls fail', async () => {
    await know({}, 2);
    expect(tiles()['완료']).toBe('1,191');
    expect(paragraphs('app-status-banner')).toEqual([
      '서버에 연결하지 못했어요',
      '오후 3:01에 확인한 값을 보여주고 있어요. 30초 뒤에 다시 시도할게요.',
    ]);
    expect(textOf('app-status-chip')).toBe('갱신 지연');
  });

  it('says when the next run is, how far away, and of what', async () => {
    await know({ nextJob: NEXT });
    expect(paragraphs('app-next-run')).toEqual(['다음 실행', '오늘 오후 3:30 · 28분 뒤', '11월 뉴스레터 발송']);
  });

  it('says what the next run was when the scheduler is stopped, and why', async () => {
    await know({ nextJob: NEXT, isRunning: false, stoppedReason: '점검' });
    expect(textOf('.when')).toBe('멈춰 있어요 (원래 오늘 오후 3:30)');
    expect(textOf('.reason')).toBe('이유: 점검');
    expect(textOf('app-status-banner')).toContain('대기 중인 작업은 86건이에요.');
  });

  it('never shows the code of a pause without a reason', async () => {
    await know({ isRunning: false, stoppedReason: 'paused' });
    expect(paragraphs('app-status-banner')).toEqual([
      '스케줄러가 중지됐어요',
      '다시 시작할 때까지 아무것도 보내지 않아요. 대기 중인 작업은 86건이에요.',
    ]);
    expect(page.querySelector('app-resume-button')).not.toBeNull();
  });

  it('says in words that the pulse is missing, and offers no resuming that would not help', async () => {
    await know({ isRunning: false, stoppedReason: 'no-heartbeat' });
    expect(paragraphs('app-status-banner')).toEqual([
      '스케줄러가 중지됐어요',
      '90초 넘게 스케줄러의 신호가 없어요. 서버의 로그를 확인해 주세요.',
    ]);
    expect(page.querySelector('app-resume-button')).toBeNull();
  });

  it('describes the bar in a sentence', async () => {
    await know({ totalJobs: 1287, failedJobs: 3, cancelledJobs: 2, skippedJobs: 1 });
    expect(page.querySelector('[role=img]')?.getAttribute('aria-label')).toBe(
      '총 작업 1287건: 대기 중 86건, 실행 중 4건, 완료 1191건, 실패 3건, 취소와 건너뜀 3건',
    );
  });

  it('is no live region', () => {
    expect(page.querySelector('[aria-live], [role=status]')).toBeNull();
  });

  it('refreshes by a button', () => {
    page.querySelector<HTMLButtonElement>('button[aria-label="지금 새로고침"]')?.click();
    expect(store.refreshes).toBe(1);
  });

  it('marks only the tiles whose number changed, and for two seconds', async () => {
    await know({});
    expect(page.querySelectorAll('[data-changed]')).toHaveLength(0);
    jest.useFakeTimers();
    try {
      store.feed.set({ ...store.feed(), status: schedulerStatus({ completedJobs: 1192 }) });
      TestBed.tick();
      expect([...page.querySelectorAll('[data-changed] dt')].map((dt) => dt.textContent?.trim())).toEqual(['완료']);
      jest.advanceTimersByTime(2_000);
      expect(page.querySelectorAll('[data-changed]')).toHaveLength(0);
    } finally {
      jest.useRealTimers();
    }
  });

  it('speaks English after the switch, without a reload', async () => {
    await know({ nextJob: NEXT, lateJobs: 2 });
    await TestBed.inject(LanguageStore).choose('en');
    await fixture.whenStable();
    expect(textOf('h2')).toBe('Scheduler status');
    expect(textOf('app-status-chip')).toBe('2 late');
    expect(textOf('.when')).toBe('Today 3:30 PM · in 28 min');
    expect(textOf('footer .small')).toContain('As of 3:01:34 PM');
  });
});
