import { csv } from '../stage/csv';
import { useStage } from '../stage/stage';
import { FAR, fileAudience, person, webhookMessage, workflow } from '../stage/workflows';

const stage = useStage();

const ROWS = 10_000;
const rows = Array.from({ length: ROWS }, (_, index) => ({
  ...person(index),
  금액: `${index.toLocaleString('ko-KR')}원`,
  비고: index % 10 === 0 ? '따옴표 "안"에, 쉼표' : '',
}));

describe('a CSV file', () => {
  it('of ten thousand rows reaches everybody by e-mail, once', async () => {
    const smtp = await stage.smtpSink();
    const { api } = await stage.server({ environment: { SMTP_URL: smtp.url, SMTP_FROM: '정시 <notice@example.com>' } });
    const file = await api.upload('정산.csv', csv(rows, 'utf-8 with BOM'));
    expect(file).toMatchObject({ name: '정산.csv', encoding: 'utf-8', rowCount: ROWS });
    expect(file.columns).toEqual(['주소', '이름', '금액', '비고']);

    const saved = await api.save(
      workflow({
        audience: fileAudience(file.id),
        message: {
          channel: 'email',
          subject: '#{이름}님의 정산',
          body: '#{이름}님, 정산액은 #{금액}이에요.\n비고: #{비고|없음}',
        },
        schedule: FAR,
      }),
    );
    const { id } = await api.execute({ workflowId: saved.id });
    const job = await api.ended(id, { withinMs: 200_000, everyMs: 200 });
    expect(job).toMatchObject({ status: 'completed', deliveries: { accepted: ROWS, total: ROWS } });

    expect(smtp.mails).toHaveLength(ROWS);
    const mails = await smtp.parsed();
    const seen = new Map(mails.map((mail, index) => [smtp.mails[index]?.to.join(), mail]));
    expect(seen.size).toBe(ROWS);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(ROWS);
    const wrong = rows.filter((row) => {
      const mail = seen.get(row.주소);
      const body = `${row.이름}님, 정산액은 ${row.금액}이에요.\n비고: ${row.비고 || '없음'}`;
      return mail?.subject !== `${row.이름}님의 정산` || mail.text?.trim() !== body;
    });
    expect(wrong).toEqual([]);
    expect(mails[0]?.from?.value).toEqual([{ name: '정시', address: 'notice@example.com' }]);
  });

  it('from a Korean spreadsheet (CP949) is read as well', async () => {
    const smtp = await stage.smtpSink();
    const { api } = await stage.server({ environment: { SMTP_URL: smtp.url, SMTP_FROM: 'notice@example.com' } });
    const few = rows.slice(0, 200).map((row) => ({ ...row, 이름: `뷁${row.이름}` }));
    const file = await api.upload('정산.csv', csv(few, 'cp949'));
    expect(file).toMatchObject({ encoding: 'cp949', rowCount: 200 });
    expect(file.sample[0]).toMatchObject({ 이름: '뷁고객 0' });

    const message = { channel: 'email' as const, subject: '#{이름}', body: '#{이름}님께' };
    const saved = await api.save(workflow({ audience: fileAudience(file.id), message, schedule: FAR }));
    const { id } = await api.execute({ workflowId: saved.id });
    const job = await api.ended(id);
    expect(job).toMatchObject({ status: 'completed', deliveries: { accepted: 200, total: 200 } });
    const subjects = new Set((await smtp.parsed()).map(({ subject }) => subject));
    expect(subjects).toEqual(new Set(few.map((row) => row.이름)));
  });

  it('of ten thousand rows reaches everybody by webhook, once', async () => {
    const sink = await stage.httpSink();
    const { api } = await stage.server();
    const file = await api.upload('정산.csv', csv(rows));
    const message = { ...webhookMessage(sink.url), body: '{"to":"#{주소}","name":"#{이름}","note":"#{비고|없음}"}' };
    const saved = await api.save(workflow({ audience: fileAudience(file.id), message, schedule: FAR }));
    const { id } = await api.execute({ workflowId: saved.id });
    const job = await api.ended(id, { withinMs: 200_000, everyMs: 200 });
    expect(job).toMatchObject({ status: 'completed', deliveries: { delivered: ROWS, total: ROWS } });

    expect(sink.arrivals).toHaveLength(ROWS);
    expect(new Set(sink.arrivals.map(({ key }) => key)).size).toBe(ROWS);
    const bodies = new Map(sink.arrivals.map(({ to, body }) => [to, body]));
    const wrong = rows.filter(({ 주소, 이름, 비고 }) => {
      const body = bodies.get(주소);
      return body?.['name'] !== 이름 || body['note'] !== (비고 || '없음');
    });
    expect(wrong).toEqual([]);

    const deliveries = await api.deliveries(id);
    expect(new Set(deliveries.map((delivery) => delivery.id))).toEqual(new Set(sink.arrivals.map(({ key }) => key)));
    expect(deliveries.every(({ address }) => !address.startsWith('r1234@'))).toBe(true);
  });
});
