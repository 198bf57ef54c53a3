import { Hono } from 'hono'
import { expect, it } from 'vitest'
import type { AppError } from '../../domain/errors.ts'
import { gate } from '../testing/gate.ts'
import { uploadGate } from './upload-gate.ts'

it('few files stand in memory at once, the others have their turn, and too many are asked to come again (L8)', async () => {
  const end = gate()
  let inside = 0
  let most = 0
  const app = new Hono()
  app.onError((error, c) => c.text((error as AppError).code, 503))
  app.use(uploadGate())
  app.post('/', async (c) => {
    most = Math.max(most, ++inside)
    await end.opened
    inside--
    return c.text('read')
  })
  const all = Array.from({ length: 40 }, async () => (await app.request('/', { method: 'POST' })).text())
  const refused = await Promise.race([...all])
  expect(refused).toBe('busy')
  end.open()
  const answers = await Promise.all(all)
  expect(answers.filter((a) => a === 'read')).toHaveLength(32)
  expect(answers.filter((a) => a === 'busy')).toHaveLength(8)
  expect(most).toBe(2)
})
