import { type Bookshop, type Reader } from './bookshop';

const READERS: readonly Reader[] = [
  ['김지수', 'jisu.kim'],
  ['이민준', 'minjun.lee'],
  ['박서연', 'seoyeon.park'],
  ['최도윤', 'doyun.choi'],
  ['정하은', 'haeun.jung'],
  ['강시우', 'siwoo.kang'],
  ['조예린', 'yerin.cho'],
  ['윤지호', 'jiho.yoon'],
  ['장수아', 'sua.jang'],
  ['임건우', 'gunwoo.lim'],
  ['한유진', 'yujin.han'],
  ['오태윤', 'taeyun.oh'],
  ['서지안', 'jian.seo'],
  ['신우진', 'woojin.shin'],
  ['권나은', 'naeun.kwon'],
  ['황준서', 'junseo.hwang'],
];

export const KOREAN_SHOP: Bookshop = {
  readers: READERS,
  keys: ['지수', '민준', '주문 시스템'],
  mail: '회사 메일',
  sms: '고객 문자',
  members: '회원 DB',
  sender: '오늘서점',
  returns: {
    name: '반품 접수 안내',
    subject: '반품을 접수했어요',
    body: '#{name}님, 보내 주신 책이 도착하면 바로 환불해 드려요.',
  },
  arrivals: {
    name: '주문 도서 도착 안내',
    subject: '주문하신 책이 도착했어요',
    body: '#{name}님, 주문하신 책이 매장에 도착했어요. 7일 동안 보관해 드려요.',
  },
  birthday: {
    name: '생일 축하 쿠폰',
    subject: '#{name}님, 생일 축하드려요',
    body: '#{name}님의 생일을 축하하며 쿠폰을 드려요. 이번 달 안에 써 주세요.',
  },
  news: {
    name: '이번 주 신간 소식',
    subject: '이번 주에 나온 책',
    body: '#{name}님, 이번 주에는 소설 세 권과 에세이 두 권이 새로 나왔어요.',
  },
  basket: {
    name: '장바구니 안내',
    subject: '장바구니에 책이 남아 있어요',
    body: '#{name}님, 담아 두신 책을 잊지 않으셨나요?',
  },
  club: {
    name: '독서 모임 알림',
    subject: '목요일 저녁에 만나요',
    body: '#{name}님, 이번 모임은 목요일 저녁 7시예요. 읽고 오실 곳은 3장까지예요.',
  },
  statement: {
    name: '월말 정산 안내',
    subject: '이번 달 정산 내역',
    body: '',
    sentence: ['님, 안녕하세요.\n\n이번 달 정산 금액은 ', '원이에요. 다음 달 10일에 입금해 드려요.'],
    file: '11월 정산.csv',
    amount: '금액',
    csv: [
      '이름,이메일,금액',
      ...READERS.slice(0, 6).map(([name, mailbox], index) => `${name},${mailbox}@example.com,"${12 + index * 7},400"`),
      '한유진,,"9,800"',
      '김지수,jisu.kim@example.com,"12,400"',
    ].join('\n'),
  },
  optOutReason: '전화로 요청',
  dayOff: '서점 창립 기념일',
  nightAd: '저녁 할인 소식',
  pauseReason: '서버 점검',
};
