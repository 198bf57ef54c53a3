/** Milliseconds: a clock that is put right by its machine moves by less. */
const JUMP = 10 * 60_000
/** How long nothing is thrown away after a jump: somebody will notice and put the clock back. */
const REST = 24 * 3_600_000

/**
 * Tells whether the clock may be believed when things are deleted for being old: one that was set a year ahead by mistake ended all
 * sessions and tokens for good (L9). `steady`: milliseconds that pass whatever the clock says.
 */
export const clockWatch = (now: () => number, steady: () => number, warn: () => void) => {
  let last = { now: now(), steady: steady() }
  let until = Number.NEGATIVE_INFINITY
  return (): boolean => {
    const at = { now: now(), steady: steady() }
    if (Math.abs(at.now - last.now - (at.steady - last.steady)) > JUMP) {
      until = at.steady + REST
      warn()
    }
    last = at
    return at.steady >= until
  }
}
