import { rmSync } from 'node:fs';
import { dataFolder } from './data-folder.mjs';
import { inChild } from './in-child.mjs';
import { median } from './measure.mjs';

const threeMinutes = 180_000;

/**
 * What is measured, on whom, and how it reads.
 * @typedef {object} Scenario
 * @property {string} id
 * @property {string} title
 * @property {string} explains one or two sentences for the reader
 * @property {string} measure the function that each subject's module exports
 * @property {object[]} subjects from subjects.mjs; `params` there override the scenario's, `prepare` names what runs before,
 *   in a process of its own
 * @property {object} params
 * @property {number} runs the medians of so many are reported
 * @property {[heading: string, text: (result: Record<string, number>) => string][]} columns
 * @property {(of: (name: string) => Record<string, number> | undefined) => [text: string, met: boolean | undefined][]} goals
 */

/**
 * Measures every subject, one after the other, each run on an empty database and in a process of its own.
 * @param {Scenario} scenario
 * @returns {Promise<{ name: string, result?: Record<string, number>, missing?: string }[]>}
 */
export async function runScenario(scenario, servers, say) {
  const rows = [];
  for (const subject of scenario.subjects) {
    const results = [];
    let missing;
    for (let run = 1; run <= scenario.runs && !missing; run += 1) {
      say(`${scenario.id}: ${subject.name}, run ${run} of ${scenario.runs}`);
      const server = subject.server && (await servers.empty(subject.server));
      if (subject.server && !server) {
        missing = 'not installed';
        continue;
      }
      const folder = dataFolder(scenario.id);
      const task = { module: subject.module, params: { ...scenario.params, ...subject.params, server, folder } };
      try {
        if (subject.prepare) await inChild({ ...task, measure: subject.prepare, timeoutMs: threeMinutes });
        results.push(await inChild({ ...task, measure: scenario.measure, timeoutMs: threeMinutes }));
      } catch (error) {
        missing = error.message;
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }
    rows.push(missing ? { name: subject.name, missing } : { name: subject.name, result: medians(results) });
  }
  return rows;
}

function medians(results) {
  const keys = Object.keys(results[0]);
  return Object.fromEntries(keys.map((key) => [key, median(results.map((result) => result[key]))]));
}
