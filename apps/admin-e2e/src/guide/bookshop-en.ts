import { type Bookshop, type Reader } from './bookshop';

const READERS: readonly Reader[] = [
  ['Alice Moore', 'alice.moore'],
  ['Ben Carter', 'ben.carter'],
  ['Chloe Evans', 'chloe.evans'],
  ['Daniel Kim', 'daniel.kim'],
  ['Emma Walsh', 'emma.walsh'],
  ['Finn Murphy', 'finn.murphy'],
  ['Grace Lee', 'grace.lee'],
  ['Henry Clark', 'henry.clark'],
  ['Isla Green', 'isla.green'],
  ['Jack Turner', 'jack.turner'],
  ['Kate Wilson', 'kate.wilson'],
  ['Leo Adams', 'leo.adams'],
  ['Mia Foster', 'mia.foster'],
  ['Noah Price', 'noah.price'],
  ['Olive Reed', 'olive.reed'],
  ['Paul Hughes', 'paul.hughes'],
];

export const ENGLISH_SHOP: Bookshop = {
  readers: READERS,
  keys: ['Jamie', 'Sam', 'Order system'],
  mail: 'Office mail',
  sms: 'Customer texts',
  members: 'Member database',
  sender: 'Harbour Books',
  returns: {
    name: 'Return received',
    subject: 'We have your return',
    body: 'Hello #{name}, your money is on its way as soon as the book is back with us.',
  },
  arrivals: {
    name: 'Your order is here',
    subject: 'The book you ordered is here',
    body: 'Hello #{name}, the book you ordered has arrived. We keep it for you for seven days.',
  },
  birthday: {
    name: 'Birthday voucher',
    subject: 'Happy birthday, #{name}',
    body: 'Happy birthday, #{name}! Here is a voucher, good until the end of the month.',
  },
  news: {
    name: 'New this week',
    subject: 'New on our shelves',
    body: 'Hello #{name}, three novels and two books of essays came out this week.',
  },
  basket: {
    name: 'Basket reminder',
    subject: 'Still in your basket',
    body: 'Hello #{name}, the books in your basket are still there.',
  },
  club: {
    name: 'Reading club reminder',
    subject: 'See you on Thursday',
    body: 'Hello #{name}, we meet on Thursday at 7 PM. Please read up to chapter three.',
  },
  statement: {
    name: 'Month-end statement',
    subject: 'Your statement for this month',
    body: '',
    sentence: [',\n\nyour sales this month come to ', ' won. We pay on the 10th.'],
    file: 'november.csv',
    amount: 'amount',
    csv: [
      'name,email,amount',
      ...READERS.slice(0, 6).map(([name, mailbox], index) => `${name},${mailbox}@example.com,"${12 + index * 7},400"`),
      'Kate Wilson,,"9,800"',
      'Alice Moore,alice.moore@example.com,"12,400"',
    ].join('\n'),
  },
  optOutReason: 'Asked by phone',
  dayOff: 'Shop anniversary',
  nightAd: 'Evening offers',
  pauseReason: 'Maintenance',
};
