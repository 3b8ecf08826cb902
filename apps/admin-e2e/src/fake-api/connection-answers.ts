import { type Connection, type ConnectionAccount, type ConnectionKind } from '@jeongsi/contract';

function saved(kind: ConnectionKind, name: string, changes: Partial<Connection>): Connection {
  return {
    id: `0199a0c0-0000-7000-8000-0000000c${kind.length}${name.length.toString().padStart(3, '0')}`,
    kind,
    name,
    settings: {},
    secrets: [],
    state: 'untested',
    usedBy: [],
    version: 2,
    createdAt: '2026-11-01T01:02:00.000Z',
    updatedAt: '2026-11-19T05:02:00.000Z',
    ...changes,
  };
}

export const CONNECTIONS: Connection[] = [
  saved('smtp', '회사 메일', {
    settings: { host: 'mail.example.com', port: 587, user: 'notice@example.com', from: 'notice@example.com' },
    secrets: ['password'],
    state: 'ok',
    testedAt: '2026-11-22T05:31:34.000Z',
    usedBy: [
      { id: 'w1', name: '월말 정산 안내' },
      { id: 'w2', name: '회의 알림' },
      { id: 'w3', name: '주간 소식' },
      { id: 'w4', name: '배송 안내' },
    ],
  }),
  saved('solapi', '솔라피 대표 계정', {
    settings: { senderName: '정시상회', optOutNumber: '080-123-4567' },
    secrets: ['apiKey', 'apiSecret'],
    state: 'broken',
    testedAt: '2026-11-22T06:00:34.000Z',
    problem: { code: 'SOLAPI_AUTH', message: 'The account refuses the key.' },
    usedBy: [{ id: 'w5', name: '장바구니 리마인드' }],
  }),
  saved('webhook', '주문 시스템', { settings: { origin: 'https://hooks.example.com' }, secrets: ['signingSecret'] }),
  saved('postgres', '고객 데이터베이스', {
    settings: { host: 'db.example.com', database: 'crm', user: 'reader', tls: 'verify' },
    secrets: ['password'],
    state: 'ok',
    testedAt: '2026-11-22T05:01:34.000Z',
    usedBy: [{ id: 'w1', name: '월말 정산 안내' }],
  }),
  saved('http', '회원 서비스', {
    settings: { origin: 'https://api.example.com' },
    state: 'broken',
    testedAt: '2026-11-22T05:01:34.000Z',
    problem: { code: 'DNS_FAILED', message: 'api.example.com cannot be found.' },
  }),
];

export const ACCOUNT: ConnectionAccount = {
  senders: [{ number: '0212345678', name: '대표 번호' }, { number: '15880000' }],
  profiles: [{ pfId: 'profile-1', name: '정시상회' }],
  templates: [
    {
      templateId: 'template-1',
      pfId: 'profile-1',
      name: '배송 안내',
      content: '#{이름}님, 주문하신 #{상품}이 출발했어요.',
      variables: ['이름', '상품'],
      buttons: 1,
    },
  ],
  balance: { cash: 120_000, points: 500 },
  prices: { SMS: 18, LMS: 45 },
};
