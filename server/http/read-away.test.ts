import type { Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readAway } from './read-away.ts'

let server: Server
beforeAll(async () => {
  const app = new Hono()
  app.use(readAway)
  app.onError((_error, c) => c.json({ code: 'body-too-large' }, 413))
  const limit = bodyLimit({
    maxSize: 1024 * 1024,
    onError: () => {
      throw new Error('too large')
    },
  })
  app.post('/small', limit, async (c) => c.json({ bytes: (await c.req.arrayBuffer()).byteLength }))
  app.post('/refused', (c) => c.json({ code: 'signed-out' }, 401))
  server = await new Promise<Server>((resolve) => {
    const made = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(made as Server)) as Server
  })
})
afterAll(() => new Promise((done) => server.close(done)))

/** As scripts send: everything first, and only then they look for the answer; the connection is not kept. */
const post = (path: string, bytes: number) =>
  new Promise<{ status: number; body: unknown }>((resolve, reject) => {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
    socket.on('error', reject)
    socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-length: ${bytes}\r\n\r\n`)
    socket.write(Buffer.alloc(bytes, 97), () => {
      let text = ''
      socket.on('data', (part) => {
        text += part
      })
      socket.on('end', () =>
        resolve({
          status: Number(text.split(' ')[1]),
          body: JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)),
        }),
      )
    })
  })

it('whoever sends too much gets the answer, not a broken connection', async () => {
  expect(await post('/small', 20 * 1024 * 1024)).toEqual({ status: 413, body: { code: 'body-too-large' } })
  expect(await post('/refused', 20 * 1024 * 1024)).toEqual({ status: 401, body: { code: 'signed-out' } })
})

it('what is read by its endpoint is left alone', async () => {
  expect(await post('/small', 500 * 1024)).toEqual({ status: 200, body: { bytes: 500 * 1024 } })
})
