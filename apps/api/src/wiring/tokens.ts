/** The engine, put together once; `Engine` is an interface and cannot name itself to Nest. */
export const ENGINE = Symbol('Engine');

/** The open store behind all the ports. */
export const STORE = Symbol('Store');

/** The process's log. */
export const LOG = Symbol('Log');
