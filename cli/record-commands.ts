import { readFileSync } from 'node:fs'
import { declaredKinds } from '../domain/declared-kinds.ts'
import { ROLE_NAMES, type Role } from '../domain/roles.ts'
import { saveEntries } from '../server/entries/commands/save-entries.ts'
import { saveRecords } from '../server/records/commands/save-records.ts'
import { getKinds } from '../server/records/queries/kinds.ts'
import { type Command, type Print, UsageFault } from './command.ts'
import { mustBeFile } from './read-file.ts'

type Kinds = ReturnType<typeof declaredKinds>

const printKinds = (all: Kinds, print: Print): number => {
  const names = (roles: readonly string[]) => roles.map((r) => ROLE_NAMES[r as Role]).join('、')
  print(
    [
      ...all.records.map((k) => `${k.kind} v${k.version} ${k.title}：${k.help}谁记：${names(k.write)}。`),
      ...all.entries.map((k) => `${k.kind} v${k.version} ${k.title}：${k.help}谁登记：${names(k.write)}。`),
      ...all.duties.map((d) => `${d.rule} ${d.title}：${d.source}。`),
    ].join('\n'),
    all,
  )
  return 0
}

export const kinds: Command = {
  name: 'kinds',
  usage: 'kinds',
  about: '每一种记录和值守；加 --json 带出各字段（连同本县自定的）的 JSON Schema，和 GET /api/kinds 一样',
  options: {},
  positionals: [0, 0],
  needs: 'product',
  run: async (ctx, actor, _args, print) => printKinds(await getKinds(ctx, actor), print),
  bare: async (_args, print) => printKinds(declaredKinds(), print),
}

/** So many go in one call, as over HTTP. */
const AT_ONCE = 500

/** What is answered to each of them, as over HTTP. */
type Verdict = Awaited<ReturnType<typeof saveEntries>>['verdicts'][number]

type Sent = { records: Record<string, unknown>[]; entries: Record<string, unknown>[] }

/** The two lists of the file. Errors: UsageFault where it is no such file. */
const readSent = (path: string | undefined): Sent => {
  mustBeFile(path)
  const list = (value: unknown): value is Record<string, unknown>[] =>
    value === undefined || (Array.isArray(value) && value.every((v) => typeof v === 'object' && v !== null))
  try {
    const found = JSON.parse(readFileSync(path ?? '', 'utf8')) as { records?: unknown; entries?: unknown }
    if (list(found.records) && list(found.entries))
      return { records: found.records ?? [], entries: found.entries ?? [] }
  } catch {
    // Told below, like a file of another shape.
  }
  throw new UsageFault(`“${path}”不是 {"records":[…],"entries":[…]} 这样的 JSON，请核对。`)
}

export const save: Command = {
  name: 'save',
  usage: 'save FILE.json',
  about: '存下文件里的记录和登记，逐条答复；有一条没有存下就以 1 结束',
  options: {},
  positionals: [1, 1],
  needs: 'product',
  check: (args) => void readSent(args.positionals[0]),
  run: async (ctx, actor, args, print) => {
    const { records, entries } = readSent(args.positionals[0])
    const verdicts: Verdict[] = []
    for (let i = 0; i < records.length; i += AT_ONCE)
      verdicts.push(...(await saveRecords(ctx, actor, { records: records.slice(i, i + AT_ONCE) })).verdicts)
    for (let i = 0; i < entries.length; i += AT_ONCE)
      verdicts.push(...(await saveEntries(ctx, actor, { entries: entries.slice(i, i + AT_ONCE) })).verdicts)
    print(verdicts.map((v) => [v.id, v.verdict, v.message].filter(Boolean).join(' ')).join('\n'), verdicts)
    return verdicts.every((v) => v.verdict === 'accepted' || v.verdict === 'duplicate') ? 0 : 1
  },
}
