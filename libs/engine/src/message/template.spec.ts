import fc from 'fast-check';
import { escapeHtml, escapeNothing } from './escape';
import { compileTemplate, mergeVariables, parseTemplate } from './template';

function render(text: string, values: Record<string, string> = {}): string {
  const outcome = compileTemplate(text, escapeNothing).render(values);
  return 'text' in outcome ? outcome.text : `missing: ${outcome.missing.join(', ')}`;
}

describe('a template', () => {
  it.each([
    ['Hello #{name}!', { name: 'Kim' }, 'Hello Kim!'],
    ['#{name}님, #{name}님', { name: '김하나' }, '김하나님, 김하나님'],
    ['#{ 받는 사람 }', { '받는 사람': '이둘' }, '이둘'],
    ['#{name|고객}님', {}, '고객님'],
    ['#{name | 고객 }님', {}, '고객님'],
    ['#{name|고객}님', { name: '김하나' }, '김하나님'],
    ['#{name|a|b}', {}, 'a|b'],
    ['[#{memo|}]', {}, '[]'],
    ['#{name|고객}', { name: '  ' }, '고객'],
    ['##{tag}', { tag: 'sale' }, '#sale'],
    ['{name} #name $' + '{name}', { name: 'x' }, '{name} #name $' + '{name}'],
    ['{"a":{"b":"#{b}"}}', { b: '1' }, '{"a":{"b":"1"}}'],
  ])('%j with %j is %j', (text, values, expected) => {
    expect(render(text, values as Record<string, string>)).toBe(expected);
  });

  it.each(['#{', '#{name', '#{}', '#{ }', '#{|x}', '#{na\nme}', '#', '}', '} #{'])('leaves %j as it is', (text) => {
    expect(render(text, { name: 'Kim' })).toBe(text);
  });

  it('opens at the innermost sign', () => {
    expect(render('#{a|x#{b}y', { a: '1', b: '2' })).toBe('#{a|x2y');
  });

  it('can say a literal placeholder', () => {
    expect(render('#{hash|#}{name}', { name: 'Kim' })).toBe('#{name}');
  });

  it('puts values in once and does not read them again', () => {
    expect(render('#{a} #{b|#}{c}', { a: '#{c}', c: 'never' })).toBe('#{c} #{c}');
  });

  it('finds a name whichever way its Hangul was composed', () => {
    expect(render(`#{${'이름'.normalize('NFD')}}`, { 이름: 'Kim' })).toBe('Kim');
  });

  it('names each missing variable once, in order', () => {
    expect(render('#{b} #{a} #{b} #{c|x}')).toBe('missing: b, a');
  });

  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('has no value for #{%s} by itself', (name) => {
    expect(render(`#{${name}}`)).toBe(`missing: ${name}`);
    expect(render(`#{${name}|none}`)).toBe('none');
  });

  it('takes a column that is really called __proto__', () => {
    const values = Object.create(null) as Record<string, string>;
    values['__proto__'] = 'own';
    expect(render('#{__proto__}', values)).toBe('own');
  });

  it('escapes values and defaults, and not the text', () => {
    const template = compileTemplate('<b>#{name}</b> #{note|<i>}', escapeHtml);
    expect(template.render({ name: 'A & <B>' })).toEqual({ text: '<b>A &amp; &lt;B&gt;</b> &lt;i&gt;' });
  });

  it('says that a variable has a default only when it has one everywhere', () => {
    expect(compileTemplate('#{a|1} #{a} #{b|2}', escapeNothing).variables).toEqual([
      { name: 'a', hasDefault: false },
      { name: 'b', hasDefault: true },
    ]);
    expect(
      mergeVariables([
        [{ name: 'a', hasDefault: true }],
        [{ name: 'a', hasDefault: false }],
        [{ name: 'b', hasDefault: true }],
      ]),
    ).toEqual([
      { name: 'a', hasDefault: false },
      { name: 'b', hasDefault: true },
    ]);
  });
});

describe('any template', () => {
  const piece = fc.constantFrom('#{', '}', '|', '#', '{', 'a', '이름', ' ', '\n', '\ud800', 'constructor');
  const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
  const values = fc.dictionary(fc.constantFrom('a', '이름', 'constructor'), fc.string());

  it('never throws, and fills in or names what is missing', () => {
    fc.assert(
      fc.property(text, values, (source, row) => {
        const template = compileTemplate(source, escapeNothing);
        const outcome = template.render(row);
        if ('missing' in outcome) {
          const names = template.variables.map((variable) => variable.name);
          expect(names).toEqual(expect.arrayContaining(outcome.missing));
        } else expect(typeof outcome.text).toBe('string');
      }),
    );
  });

  it('is put together again from its parts', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[^#{}|\s]{1,5}$/u), { minLength: 1 }), (names) => {
        const { literals, holes } = parseTemplate(names.map((name) => `-#{${name}}`).join(''));
        expect(holes.map((hole) => hole.name)).toEqual(names.map((name) => name.normalize('NFC')));
        expect(literals).toEqual([...names.map(() => '-'), '']);
      }),
    );
  });

  it.each([
    ['openings', '#{'],
    ['openings and a name', '#{a'],
    ['closed empties', '#{}'],
    ['bars', '#{a|'],
  ])('takes time in proportion to a megabyte of %s', (_what, repeated) => {
    const million = repeated.repeat(Math.floor(1_000_000 / repeated.length));
    for (const source of [million, `${million}}`]) {
      const started = performance.now();
      compileTemplate(source, escapeNothing).render({});
      // Quadratic work takes minutes here; linear work takes milliseconds.
      expect(performance.now() - started).toBeLessThan(1_500);
    }
  });
});
