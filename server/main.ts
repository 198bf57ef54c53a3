import type { Server } from 'node:http'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import { clockWatch } from './clock-watch.ts'
import { forgetIdempotent } from './db/idempotency.ts'
import { deleteEndedSessions } from './db/session.ts'
import { forgetOldTries } from './db/sign-in-tries.ts'
import type { Settings } from './env.ts'
import { makeApp } from './http/app.ts'
import { everyDay } from './jobs/begin-day.ts'
import { clearDutySets } from './jobs/clear-duty-sets.ts'
import { GONE_AFTER, recoverImports } from './jobs/recover-imports.ts'
import { openProduct } from './open.ts'
import { sealAll } from './queries/verify.ts'

const SEAL_EVERY = 60_000

const cannotListen = ({ port, host }: Settings, { code }: NodeJS.ErrnoException): string => {
  if (code === 'EADDRINUSE') return `端口 ${port} 已被占用。请关掉占用它的程序，或用 PORT 换一个端口。`
  if (code === 'EACCES') return `没有使用端口 ${port} 的权限。请用 PORT 换一个 1024 以上的端口。`
  return `不能在 ${host}:${port} 上启动（${code}）。请核对 HOST：只给本机用 127.0.0.1，给局域网用 0.0.0.0。`
}

/** Without its database a server answers nobody: it ends with a sentence, so that whoever watches it starts it anew (H2). */
const databaseGone = (error: Error) => {
  console.error(
    `内置数据库停了，没能重新启动，服务就此结束。请看上面的原因，腾出磁盘空间或恢复数据后再启动。\n${error.message}`,
  )
  process.exit(1)
}

/** What whoever starts it should know: passwords and children's files must not cross a network in the clear (L13). */
const warningsFor = ({ host, publicUrl }: Settings): string[] => {
  const alone = ['127.0.0.1', '::1', 'localhost'].includes(host)
  return alone || publicUrl?.startsWith('https:')
    ? []
    : [
        `注意：HOST=${host} 让别的电脑也能连进来，而没有设 https 的 NUANYANG_PUBLIC_URL：密码和孩子的资料会明文经过网络。请在前面放一个带 HTTPS 的反向代理，并设 NUANYANG_PUBLIC_URL=https://…；只在本机用就去掉 HOST。`,
      ]
}

/** Starts everything; `stop` ends everything within five seconds. Throws a sentence when it cannot start. */
export const startServer = async (settings: Settings) => {
  const { ctx, close } = await openProduct(settings, databaseGone)
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
  const day = everyDay()
  const believed = clockWatch(
    ctx.now,
    () => performance.now(),
    () => ctx.log.warn({}, 'the clock jumped: nothing is cleared away for a day'),
  )
  const tidy = async () => {
    await day(ctx)
    await recoverImports(ctx, GONE_AFTER)
    await sealAll(ctx)
    if (believed()) {
      await deleteEndedSessions(ctx.db, new Date(ctx.now()))
      await forgetIdempotent(ctx.db)
      await forgetOldTries(ctx.db, new Date(ctx.now()))
    }
    await clearDutySets(ctx)
  }
  const timer = setInterval(() => {
    tidy().catch((error: Error) => ctx.log.warn({ fault: error.message }, 'sealing failed'))
  }, SEAL_EVERY)
  timer.unref()
  const stop = async () => {
    clearInterval(timer)
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
    await Promise.race([
      tidy().catch((error: Error) => ctx.log.warn({ fault: error.message }, 'sealing failed')),
      new Promise((done) => setTimeout(done, 1000).unref()),
    ])
    await close()
  }
  return {
    ctx,
    warnings: warningsFor(settings),
    url: `http://${settings.host === '0.0.0.0' ? '127.0.0.1' : settings.host}:${settings.port}`,
    stop,
  }
}
