import {
  type AccessKey,
  type AuditAction,
  type AuditEntry,
  type OutboxMessage,
  type Suppression,
} from '@jeongsi/contract';
import { NOW } from '../answers';

const MINUTE_MS = 60_000;
const ago = (minutes: number) => new Date(NOW - minutes * MINUTE_MS).toISOString();

export const SHOP_SUPPRESSIONS: Suppression[] = [
  { id: 's1', address: '010-****-5678', scope: 'advertising', reason: '전화로 거부', createdAt: ago(2_900) },
  { id: 's2', address: 'j***@example.com', scope: 'all', reason: '탈퇴한 회원', createdAt: ago(4_400) },
  { id: 's3', address: '010-****-0042', scope: 'advertising', createdAt: ago(9_100) },
  { id: 's4', address: 'm***@example.com', scope: 'advertising', reason: '080 수신 거부', createdAt: ago(12_000) },
];

export const SHOP_KEYS: AccessKey[] = [
  { id: 'k1', name: '지수', role: 'admin', createdAt: '2026-11-01T01:02:00.000Z', createdBy: 'admin' },
  { id: 'k2', name: '민준', role: 'operator', createdAt: '2026-11-20T01:02:00.000Z', createdBy: '지수' },
  { id: 'k3', name: '매장 화면', role: 'viewer', createdAt: '2026-11-20T01:04:00.000Z', createdBy: '지수' },
];

function deed(nth: number, minutes: number, action: AuditAction, changes: Partial<AuditEntry>): AuditEntry {
  return {
    id: `a${nth}`,
    at: ago(minutes),
    who: '지수',
    role: 'admin',
    action,
    subject: { kind: 'job', id: 'e1', name: '월말 정산 안내' },
    changes: [],
    address: '10.0.0.7',
    ...changes,
  };
}

export const SHOP_AUDIT: AuditEntry[] = [
  deed(1, 30, 'job.move', {
    subject: { kind: 'job', id: 'p6', name: '회원 등급 안내' },
    changes: [{ path: 'scheduledTime', before: '2026-11-24T08:00:00.000Z', after: '2026-11-24T09:00:00.000Z' }],
    reason: '고객 요청',
  }),
  deed(2, 32, 'workflow.update', {
    who: '민준',
    role: 'operator',
    subject: { kind: 'workflow', id: 'w1', name: '장바구니 리마인드' },
    changes: [
      { path: 'message.templateId', before: 'template-0', after: 'template-1' },
      { path: 'sending.ratePerMinute', after: 200 },
    ],
    address: '10.0.0.12',
  }),
  deed(3, 95, 'job.abort', {
    who: '민준',
    role: 'operator',
    subject: { kind: 'job', id: 'e7', name: '설문 요청' },
    reason: '문구가 잘못됐어요',
    address: '10.0.0.12',
  }),
  deed(4, 96, 'connection.test', { subject: { kind: 'connection', id: 'c1', name: '회사 메일' } }),
  deed(5, 1_500, 'suppression.create', { subject: { kind: 'suppression', id: 's1', name: '010-****-5678' } }),
  deed(6, 2_880, 'access-key.create', { subject: { kind: 'access-key', id: 'k2', name: '민준' } }),
  deed(7, 2_890, 'scheduler.resume', { subject: { kind: 'scheduler' }, changes: [] }),
  deed(8, 2_905, 'scheduler.pause', { subject: { kind: 'scheduler' }, reason: '서버 점검' }),
];

const READERS = ['김지수', '박민준', '이서연', '최도윤', '정하은', '강시우'];

export const SHOP_OUTBOX: OutboxMessage[] = Array.from({ length: 60 }, (_, nth) => {
  const reader = READERS[nth % READERS.length] ?? '';
  return {
    id: `0199a0c0-0000-7000-8000-00000000b${String(nth).padStart(3, '0')}`,
    jobId: '0199a0c0-0000-7000-8000-0000000000e2',
    deliveryId: `d${nth}`,
    channel: nth % 3 === 0 ? 'email' : 'outbox',
    to: `reader${nth}@example.com`,
    subject: nth % 3 === 0 ? '주문하신 물건이 출발했어요' : '이번 달 정산 내역을 확인해 주세요',
    body: `${reader}님, 안녕하세요.\n주문하신 사과 한 상자가 오늘 출발했어요.\n내일 오후에 도착할 거예요.`,
    mode: nth % 2 === 0 ? 'test' : 'live',
    createdAt: ago(30 + nth * 7),
  };
});
