import { basename } from 'node:path'
import { importRosterFile } from '../server/commands/import-roster-file.ts'
import { type Command, need, option, UsageFault } from './command.ts'
import { readFile } from './read-file.ts'

export const importRosterCommand: Command = {
  name: 'import-roster',
  usage: 'import-roster 文件 --school 代码 --term 2026-autumn [--population all|left-behind] [--apply]',
  about: '和花名册比较：新来的、有变化、没变化、表里没有了、有冲突；加 --apply 一次写入',
  options: {
    school: { type: 'string' },
    term: { type: 'string' },
    population: { type: 'string' },
    apply: { type: 'boolean' },
  },
  positionals: [1, 1],
  needs: 'product',
  run: async (ctx, actor, args, print) => {
    const population = option(args, 'population')
    if (population !== undefined && population !== 'all' && population !== 'left-behind')
      throw new UsageFault('--population 用 all 或 left-behind。')
    const path = args.positionals[0] ?? ''
    const outcome = await importRosterFile(ctx, actor, {
      bytes: readFile(path),
      fileName: basename(path),
      schoolCode: need(args, 'school'),
      term: need(args, 'term'),
      population,
      apply: args.values.apply === true,
    })
    const lines = [
      `新来 ${outcome.new.count}，有变化 ${outcome.changed.count}，没变化 ${outcome.unchanged.count}，表里没有了 ${outcome.missing.count}，有冲突 ${outcome.conflicts.count}，像是同一个人 ${outcome.duplicates.count}，村没对上 ${outcome.unmatchedVillages.count}。`,
    ]
    print([...lines, outcome.applied ? '已写进花名册。' : '还没有写入；加 --apply 写进花名册。'].join('\n'), outcome)
    return 0
  },
}
