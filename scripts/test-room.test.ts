import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { testRoom } from './test-room.ts'

it('a room is open to all users, as temporary files are; what a killed run left in memory is gone', () => {
  // Above the highest number that a process has.
  const left = '/dev/shm/nuanyang-room-99999999-abcdef'
  const room = testRoom()
  try {
    expect(statSync(room).mode & 0o7777).toBe(0o1777)
    if (!room.startsWith('/dev/shm')) return
    mkdirSync(join(left, 'pgdata'), { recursive: true })
    const next = testRoom()
    rmSync(next, { recursive: true })
    // One that is at work keeps its room.
    expect([existsSync(left), existsSync(room)]).toEqual([false, true])
  } finally {
    rmSync(room, { recursive: true, force: true })
    rmSync(left, { recursive: true, force: true })
  }
})
