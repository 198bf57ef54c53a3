export const NO_STAMPS: Stamps = { ground: 0, rolls: 0, evidence: 0 }

/** The last number under which something of each class changed: what is remembered of a class holds until then (decision 026). */
export type Stamps = { ground: number; rolls: number; evidence: number }

export type StampClass = keyof Stamps
