/** What the server runs before itself, so that its clock stands where it is told to and goes on from there. */
const PRELUDE = `
  const RealDate = Date;
  let ahead = Number(process.env.CLOCK_STARTS_AT) - RealDate.now();
  globalThis.Date = class Date extends RealDate {
    constructor(...parts) {
      if (parts.length === 0) super(RealDate.now() + ahead);
      else super(...parts);
    }
    static now() {
      return RealDate.now() + ahead;
    }
  };
  process.on('message', (at) => {
    ahead = at - RealDate.now();
    process.send(at);
  });
  process.channel.unref();
`;

/** For Node's command line. */
export const MOVABLE_CLOCK = `--import=data:text/javascript,${encodeURIComponent(PRELUDE)}`;
