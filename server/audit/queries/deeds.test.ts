import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { Actor } from '../../../domain/roles.ts'
import { listAuditActions } from './audit.ts'

/** A worry's own rows are seen by nobody who reads the diary (decision 030). */
const UNSEEN = /^concern\./

/** Whoever adds a deed is told here that the diary has no words for it: an auditor would read a code. */
it('every deed that is written down has words', async () => {
  const auditor = { role: 'auditor', accountId: null, via: 'operator' } as unknown as Actor
  const { items } = await listAuditActions({} as never, auditor)
  const told = new Set(items.map((item) => item.action))
  const written = globSync('server/**/*.ts', { exclude: ['**/*.test.ts'] }).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/action: '([a-z-]+\.[a-z-]+)',\s*subject/g)].map((found) => found[1] ?? ''),
  )
  expect(written.length).toBeGreaterThan(40)
  expect([...new Set(written)].filter((action) => !told.has(action) && !UNSEEN.test(action))).toEqual([])
})
