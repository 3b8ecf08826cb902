/** Identifiers and instants that the documentation's examples share, so that they tell one story. */
export const DOC_ID = {
  workflow: '019ab1c0-7a10-7c52-8f3e-5b0d9c1e2a44',
  job: '019ab1c0-7a12-7d09-9a61-0c7f3e5b8d21',
  delivery: '019ab1c4-0b3e-7f11-b2c8-64d1a9e0f372',
  file: '019ab1bf-55d2-7b8a-a0e4-3f9c6d2b1e08',
  connection: '019ab1be-3c41-7e90-9d27-6a1f8b0c4e55',
  suppression: '019ab1be-9d10-7b3c-8c66-1e5a7f2d9b30',
  entry: '019ab1c4-2f7b-7d60-9b1e-5c83a0d7e412',
  accessKey: '019ab1bd-6e02-7a17-8f94-3d5b2c7e9a61',
  message: '019ab1c4-0c02-7aa4-8d15-e27b90f4c63a',
} as const;

export const DOC_TIME = {
  saved: '2026-11-23T01:12:30.418Z',
  due: '2026-11-30T00:00:00.000Z',
  started: '2026-11-30T00:00:00.003Z',
  ended: '2026-11-30T00:00:02.871Z',
  later: '2026-11-30T08:00:00.000Z',
} as const;
