import { expect as atOnce } from './console';
import { MailServer } from './server/mail-server';
import { test } from './server/own-server';

/** Five lines for three people: one has no address, one is there twice. */
const CSV = [
  '이름,이메일,금액',
  '김지수,jisu@example.com,"48,000"',
  '이민준,minjun@example.com,"12,500"',
  '박서연,seoyeon@example.com,"7,200"',
  '최도윤,,"3,000"',
  '김지수,jisu@example.com,"48,000"',
].join('\n');

/** A whole way on a busy machine: what matters is that it comes. */
const expect = atOnce.configure({ timeout: 30_000 });

const DAY_MS = 24 * 60 * 60 * 1_000;

let mail: MailServer;

test.use({ contextOptions: { reducedMotion: 'no-preference' } });

test.beforeEach(async () => {
  mail = await MailServer.start();
  mail.unknown.add('seoyeon@example.com');
});

test.afterEach(() => mail.close());

/** With the mouse, by what stands on the screen and nothing else: no address but the printed link, no marks in the page. */
test('처음 온 사람이 CSV로 반복 안내를 만들고, 옮기고, 실행하고, 받지 못한 사람을 찾아요', async ({ page, server }) => {
  test.setTimeout(300_000);
  const link = (name: string) => page.getByRole('link', { name, exact: true }).first();
  const button = (name: string) => page.getByRole('button', { name, exact: true }).first();
  const radio = (name: string | RegExp) => page.getByRole('radio', { name });
  const heading = (name: string) => page.getByRole('heading', { name, exact: true });
  const main = page.getByRole('main');
  const dialog = page.getByRole('dialog');

  await page.goto(`/#key=${server.key}`);
  await expect(heading('스케줄러 상태')).toBeVisible();

  // Where do messages leave by?
  await link('채널').click();
  await button('채널 연결하기').click();
  await page.getByRole('menuitem', { name: '이메일 서버' }).click();
  await dialog.getByLabel('이름', { exact: true }).fill('회사 메일');
  await dialog.getByLabel('서버 주소').fill('127.0.0.1');
  await dialog.getByRole('textbox', { name: '포트' }).fill(String(mail.port));
  await dialog.getByLabel('보내는 주소').fill('notice@example.com');
  await dialog.getByRole('button', { name: '연결 테스트' }).click();
  await expect(dialog).toContainText('연결됐어요');
  await dialog.getByRole('button', { name: '저장' }).click();
  await expect(heading('회사 메일')).toBeVisible();

  // What, to whom, when.
  await link('워크플로우').click();
  await link('워크플로우 만들기').click();
  await page.getByLabel('이름', { exact: true }).fill('월말 정산 안내');
  await radio('이메일').click();
  await page.getByLabel('보내는 계정').selectOption('회사 메일');
  await button('다음: 대상').click();

  await radio('CSV 파일').click();
  const choosing = page.waitForEvent('filechooser');
  await button('파일 고르기').click();
  await (await choosing).setFiles({ name: '11월 정산.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV) });
  await expect(page.getByText('11월 정산.csv · 5명')).toBeVisible();
  await expect(page.getByLabel('이메일 주소')).toHaveValue('이메일');
  await expect(main).toContainText(/주소가 올바른 사람\s*4명/);
  await expect(main).toContainText(/중복을 뺀 사람\s*3명/);
  await page.getByText('주소가 잘못된 사람 예시').click();
  await expect(page.getByRole('listitem').filter({ hasText: '최도윤' })).toBeVisible();
  await button('다음: 메시지').click();

  await page.getByLabel('제목', { exact: true }).fill('이번 달 정산');
  await page.getByLabel('내용', { exact: true }).fill('안녕하세요, 이번 달 금액은 ');
  await button('내용에 변수 넣기').click();
  await page.getByRole('menuitem', { name: '금액' }).click();
  await expect(page.getByLabel('내용', { exact: true })).toBeFocused();
  await page.keyboard.type('원이에요.');
  await expect(page.getByText('안녕하세요, 이번 달 금액은 48,000원이에요.')).toBeVisible();
  await button('다음: 발송 설정').click();
  await button('다음: 일정').click();

  await radio(/^반복/).click();
  await button('매월').click();
  await button('영업일로').click();
  await expect(heading('이렇게 실행돼요')).toBeVisible();
  await expect(main).toContainText('매월 마지막 영업일 오전 9:00');
  await button('다음: 검토·테스트').click();

  // It is tried: everybody's message is made, one person's is sent, and that is the one who tries.
  await expect(main).toContainText('받는 사람 3명 · 제외 2명');
  await page.getByLabel('내 주소').fill('me@example.com');
  await button('나에게 테스트 보내기').click();
  await expect(page.getByText('테스트가 끝났어요.')).toBeVisible();
  expect(mail.delivered).toEqual(['me@example.com']);
  await button('저장하고 켜기').click();
  await expect(page.getByText('저장하고 켰어요')).toBeVisible();

  // Its job is found, and moved.
  await link('작업').click();
  await link('월말 정산 안내').click();
  await button('시간 바꾸기').click();
  await dialog.getByLabel('날짜', { exact: true }).fill(dayInSeoul(Date.now() + 2 * DAY_MS));
  await dialog.getByLabel('시각').fill('10:30');
  await dialog.getByRole('button', { name: '시간 바꾸기' }).click();
  await expect(page.getByRole('listitem').filter({ hasText: '시간을 바꿨어요' })).toContainText(
    /오전 9:00.*오전 10:30/,
  );

  // It is run now, beside the plan.
  await button('지금 실행').click();
  await expect(dialog.getByRole('radio', { name: /^그대로 두기/ })).toBeChecked();
  await dialog.getByRole('button', { name: '지금 실행' }).click();
  await expect(main).toContainText('일부 실패');
  await expect(main).toContainText('직접 실행');
  await expect(main).toContainText('2 / 5명');
  await expect
    .poll(() => [...mail.delivered].sort())
    .toEqual(['jisu@example.com', 'me@example.com', 'minjun@example.com']);

  // Who did not get it, and why.
  await button('실패 1').click();
  const row = page.getByRole('row').filter({ hasText: '박서연' });
  await expect(row).toContainText('메일 서버가 거절 (550)');
  await expect(page.getByRole('row').filter({ hasText: '이민준' })).toHaveCount(0);
  await button('제외 2').click();
  await expect(page.getByRole('row').filter({ hasText: '최도윤' })).toContainText('잘못된 주소');

  // The mailbox is there now.
  mail.unknown.clear();
  await page.getByRole('button', { name: /^실패한 1명/ }).click();
  await expect(dialog).toContainText('실패한 1명에게만 보내는 새 작업을 만들어요.');
  await dialog.getByRole('button', { name: /^실패한/ }).click();
  await expect(main).toContainText('1 / 1명');
  expect(mail.delivered).toContain('seoyeon@example.com');

  // The plan stands where it was moved to.
  await link('작업').click();
  await expect(page.getByRole('row').filter({ hasText: '월말 정산 안내' })).toContainText('오전 10:30');
});

function dayInSeoul(at: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul', dateStyle: 'short' }).format(at);
}
