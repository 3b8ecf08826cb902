/** What the shop's people wrote, as an English shop would have written it. The longest come first. */
const WORDS: readonly [string, string][] = Object.entries({
  '블랙프라이데이 쿠폰 안내: 앱 회원에게만 드리는 마지막 기회':
    'Black Friday coupons: the last chance, for app members only',
  '#{name}님, 이번 달 정산 내역이 준비됐어요. 확인해 주세요.': 'Dear #{name}, your statement for this month is ready.',
  '지수님, 이번 달 정산 내역이 준비됐어요. 확인해 주세요.': 'Dear Jisu, your statement for this month is ready.',
  '#{name}님, 11월에 새로 들어온 물건을 소개해요.': 'Dear #{name}, here is what came in this November.',
  '(광고) 정시상회 쿠폰이 도착했어요': '(Ad) Your Jeongsi Store coupon is here',
  '#{이름}님, 주문하신 #{상품}이 출발했어요.': 'Dear #{name}, your #{product} is on its way.',
  '김지수님, 주문하신 사과 한 상자이 출발했어요.': 'Dear Jisu Kim, your box of apples is on its way.',
  '박민준님, 주문하신 사과 한 상자이 출발했어요.': 'Dear Minjun Park, your box of apples is on its way.',
  '님, 안녕하세요.\n주문하신 사과 한 상자가 오늘 출발했어요.\n내일 오후에 도착할 거예요.':
    ', hello.\nYour box of apples left today.\nIt should reach you tomorrow afternoon.',
  '거래처에 이번 달 배송을 알려요': 'Tells partners about this month’s parcels',
  '이번 달 정산 내역을 확인해 주세요': 'Please check this month’s statement',
  '재무팀이 거래처에 매월 보내요': 'Finance sends it to partners every month',
  '주문하신 물건이 출발했어요': 'Your order is on its way',
  '이번 달 새로 나온 것들': 'New this month',
  '솔라피 대표 계정': 'Main Solapi account',
  '고객 데이터베이스': 'Customer database',
  '장바구니 리마인드': 'Cart reminder',
  '정시상회 문자': 'Jeongsi Store texts',
  '문구가 잘못됐어요': 'The wording was wrong',
  '월말 정산 안내': 'Month-end settlement',
  '배송 출발 안내': 'Parcel on its way',
  '결제 실패 안내': 'Payment failed notice',
  '주간 회의 알림': 'Weekly meeting reminder',
  '회원 등급 안내': 'Membership levels',
  '신규 가입 인사': 'Welcome message',
  '주문 확인 메일': 'Order confirmation',
  '11월 뉴스레터 발송': 'November newsletter',
  '11월 뉴스레터': 'November newsletter',
  '080 수신 거부': 'Refused by phone (080)',
  '전화로 거부': 'Refused by phone',
  '탈퇴한 회원': 'Left the club',
  '설문 요청': 'Feedback survey',
  '재고 알림': 'Stock alert',
  '출근 인사': 'Morning greeting',
  '서버 점검': 'Server check',
  '회의 알림': 'Meeting reminder',
  '주간 소식': 'Weekly news',
  '배송 안내': 'Parcel notice',
  '정산 안내': 'Your statement',
  '고객 요청': 'Asked by the customer',
  '매장 화면': 'Shop screen',
  '회사 메일': 'Company mail',
  '주문 시스템': 'Order system',
  '회원 서비스': 'Member service',
  '대표 번호': 'Main number',
  '고객 DB': 'Customer DB',
  정시상회: 'Jeongsi Store',
  휴대폰번호: 'phone',
  '사과 한 상자': 'a box of apples',
  '배 한 상자': 'a box of pears',
  반가워요: 'Welcome',
  김지수: 'Jisu Kim',
  박민준: 'Minjun Park',
  이서연: 'Seoyeon Lee',
  최도윤: 'Doyun Choi',
  정하은: 'Haeun Jung',
  강시우: 'Siu Kang',
  지수: 'Jisu',
  민준: 'Minjun',
  이름: 'name',
  상품: 'product',
  정산: 'Statement',
}).sort(([a], [b]) => b.length - a.length);

export function inEnglish(text: string): string {
  return WORDS.reduce((translated, [korean, english]) => translated.replaceAll(korean, english), text);
}

/** Fields that hold one language on purpose, beside another that holds the other. */
const OWN_LANGUAGE = new Set(['ko', 'en', 'nameEn']);

/** For `FakeApi.rewrite`. */
export function answersInEnglish(text: string, field: string): string {
  return OWN_LANGUAGE.has(field) ? text : inEnglish(text);
}
