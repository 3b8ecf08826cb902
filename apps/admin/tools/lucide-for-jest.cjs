/**
 * The icons under jest: empty, but with the real names and inputs. Importing the real set makes Angular compile some
 * two thousand components in every spec file, which takes forty seconds; the browser tests see the real ones.
 */
const { Component, Input } = require('@angular/core');

const made = new Map();

function icon(name) {
  const Icon = function () {};
  const inputs = name === 'LucideDynamicIcon' ? ['lucideIcon', 'size', 'strokeWidth'] : ['size', 'strokeWidth'];
  for (const input of inputs) Input()(Icon.prototype, input);
  const attribute = name === 'LucideDynamicIcon' ? 'lucideIcon' : name[0].toLowerCase() + name.slice(1);
  return Component({ selector: `svg[${attribute}]`, template: '' })(Icon);
}

module.exports = new Proxy(
  {},
  {
    get(_target, name) {
      if (typeof name !== 'string' || !name.startsWith('Lucide')) return undefined;
      if (!made.has(name)) made.set(name, icon(name));
      return made.get(name);
    },
  },
);
