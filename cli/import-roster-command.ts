import { basename } from 'node:path'
import type { ImportOutcome } from '../server/import/describe-import.ts'
import { importRosterFile } from '../server/rosters/commands/import-roster-file.ts'
import { type Args, type Command, need, option, UsageFault } from './command.ts'
import { mustBeFile, readFile } from './read-file.ts'

/** Names printed of each list; `--json` prints all. */
const SHOWN = 8

export const importRosterCommand: Command = {
  name: 'import-roster',
  usage:
    'import-roster 文件 --school 代码 --term 2026-autumn [--population all|left-behind] [--apply] [--foreign leave|take|hand] [--without-class] [--leave-guessed] [--no-transfers]',
  about:
    '和花名册比较：新来、有变化、没变化、表里没有了、要定的、像是同一个人、转入、村没对上、写着别的学校的、没有班级的；--school 也可以是乡镇或县的代码，按表里的学校分；加 --apply 一次写入（写着别的学校的不写，--foreign take 收进本校，hand 写进那所学校；只有标题写着本县别的学校的，收进 --school 的学校并提醒，--foreign leave 不写；没有班级的不写，--without-class 照写、班级空着；同号同名的转入一并接收，--no-transfers 不接收；表里没有了的不动，--leave-guessed 按猜的原因办离开）',
  options: {
    school: { type: 'string' },
    term: { type: 'string' },
    population: { type: 'string' },
    apply: { type: 'boolean' },
    foreign: { type: 'string' },
    'without-class': { type: 'boolean' },
    'leave-guessed': { type: 'boolean' },
    'no-transfers': { type: 'boolean' },
  },
  positionals: [1, 1],
  needs: 'product',
  check: (args) => {
    need(args, 'school')
    need(args, 'term')
    populationOf(args)
    foreignOf(args)
    mustBeFile(args.positionals[0])
  },
  run: async (ctx, actor, args, print) => {
    const path = args.positionals[0] ?? ''
    const outcome = await importRosterFile(ctx, actor, {
      bytes: readFile(path),
      fileName: basename(path),
      schoolCode: need(args, 'school'),
      term: need(args, 'term'),
      population: populationOf(args),
      apply: args.values.apply === true,
      foreign: foreignOf(args),
      classless: args.values['without-class'] === true ? 'none' : undefined,
      leave: args.values['leave-guessed'] === true ? 'guessed' : undefined,
      transfers: args.values['no-transfers'] === true ? undefined : 'confirmed',
    })
    print(
      inWords(outcome, { withoutClass: args.values['without-class'] === true, told: foreignOf(args) !== undefined }),
      outcome,
    )
    return 0
  },
}

const populationOf = (args: Args) => {
  const population = option(args, 'population')
  if (population !== undefined && population !== 'all' && population !== 'left-behind')
    throw new UsageFault('--population 用 all 或 left-behind。')
  return population
}

const foreignOf = (args: Args) => {
  const foreign = option(args, 'foreign')
  if (foreign !== undefined && foreign !== 'leave' && foreign !== 'take' && foreign !== 'hand')
    throw new UsageFault('--foreign 用 leave（不写）、take（收进本校）或 hand（写进那所学校）。')
  return foreign
}

const WHAT = { left: '没有写', taken: '收进本校', handed: '写进那所学校' } as const

/** `told`: somebody said what becomes of rows that name another school. */
const inWords = (o: ImportOutcome, { withoutClass, told }: { withoutClass: boolean; told: boolean }): string => {
  const row = (c: { sheet: string; row: number; name: string }) =>
    `第 ${c.row} 行${c.sheet ? `（${c.sheet}）` : ''} ${c.name || '（没有姓名）'}`
  const part = <T>(title: string, { count, list }: { count: number; list: T[] }, say: (item: T) => string): string[] =>
    count === 0
      ? []
      : [
          `${title} ${count}：`,
          ...list.slice(0, SHOWN).map((item) => `  ${say(item)}`),
          ...(count > SHOWN ? [`  ……还有 ${count - SHOWN} 个，加 --json 看全部`] : []),
        ]
  const totals = `新来 ${o.new.count}，有变化 ${o.changed.count}，没变化 ${o.unchanged.count}，表里没有了 ${o.missing.count}，要定的 ${o.conflicts.count}，像是同一个人 ${o.duplicates.count}，转入 ${o.transfers.count}，村没对上 ${o.unmatchedVillages.count}，写着别的学校 ${o.foreign.count}，没有班级 ${o.classless.count}。`
  const done = o.written
    ? `已写进花名册：新添 ${o.written.added}，改了 ${o.written.changed}，转入 ${o.written.transferred}，离校 ${o.written.left}。要定的没有写。${o.classless.count && !withoutClass ? '没有班级的没有写；加 --without-class 照写、班级空着。' : ''}`
    : '还没有写入；加 --apply 写进花名册。'
  return [
    totals,
    `这份表当作${o.population === 'all' ? '全体学生' : '只有留守学生'}（不对请加 --population）。`,
    ...part('按学校分', o.schools, (s) => `${s.name}　${s.children} 人`),
    ...part('写着别的学校', o.foreign, (c) => `${row(c)}　${c.named || '没写学校'}：${WHAT[c.what]}`),
    ...(o.foreign.list.some((c) => c.what === 'left')
      ? ['  没有写的：确实是本校的加 --foreign take；是那所学校的加 --foreign hand，或换成那所学校的代码再导入。']
      : []),
    ...(!told && o.foreign.list.some((c) => c.what === 'taken')
      ? [
          `  注意：只有标题写着${o.foreign.list[0]?.named}，${o.written ? '已' : '会'}照 --school 的代码收进本校。${
            o.written
              ? '收错了，请在“普查造册”里把这次整批撤回，再换成那所学校的代码（或加 --foreign hand）导入。'
              : '要是那所学校的，请换成它的代码，或加 --foreign hand；先不写加 --foreign leave。'
          }`,
        ]
      : []),
    ...part('没有班级', o.classless, (c) => `${row(c)}${c.grade ? `　${c.grade} 年级` : ''}`),
    ...part('会新建班级', o.newClasses, (c) => `${c.school ? `${c.school} ` : ''}${c.name}，${c.children} 人`),
    ...part(
      '有变化',
      o.changed,
      (c) =>
        `${c.name}　${[...c.changes.map((x) => `${x.title} ${x.from ?? '空'} → ${x.to ?? '空'}`), ...c.effects].join('；')}`,
    ),
    ...part('表里没有了', o.missing, (m) => `${m.name}　${m.class ?? ''}　${m.because}`),
    ...part('要定的', o.conflicts, (c) => `${row(c)}　${c.reason}`),
    ...part('像是同一个人', o.duplicates, (c) => `${row(c)}　${c.reasons.join('、')}`),
    ...part('转入', o.transfers, (c) => `${row(c)}　${c.because}`),
    ...part('村没对上', o.unmatchedVillages, (c) => `${row(c)}　${c.address}${c.tie ? '（两个村都像）' : ''}`),
    ...part('请看一眼', o.toLookAt, (c) => `${row(c)}　${c.reason}`),
    done,
  ].join('\n')
}
