import { shanghaiDate } from '../domain/kit/dates.ts'
import { PROBLEMS, skippedText } from '../server/import/problem-text.ts'
import { readInWorker } from '../server/import/read-in-worker.ts'
import { toPublicReading } from '../server/import/reading.ts'
import { type Command, dateOption } from './command.ts'
import { readFile } from './read-file.ts'

export const readRosterCommand: Command = {
  name: 'read-roster',
  usage: 'read-roster 文件 [--at 日期]',
  about: '像导入那样读一份表格，打印读到了什么；不碰数据库',
  options: { at: { type: 'string' } },
  positionals: [1, 1],
  needs: 'nothing',
  run: async (args, print) => {
    const at = dateOption(args, 'at') ?? shanghaiDate(Date.now())
    const reading = await readInWorker(readFile(args.positionals[0]), { at })
    const problems = reading.children.filter((c) => c.issues.length + c.more.doubts.length)
    print(
      [
        `读到 ${reading.children.length} 个孩子，跳过 ${reading.skippedRows.length} 行。`,
        `这份表当作${reading.population === 'all' ? '全体学生' : '只有留守学生'}：${reading.populationBecause}。`,
        ...problems.map(
          (c) =>
            `${c.sheet ? `${c.sheet} ` : ''}第 ${c.row} 行 ${c.name || '（没有姓名）'}：${[...c.issues, ...c.more.doubts].map((problem) => PROBLEMS[problem]).join('；')}`,
        ),
        ...reading.doubtfulRows.map(
          (r) => `${r.sheet ? `${r.sheet} ` : ''}第 ${r.row} 行 ${r.name}：${skippedText(r)}`,
        ),
      ].join('\n'),
      toPublicReading(reading),
    )
    return 0
  },
}
