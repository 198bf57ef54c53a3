import { basename } from 'node:path'
import { isCivilDate, shanghaiDate } from '../domain/kit/dates.ts'
import { importRosterFile } from '../server/commands/import-roster-file.ts'
import { readInWorker } from '../server/import/read-in-worker.ts'
import { toPublicReading } from '../server/import/reading.ts'
import { type Command, need, option, UsageFault } from './command.ts'
import { readFile } from './setup-commands.ts'

export const readRosterCommand: Command = {
  name: 'read-roster',
  usage: 'read-roster 文件 [--at 日期]',
  about: '像导入那样读一份表格，打印读到了什么；不碰数据库',
  options: { at: { type: 'string' } },
  positionals: [1, 1],
  needs: 'nothing',
  run: async (args, print) => {
    const at = option(args, 'at') ?? shanghaiDate(Date.now())
    if (!isCivilDate(at)) throw new UsageFault(`--at 要写成 2026-09-01 这样的日期，现在是“${at}”。`)
    const reading = await readInWorker(readFile(args.positionals[0]), { at })
    const problems = reading.children.filter((c) => c.issues.length)
    print(
      [
        `读到 ${reading.children.length} 个孩子，跳过 ${reading.skippedRows.length} 行。`,
        ...problems.map(
          (c) => `${c.sheet ? `${c.sheet} ` : ''}第 ${c.row} 行 ${c.name || '（没有姓名）'}：${c.issues.join('、')}`,
        ),
      ].join('\n'),
      toPublicReading(reading),
    )
    return 0
  },
}

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
