import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { LanguageStore } from '../i18n/language-store';
import { FakeStatusStore, provideStatusStore } from '../scheduler/testing/fake-status-store';
import { SERVER_NOW } from '../scheduler/testing/scheduler-status';
import { provideConsoleTesting } from '../testing/console-testing';
import { KoreanDate } from '../time/korean-date';
import { SamplePanel } from './sample-panel';
import { type SampleRun } from './sample-run';
import { SampleStore } from './sample-store';

describe('SamplePanel', () => {
  it.each([19_001, 20_000, 20_600])('counts down as the card does, %d ms ahead', async (ahead) => {
    const at = SERVER_NOW + ahead;
    TestBed.configureTestingModule({
      providers: [
        provideConsoleTesting(),
        provideStatusStore(new FakeStatusStore()),
        { provide: SampleStore, useValue: { run: signal<SampleRun>({ step: 'waiting', at }) } },
      ],
    });
    await TestBed.inject(LanguageStore).restore();
    const fixture = TestBed.createComponent(SamplePanel);
    await fixture.whenStable();
    const seconds = (text: string | null | undefined) => /(\d+)초/.exec(text ?? '')?.[1];
    const card = new KoreanDate('ko', 'Asia/Seoul').relative(at, SERVER_NOW);
    const countdown = (fixture.nativeElement as HTMLElement).querySelector('.countdown')?.textContent;
    expect(seconds(countdown)).toBeDefined();
    expect(seconds(countdown)).toBe(seconds(card));
  });
});
