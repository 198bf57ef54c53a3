import type { Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import { addDays, shanghaiDate } from '../domain/kit/dates.ts'
import { deleteEndedSessions } from './accounts/db/session.ts'
import { forgetOldTries } from './accounts/db/sign-in-tries.ts'
import { clockWatch } from './clock-watch.ts'
import { forgetIdempotent } from './db/idempotency.ts'
import { layDuties } from './duties/lay-duties.ts'
import type { Settings } from './env.ts'
import { makeApp } from './http/app.ts'
import { copyWhenDue } from './installation/commands/copy-installation.ts'
import { everyDay } from './jobs/begin-day.ts'
import { clearStamps } from './jobs/clear-stamps.ts'
import { GONE_AFTER, recoverImports } from './jobs/recover-imports.ts'
import { dropOldPrints, recoverPrints } from './jobs/recover-prints.ts'
import { sealSoon } from './jobs/seal-soon.ts'
import { openProduct } from './open.ts'
import { forgetOldDoors } from './parent-pages/db/parent-door.ts'

const TIDY_EVERY = 60_000
/** How often the server asks whether today's copy is still to be made; a start is left alone for so long too. */
const COPY_EVERY = 600_000

const cannotListen = ({ port, host }: Settings, { code }: NodeJS.ErrnoException): string => {
  if (code === 'EADDRINUSE') return `端口 ${port} 已被占用。请关掉占用它的程序，或用 PORT 换一个端口。`
  if (code === 'EACCES') return `没有使用端口 ${port} 的权限。请用 PORT 换一个 1024 以上的端口。`
  return `不能在 ${host}:${port} 上启动（${code}）。请核对 HOST：只给本机用 127.0.0.1，给局域网用 0.0.0.0。`
}

/** Days for which a teacher still sees when an old link of a parents' page was opened last. */
const DOORS_KEPT = 30

/**
 * Starts everything; `stop` ends everything within five seconds. `gone`: told when the embedded database has ended and could not
 * be started again (H2). `nightly`: it makes a copy each night (a server that people work with). Throws a sentence when it cannot
 * start.
 */
export const startServer = async (
  settings: Settings,
  { nightly = false, gone = () => {} }: { nightly?: boolean; gone?: (fault: Error) => void } = {},
) => {
  const { ctx, close } = await openProduct(settings, gone)
  const screens = fileURLToPath(new URL('../dist/web', import.meta.url))
  const app = makeApp(ctx, {
    secure: settings.publicUrl?.startsWith('https:') === true,
    behindProxy: settings.publicUrl !== null,
    publicUrl: settings.publicUrl,
    screens,
  })
  let server: Server
  try {
    server = await new Promise<Server>((resolve, reject) => {
      const made = serve({ fetch: app.fetch, port: settings.port, hostname: settings.host }, () =>
        resolve(made as Server),
      ) as Server
      made.once('error', (error: NodeJS.ErrnoException) => reject(new Error(cannotListen(settings, error))))
    })
  } catch (error) {
    await close()
    throw error
  }
  await recoverImports(ctx, 0).catch((error: Error) => ctx.log.warn({ fault: error.message }, 'imports not recovered'))
  await recoverPrints(ctx, 0).catch((error: Error) => ctx.log.warn({ fault: error.message }, 'prints not recovered'))
  const day = everyDay()
  const believed = clockWatch(
    ctx.now,
    () => performance.now(),
    () => ctx.log.warn({}, 'the clock jumped: nothing is cleared away for a day'),
  )
  // In the queue of the background: an import or another start is not held up by it.
  const layLater = () => ctx.jobs.add('duty rows', (stopped) => layDuties(ctx, stopped))
  layLater()
  const tidy = async () => {
    await day(ctx)
    await recoverImports(ctx, GONE_AFTER)
    await recoverPrints(ctx, GONE_AFTER)
    if (believed()) {
      await deleteEndedSessions(ctx.db, new Date(ctx.now()))
      await forgetIdempotent(ctx.db)
      await forgetOldTries(ctx.db, new Date(ctx.now()))
      await dropOldPrints(ctx)
      await forgetOldDoors(ctx.db, addDays(shanghaiDate(ctx.now()), -DOORS_KEPT))
    }
    await clearStamps(ctx)
    layLater()
  }
  const timer = setInterval(() => {
    tidy().catch((error: Error) => ctx.log.warn({ fault: error.message }, 'tidying failed'))
  }, TIDY_EVERY)
  timer.unref()
  const sealing = sealSoon(ctx)
  const copying = nightly
    ? setInterval(() => {
        copyWhenDue(ctx).catch((error: Error) => ctx.log.warn({ fault: error.message }, 'copy not begun'))
      }, COPY_EVERY).unref()
    : undefined
  const stop = async () => {
    clearInterval(timer)
    clearInterval(copying)
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
    await Promise.race([
      Promise.all([
        sealing.stop(),
        tidy().catch((error: Error) => ctx.log.warn({ fault: error.message }, 'tidying failed')),
      ]),
      new Promise((done) => setTimeout(done, 1000).unref()),
    ])
    await close()
  }
  return {
    ctx,
    url: `http://${settings.host === '0.0.0.0' ? '127.0.0.1' : settings.host}:${settings.port}`,
    stop,
  }
}
