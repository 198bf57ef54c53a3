import { ROLE_NAMES } from '../domain/roles.ts'
import { startServer } from '../server/main.ts'
import { verify } from '../server/queries/verify.ts'
import type { Command } from './command.ts'

/** Everything must be ended five seconds after it was asked for. */
const PATIENCE = 4800

export const serveCommand: Command = {
  name: 'serve',
  usage: 'serve [--demo] [--port 端口] [--data 目录]',
  about: '启动服务器；--demo 先装入示范乡镇',
  options: { demo: { type: 'boolean' }, port: { type: 'string' } },
  positionals: [0, 0],
  needs: 'nothing',
  run: async (args, _print, settings) => {
    let ask: () => void = () => {}
    const asked = new Promise<void>((resolve) => {
      ask = resolve
    })
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, ask)
    const server = await startServer(settings())
    if (args.values.demo === true) {
      const { loadDemo } = await import('../demo/load.ts')
      const signIns = await loadDemo(server.ctx).catch(async (error: unknown) => {
        await server.stop()
        throw error
      })
      console.log('\n示范乡镇“青石镇”的登录名（虚构人物，仅供试用）：')
      for (const s of signIns)
        console.log(`  ${ROLE_NAMES[s.role]}　${s.name}　${s.place}　登录名 ${s.login}　密码 ${s.password}`)
    }
    console.log(`\n暖阳已启动：${server.url}\n按 Ctrl-C 停止。`)
    await asked
    setTimeout(() => process.exit(0), PATIENCE).unref()
    await server.stop()
    return 0
  },
}

export const verifyCommand: Command = {
  name: 'verify',
  usage: 'verify',
  about: '核对审计封条、可见范围、孤行',
  options: {},
  positionals: [0, 0],
  needs: 'product',
  run: async (ctx, actor, _args, print) => {
    const { findings } = await verify(ctx, actor)
    print(findings.length ? findings.join('\n') : '核对完毕，没有发现问题。', { ok: findings.length === 0, findings })
    return findings.length ? 1 : 0
  },
}
