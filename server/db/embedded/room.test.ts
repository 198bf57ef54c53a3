import { expect, it } from 'vitest'
import { roomOnMachine } from './room.ts'

const GB = 1024 ** 3

it('takes as much as the database takes by itself on an old PC, a sixteenth of a larger machine, and never more than helps', () => {
  const pages = (gb: number, platform: NodeJS.Platform = 'linux') => roomOnMachine(gb * GB, platform)[0]
  expect([2, 8, 24, 256].map((gb) => pages(gb))).toEqual([
    'shared_buffers=128MB',
    'shared_buffers=512MB',
    'shared_buffers=1536MB',
    'shared_buffers=2048MB',
  ])
  expect(pages(24, 'win32')).toBe('shared_buffers=512MB')
  expect(roomOnMachine(2 * GB)[1]).toBe('max_wal_size=1024MB')
})
