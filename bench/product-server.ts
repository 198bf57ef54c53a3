import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { readSettings } from '../server/env.ts'
import { makeApp } from '../server/http/app.ts'
import { openProduct } from '../server/open.ts'

/** The product's own surface on any free port. */
const { folder } = JSON.parse(process.argv[2] ?? '{}') as { folder: string }
const { ctx } = await openProduct(readSettings({ NUANYANG_LOG: 'warn' }, { data: folder }))
const server = serve(
  { fetch: makeApp(ctx, { secure: false, screens: null }).fetch, port: 0, hostname: '127.0.0.1' },
  () => console.log(`http://127.0.0.1:${((server as Server).address() as AddressInfo).port}`),
)
