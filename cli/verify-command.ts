import type { Command } from './command.ts'

export const verifyCommand: Command = {
  name: 'verify',
  usage: 'verify [--all]',
  about:
    '核对审计和每行资料的封条、可见范围、值守缓存、搜索键、孤行；有问题时退出码为 1；--all：值守逐条核对，不只抽查',
  options: { all: { type: 'boolean' } },
  positionals: [0, 0],
  needs: 'product',
  run: async (ctx, actor, args, print) => {
    const { verify } = await import('../server/installation/queries/verify.ts')
    const { findings } = await verify(ctx, actor, { all: args.values.all === true })
    print(findings.length ? findings.join('\n') : '核对完毕，没有发现问题。', { ok: findings.length === 0, findings })
    return findings.length ? 1 : 0
  },
}
