import { expect, it } from 'vitest'
import { processorSeconds } from './processor-time.ts'

it('counts what a process used, and does not know of one that is not there', () => {
  const before = processorSeconds(process.pid)
  if (process.platform === 'linux') {
    const until = process.cpuUsage().user + 100_000
    while (process.cpuUsage().user < until);
    expect(processorSeconds(process.pid)).toBeGreaterThan(before ?? Number.POSITIVE_INFINITY)
  }
  expect(processorSeconds(2 ** 30)).toBeNull()
})
