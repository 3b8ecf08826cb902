import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';

const page = join(import.meta.dirname, '..', 'README.md');
const begin = '<!-- numbers: written by npm run bench -->';
const end = '<!-- end of numbers -->';

/** The tables of a run as Markdown. @param {{ scenario: object, rows: object[] }[]} measured */
export function toMarkdown(machine, measured) {
  const facts = Object.entries(machine).map(([name, value]) => `| ${name} | ${value} |`);
  const sections = measured.map(({ scenario, rows }) => section(scenario, rows));
  return [['| machine | |', '|---|---|', ...facts].join('\n'), ...sections].join('\n\n');
}

function section(scenario, rows) {
  const headings = ['', ...scenario.columns.map(([heading]) => heading)];
  const table = [
    headings,
    headings.map((_, index) => (index === 0 ? '---' : '--:')),
    ...rows.map((row) => cells(scenario, row)),
  ];
  const runs = scenario.runs === 1 ? 'One run.' : `Medians of ${scenario.runs} runs.`;
  return [
    `## ${scenario.title}`,
    `${scenario.explains} ${runs}`,
    table.map((line) => `| ${line.join(' | ')} |`).join('\n'),
    goals(scenario, rows).join('\n'),
  ].join('\n\n');
}

function cells({ columns }, { name, result, missing }) {
  if (missing) return [name, missing.replaceAll('|', '/').slice(0, 120), ...columns.slice(1).map(() => '')];
  return [name, ...columns.map(([, text]) => text(result))];
}

function goals(scenario, rows) {
  const of = (name) => rows.find((row) => row.name === name)?.result;
  if (!of('Jeongsi')) return ['- Jeongsi was not measured.'];
  return scenario.goals(of).map(([text, met]) => `- ${met ? 'met' : '**missed**'}: ${text}`);
}

/** Puts the tables of a whole run into the page, between its marks, formatted as everything here is. */
export async function writePage(markdown) {
  const text = readFileSync(page, 'utf8');
  const [head, rest] = text.split(begin);
  const tail = rest?.split(end)[1];
  if (tail === undefined) throw new Error(`bench/README.md has lost its marks: ${begin} and ${end}`);
  const whole = `${head}${begin}\n\n${markdown}\n\n${end}${tail}`;
  writeFileSync(page, await format(whole, { parser: 'markdown', printWidth: 120 }));
}
