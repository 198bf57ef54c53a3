import { existsSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { CopySummary } from '../server/copies/check-copy.ts'
import { type Args, type Command, option, UsageFault } from './command.ts'
import { mustBeFile } from './read-file.ts'

const paper = (code: string) =>
  `\n备份恢复码：${code}\n请现在抄下或打印，锁在柜里（不要和备份放在一起）。换了机器、丢了 keys/ 目录，只有它能打开备份。\n再看一次：npm run -s cli -- recovery-code`

const inWords = (copy: CopySummary) =>
  `${copy.counties.map((c) => c.name).join('、')}，${copy.rows} 行（${copy.children} 名孩子），${copy.bytes} 字节，做于 ${copy.madeAt}`

const targetOf = (args: Args): string => {
  const file = resolve(args.positionals[0] ?? '')
  if (existsSync(file) && statSync(file).isDirectory())
    throw new UsageFault(`“${args.positionals[0]}”是一个目录，请写出文件名。`)
  if (!existsSync(dirname(file))) throw new UsageFault(`目录“${dirname(file)}”不存在，请先建好或换一个。`)
  return file
}

export const backup: Command = {
  name: 'backup',
  usage: 'backup 文件',
  about: '把整个系统备份成一个加密文件：数据库、附件、密钥；服务器开着也能做',
  options: {},
  positionals: [1, 1],
  needs: 'product',
  check: (args) => void targetOf(args),
  run: async (ctx, actor, args, print) => {
    const { copyTo } = await import('../server/installation/commands/copy-installation.ts')
    const { newCode, ...made } = await copyTo(ctx, actor, targetOf(args))
    print(`已备份到 ${made.file}：${inWords(made)}。已从头读过一遍。${newCode ? paper(newCode) : ''}`, {
      ...made,
      recoveryCode: newCode,
    })
    return 0
  },
}

export const restore: Command = {
  name: 'restore',
  usage: 'restore 文件 [--recovery-code 备份恢复码] [--without-copy]',
  about:
    '用备份恢复整个系统：先全部核对，再一次换上；服务器要先停。换了机器要给备份恢复码（最好放在环境变量 NUANYANG_RECOVERY_CODE）；现有资料先留一份备份，--without-copy 不留',
  options: { 'recovery-code': { type: 'string' }, 'without-copy': { type: 'boolean' } },
  positionals: [1, 1],
  needs: 'nothing',
  check: (args) => void mustBeFile(args.positionals[0]),
  run: async (args, print, settings) => {
    const chosen = settings()
    const { restoreCopy } = await import('../server/copies/restore-copy.ts')
    const restored = await restoreCopy({
      file: resolve(args.positionals[0] ?? ''),
      settings: chosen,
      code: option(args, 'recovery-code') ?? (process.env.NUANYANG_RECOVERY_CODE?.trim() || null),
      now: Date.now(),
      withoutCopy: args.values['without-copy'] === true,
      say: (step) => console.error(step),
    })
    const { openProduct } = await import('../server/open.ts')
    const { operatorActor } = await import('../server/actor.ts')
    const { tellRestored } = await import('../server/installation/commands/copy-installation.ts')
    const { sealAll } = await import('../server/installation/queries/seal-all.ts')
    const { verify } = await import('../server/installation/queries/verify.ts')
    const product = await openProduct(chosen)
    try {
      const actor = await operatorActor(product.ctx)
      await tellRestored(product.ctx, actor, restored)
      await sealAll(product.ctx)
      const { findings } = await verify(product.ctx, actor)
      print(
        [
          `已恢复：${inWords(restored)}。`,
          ...(restored.before === null ? [] : [`恢复前的资料留在 ${restored.before}。`]),
          '所有人要重新登录，脚本的令牌要重新发；手机会重新取一遍资料。',
          ...(findings.length ? ['核对发现：', ...findings] : ['核对过：没有发现问题。']),
        ].join('\n'),
        { ...restored, findings },
      )
      return findings.length ? 1 : 0
    } finally {
      await product.close()
    }
  },
}

export const recoveryCodeCommand: Command = {
  name: 'recovery-code',
  usage: 'recovery-code [--new]',
  about: '打印备份恢复码：换了机器时打开备份用；--new 换一个（旧备份仍用旧码打开）',
  options: { new: { type: 'boolean' } },
  positionals: [0, 0],
  needs: 'product',
  run: async (ctx, actor, args, print) => {
    const { showRecoveryCode } = await import('../server/installation/commands/copy-installation.ts')
    const code = await showRecoveryCode(ctx, actor, args.values.new === true)
    print(paper(code).trim(), { recoveryCode: code })
    return 0
  },
}
