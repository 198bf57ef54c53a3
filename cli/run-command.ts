import { parseArgs } from 'node:util'
import { AppError } from '../domain/errors.ts'
import { readSettings, SettingsFault } from '../server/env.ts'
import { RosterFault } from '../server/import/fault.ts'
import { type Args, type Command, option, type Print, UsageFault } from './command.ts'

const COMMON = {
  json: { type: 'boolean' },
  as: { type: 'string' },
  data: { type: 'string' },
  help: { type: 'boolean' },
} as const

/** Parses, opens what the command needs, runs it, closes again. Exit code 0, 1 (fault) or 2 (usage). */
export const runCommand = async (
  commands: Readonly<Record<string, () => Promise<Command>>>,
  argv: string[],
): Promise<number> => {
  const command = Object.hasOwn(commands, argv[0] ?? '') ? await commands[argv[0] ?? '']?.() : undefined
  if (!command) {
    const all = await Promise.all(Object.values(commands).map((load) => load()))
    const list = all.map((c) => `  ${c.usage}\n      ${c.about}`).join('\n')
    console.error(
      `${argv[0] && argv[0] !== '--help' ? `没有“${argv[0]}”这个命令。\n` : ''}用法：npm run -s cli -- <命令> [--json] [--as 登录名]\n${list}`,
    )
    return argv[0] === '--help' ? 0 : 2
  }
  const json = argv.includes('--json')
  const fault = (code: string, message: string, exit: number) => {
    if (json) console.log(JSON.stringify({ error: { code, message } }))
    else console.error(message)
    return exit
  }
  try {
    const args = parse(command, argv.slice(1))
    if (args.values.help === true) {
      console.log(`${command.usage}\n${command.about}`)
      return 0
    }
    command.check?.(args)
    const print: Print = (human, data) => console.log(json ? JSON.stringify(data) : human)
    return await start(command, args, print)
  } catch (error) {
    if (error instanceof UsageFault) return fault('usage', `${error.message}\n用法：${command.usage}`, 2)
    if (error instanceof AppError)
      return fault(
        error.code,
        error.code === 'invalid' && error.details ? `${error.message} ${JSON.stringify(error.details)}` : error.message,
        1,
      )
    if (error instanceof RosterFault) return fault(error.code, error.message, 1)
    if (error instanceof SettingsFault) return fault('settings', error.message, 1)
    return fault('internal', error instanceof Error ? error.message : String(error), 1)
  }
}

const parse = (command: Command, argv: string[]): Args => {
  let parsed: { positionals: string[]; values: Record<string, unknown> }
  try {
    parsed = parseArgs({ args: argv, options: { ...COMMON, ...command.options }, allowPositionals: true, strict: true })
  } catch (error) {
    throw new UsageFault(`看不懂的参数：${error instanceof Error ? error.message : String(error)}`)
  }
  const [least, most] = command.positionals
  if (parsed.values.help !== true && (parsed.positionals.length < least || parsed.positionals.length > most))
    throw new UsageFault(parsed.positionals.length < least ? '参数不够。' : '参数太多。')
  return { positionals: parsed.positionals, values: parsed.values as Args['values'] }
}

const start = async (command: Command, args: Args, print: Print): Promise<number> => {
  const settings = () =>
    readSettings({ NUANYANG_LOG: 'warn', ...process.env }, { port: option(args, 'port'), data: option(args, 'data') })
  if (command.needs === 'nothing') return command.run(args, print, settings)
  const { openProduct } = await import('../server/open.ts')
  const { actorByLogin, operatorActor } = await import('../server/actor.ts')
  const product = await openProduct(settings())
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
    await product.close()
  }
}
