import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { AppError, ERRORS } from '../domain/errors.ts'
import { CopyFault } from '../server/copies/fault.ts'
import { isAway, isFull, isOverdue } from '../server/db/away.ts'
import { CLASH, isClash } from '../server/db/clash.ts'
import { readSettings, type Settings, SettingsFault } from '../server/env.ts'
import { RosterFault } from '../server/import/fault.ts'
import { type Args, type Command, option, type Print, UsageFault } from './command.ts'
import { onOrphaned } from './orphan.ts'

const COMMON = {
  json: { type: 'boolean' },
  as: { type: 'string' },
  data: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const

type Commands = Readonly<Record<string, () => Promise<Command>>>

const HELP = ['help', '--help', '-h']

/** The list of all commands; `help NAME` shows one. */
const help = async (commands: Commands, name: string | undefined): Promise<string> => {
  const load = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined
  if (load) return usageOf(await load())
  const all = await Promise.all(Object.values(commands).map((each) => each()))
  const list = all.map((c) => `  ${c.usage}\n      ${c.about}`).join('\n')
  return `用法：npm run -s cli -- <命令> [--json] [--as 登录名] [--data 目录]\n${list}\n  help [命令]\n      这份说明，或一个命令的用法\n退出码：0 成功，1 有问题，2 用法不对。`
}

const usageOf = (command: Command) =>
  `${command.usage} [--json]${command.needs === 'product' ? ' [--as 登录名]' : ''}\n${command.about}`

/** Parses, opens what the command needs, runs it, closes again. Exit code 0, 1 (fault) or 2 (usage). */
export const runCommand = async (commands: Commands, argv: string[]): Promise<number> => {
  const json = argv.includes('--json')
  const fault = (code: string, message: string, exit: number) => {
    if (json) console.log(JSON.stringify({ error: { code, message } }))
    else console.error(message)
    return exit
  }
  const name = argv.find((a) => a !== '--json') ?? ''
  if (HELP.includes(name)) {
    const text = await help(
      commands,
      argv.find((a) => a !== name && a !== '--json'),
    )
    console.log(json ? JSON.stringify({ usage: text }) : text)
    return 0
  }
  const command = Object.hasOwn(commands, name) ? await commands[name]?.() : undefined
  if (!command) {
    const what = name === '' ? '请给一个命令。' : `没有“${name}”这个命令。`
    return fault('usage', json ? what : `${what}\n${await help(commands, undefined)}`, 2)
  }
  try {
    const args = parse(command, argv.toSpliced(argv.indexOf(name), 1))
    if (args.values.help === true) {
      console.log(json ? JSON.stringify({ usage: usageOf(command) }) : usageOf(command))
      return 0
    }
    command.check?.(args)
    const print: Print = (human, data) => console.log(json ? JSON.stringify(data) : human)
    return await start(command, args, print)
  } catch (error) {
    if (error instanceof UsageFault) return fault('usage', `${error.message}\n用法：${command.usage}`, 2)
    if (error instanceof AppError)
      return fault(error.code, error.code === 'invalid' ? fieldSentences(error) : error.message, 1)
    if (error instanceof CopyFault) return fault(error.code, error.message, 1)
    if (error instanceof RosterFault) return fault(error.code, error.message, 1)
    if (isClash(error)) return fault('conflict', CLASH, 1)
    if (error instanceof SettingsFault) return fault('settings', error.message, 1)
    if (isFull(error)) return fault('no-space', ERRORS['no-space'][1], 1)
    if (isOverdue(error)) return fault('busy', ERRORS.busy[1], 1)
    if (isAway(error)) return fault('unavailable', ERRORS.unavailable[1], 1)
    return fault('internal', error instanceof Error ? error.message : String(error), 1)
  }
}

const parse = (command: Command, argv: string[]): Args => {
  let parsed: { positionals: string[]; values: Record<string, unknown> }
  try {
    parsed = parseArgs({ args: argv, options: { ...COMMON, ...command.options }, allowPositionals: true, strict: true })
  } catch (error) {
    throw new UsageFault(sentenceOf(error))
  }
  const [least, most] = command.positionals
  if (parsed.values.help !== true && (parsed.positionals.length < least || parsed.positionals.length > most))
    throw new UsageFault(parsed.positionals.length < least ? '参数不够。' : '参数太多。')
  return { positionals: parsed.positionals, values: parsed.values as Args['values'] }
}

/** On a screen each sentence stands at its field; here they stand together. */
const fieldSentences = (error: AppError): string => {
  const texts = Object.values((error.details ?? {}) as Record<string, unknown>).filter((t) => typeof t === 'string')
  return texts.length ? texts.join('\n') : error.message
}

const sentenceOf = (error: unknown): string => {
  const { code, message } = error as { code?: string; message: string }
  const name = /'(?:-\w, )?(--?[^' <]+)/.exec(message)?.[1] ?? ''
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') return `没有“${name}”这个选项。`
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE')
    return message.includes('does not take') ? `“${name}”后面不带值。` : `“${name}”后面要写一个值。`
  return '参数看不懂。'
}

/** Is there a database to ask: one that is named, or the embedded one's folder? */
const isSetUp = ({ databaseUrl, dataDir }: Settings): boolean =>
  databaseUrl !== null || existsSync(join(dataDir, 'database'))

const start = async (command: Command, args: Args, print: Print): Promise<number> => {
  const settings = () =>
    readSettings({ NUANYANG_LOG: 'warn', ...process.env }, { port: option(args, 'port'), data: option(args, 'data') })
  if (command.needs === 'nothing') return command.run(args, print, settings)
  if (command.needs === 'product' && command.bare && !option(args, 'as') && !isSetUp(settings()))
    return command.bare(args, print)
  const { openProduct } = await import('../server/open.ts')
  const { actorByLogin, operatorActor } = await import('../server/actor.ts')
  const product = await openProduct(settings())
  // Told to stop in the middle: what was not committed is rolled back, the database is given back, then the end.
  const stopped = () => {
    product.close().finally(() => process.exit(130))
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, stopped)
  onOrphaned(stopped)
  try {
    if (command.needs === 'open') return await command.run(product.ctx, args, print)
    const as = option(args, 'as')
    return await command.run(
      product.ctx,
      as ? await actorByLogin(product.ctx, as) : await operatorActor(product.ctx),
      args,
      print,
    )
  } finally {
    // What a command leaves to be done behind its answer.
    await product.ctx.jobs.idle()
    const { sealAll } = await import('../server/installation/queries/seal-all.ts')
    await sealAll(product.ctx).catch(() => product.ctx.log.warn({}, 'sealing failed'))
    // The command's answer stands: that its end was not tidy is for the log.
    await product.close().catch((error: Error) => product.ctx.log.warn({ fault: error.message }, 'not closed tidily'))
  }
}
