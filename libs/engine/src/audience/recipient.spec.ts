import { type AudienceRow } from './audience-source';
import { mapRow } from './recipient';

const lower = (raw: string) => (raw.includes('@') ? raw.trim().toLowerCase() : undefined);

function row(cells: Record<string, string>): AudienceRow {
  return Object.assign(Object.create(null) as AudienceRow, cells);
}

describe('mapping a row', () => {
  const mapping = { address: 'email', key: 'id', name: '이름' };

  it('takes key, address, name and all columns', () => {
    const cells = row({ id: ' 7 ', email: ' Kim@X.kr', 이름: '김하나', city: '서울' });
    expect(mapRow(cells, mapping, lower)).toEqual({
      recipientKey: '7',
      address: 'kim@x.kr',
      name: '김하나',
      variables: cells,
    });
  });

  it('knows a recipient without a key by the normalised address', () => {
    expect(mapRow(row({ id: '', email: 'KIM@x.kr' }), mapping, lower).recipientKey).toBe('kim@x.kr');
    expect(mapRow(row({ email: 'KIM@x.kr' }), { address: 'email' }, lower)).not.toHaveProperty('name');
  });

  it.each([{ id: '7', email: 'nobody' }, { id: '7' }])('skips %j, which has no address', (cells) => {
    expect(mapRow(row(cells as Record<string, string>), mapping, lower)).toMatchObject({
      skip: 'invalid_address',
      recipientKey: '7',
    });
  });

  it('looks at own columns only', () => {
    expect(mapRow({}, { address: 'constructor' }, (raw) => raw || undefined).skip).toBe('invalid_address');
  });

  it('keeps what it stores short', () => {
    const outcome = mapRow(row({ email: 'x'.repeat(10_000) }), { address: 'email' }, lower);
    expect(outcome.address).toHaveLength(512);
    expect(outcome.recipientKey).toHaveLength(512);
  });
});
