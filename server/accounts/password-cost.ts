/** Memory in KiB, passes over it, and at how many lanes at once. */
export type PasswordCost = { readonly memory: number; readonly passes: number; readonly parallelism: number }

/** argon2id with 19 MiB, two passes, one lane (OWASP's second profile): some 30 ms of a core. */
export const FULL_COST: PasswordCost = { memory: 19 * 1024, passes: 2, parallelism: 1 }

let cost = FULL_COST

/** What a new hash costs. */
export const passwordCost = (): PasswordCost => cost

/** For tests alone (tests/house.test.ts): hundreds of accounts a run took a tenth of all its time. */
export const hashAtCost = (chosen: PasswordCost): void => {
  cost = chosen
}
