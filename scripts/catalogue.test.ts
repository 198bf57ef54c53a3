import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { catalogue } from './catalogue.ts'

it('docs/catalogue.md says what the code says (npm run catalogue prints it anew)', () => {
  expect(readFileSync(new URL('../docs/catalogue.md', import.meta.url), 'utf8')).toBe(catalogue())
})
