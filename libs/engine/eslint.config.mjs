import base, { withoutNode } from '../../eslint.config.mjs';

export default [...base, ...withoutNode];
