import { hashAtCost } from '../accounts/password-cost.ts'

/** The least that argon2id takes: the tests are about who signs in, not about how long it costs. */
hashAtCost({ memory: 8, passes: 1, parallelism: 1 })
