import { checkShape, type ConnectionShape } from './connection-shape';

const shape: ConnectionShape = {
  settings: {
    host: { type: 'text', required: true, fault: (value) => (value.includes(' ') ? 'No spaces.' : undefined) },
    port: { type: 'number', min: 1, max: 65_535 },
    secure: { type: 'flag' },
    tls: { type: 'choice', values: ['off', 'verify'] },
  },
  secrets: ['password'],
};

describe('the shape of a connection', () => {
  it.each<[string, Record<string, unknown>, Record<string, unknown>, [string, string][]]>([
    ['may be all of it', { host: 'a', port: 25, secure: true, tls: 'off' }, { password: 'x' }, []],
    ['may be what it must have', { host: 'a' }, {}, []],
    ['lacks what it must have', {}, {}, [['settings.host', 'REQUIRED']]],
    ['has a blank', { host: ' ' }, {}, [['settings.host', 'REQUIRED']]],
    ['has a slip of the hand', { host: 'a', prot: 25 }, {}, [['settings.prot', 'UNKNOWN_FIELD']]],
    ['has an unknown secret', { host: 'a' }, { pasword: 'x' }, [['secrets.pasword', 'UNKNOWN_FIELD']]],
    ['has another type', { host: 1 }, {}, [['settings.host', 'INVALID']]],
    ['has a rule of its own', { host: 'a b' }, {}, [['settings.host', 'INVALID']]],
    ['has two lines', { host: 'a\nb' }, {}, [['settings.host', 'INVALID']]],
    ['has no port', { host: 'a', port: 0 }, {}, [['settings.port', 'OUT_OF_RANGE']]],
    ['has a port in text', { host: 'a', port: '25' }, {}, [['settings.port', 'OUT_OF_RANGE']]],
    ['has half a port', { host: 'a', port: 2.5 }, {}, [['settings.port', 'OUT_OF_RANGE']]],
    ['has a flag in text', { host: 'a', secure: 'yes' }, {}, [['settings.secure', 'INVALID']]],
    ['has no such choice', { host: 'a', tls: 'on' }, {}, [['settings.tls', 'INVALID']]],
    ['has a secret of another type', { host: 'a' }, { password: 1 }, [['secrets.password', 'INVALID']]],
    ['has a secret of two lines', { host: 'a' }, { password: 'a\r\nb' }, [['secrets.password', 'INVALID']]],
    [
      'takes nothing from the prototype',
      { host: 'a', constructor: 1 },
      {},
      [['settings.constructor', 'UNKNOWN_FIELD']],
    ],
  ])('%s', (_name, settings, secrets, expected) => {
    const issues = checkShape(shape, settings as Record<string, string>, secrets as Record<string, string>);
    expect(issues.map(({ path, code }) => [path, code])).toEqual(expected);
  });

  it('asks whether another name was meant', () => {
    expect(checkShape(shape, { host: 'a', prot: 25 }, {})[0]?.message).toContain('"port"');
  });

  it('never repeats a secret', () => {
    const issues = checkShape(shape, { host: 'a' }, { password: `s3cret\n${'x'.repeat(6_000)}` });
    expect(JSON.stringify(issues)).not.toContain('s3cret');
  });
});
