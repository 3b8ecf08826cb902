export default async function tearDown() {
  await Promise.all(globalThis.jeongsiTestServers.map(({ stop }) => stop()));
}
