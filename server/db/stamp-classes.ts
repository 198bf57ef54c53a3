export const NO_STAMPS: Stamps = { ground: 0, rolls: 0, evidence: 0, told: 0 }

/**
 * The last number under which something of each class changed: what is remembered of a class holds until then (decision 026).
 * `told`: anything that a paper could be told from, so everything but papers themselves (decision 073).
 */
export type Stamps = { ground: number; rolls: number; evidence: number; told: number }

export type StampClass = keyof Stamps
