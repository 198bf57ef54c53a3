import { ROLE_NAMES } from '../domain/roles.ts'
import type { Ctx } from '../server/context.ts'
import { inTheClear } from '../server/in-the-clear.ts'
import type { Command } from './command.ts'
import { onOrphaned } from './orphan.ts'

/** Everything must be ended five seconds after it was asked for. */
const PATIENCE = 4500

export const serveCommand: Command = {
  name: 'serve',
  usage: 'serve [--demo] [--port 端口] [--data 目录]',
  about: '启动服务器；--demo 先装入示范乡镇',
  options: { demo: { type: 'boolean' }, port: { type: 'string' } },
  positionals: [0, 0],
  needs: 'nothing',
  run: async (args, print, settings) => {
    let ask: () => void = () => {}
    const asked = new Promise<'asked'>((resolve) => {
      ask = () => resolve('asked')
    })
    let begun = false
    let exit = 0
    const told = () => {
      // Ctrl-C comes twice: to the whole group, and passed on by npm.
      if (begun) return
      begun = true
      // Also while it is still starting or loading: what was half done is taken up again at the next start.
      setTimeout(() => process.exit(exit), PATIENCE).unref()
      ask()
    }
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, told)
    onOrphaned(told)
    const chosen = settings()
    const { startServer } = await import('../server/main.ts')
    const warning = inTheClear(chosen)
    if (warning) console.error(warning)
    const server = await startServer(chosen, {
      nightly: true,
      gone: (fault) => {
        console.error(`内置数据库停了，重新启动没有成功，服务到此结束。请看原因，排除后再启动。\n${fault.message}`)
        exit = 1
        told()
      },
    })
    try {
      const demo = args.values.demo === true ? await Promise.race([asked, demoSignIns(server.ctx)]) : []
      if (demo === 'asked') return exit
      print(
        [
          ...(demo.length ? ['\n示范乡镇“青石镇”的登录名（虚构人物，仅供试用）：'] : []),
          ...demo.map((s) => `  ${ROLE_NAMES[s.role]}　${s.name}　${s.place}　登录名 ${s.login}　密码 ${s.password}`),
          `\n暖阳已启动：${server.url}\n按 Ctrl-C 停止。`,
        ].join('\n'),
        { url: server.url, signIns: demo },
      )
      await asked
      return exit
    } finally {
      await server.stop()
    }
  },
}

const demoSignIns = async (ctx: Ctx) => {
  const { loadDemo } = await import('../demo/load.ts')
  return loadDemo(ctx, (text) => console.error(text))
}
