module.exports = { ...require('../../jest.preset.js'), displayName: 'audience', rootDir: __dirname };
