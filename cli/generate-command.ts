import { type Args, type Command, option, UsageFault } from './command.ts'

const whole = (args: Args, name: string, low: number, high: number, otherwise?: number): number => {
  const text = option(args, name) ?? (otherwise === undefined ? undefined : String(otherwise))
  if (text === undefined) throw new UsageFault(`缺少 --${name}。`)
  if (!/^\d{1,9}$/.test(text) || Number(text) < low || Number(text) > high)
    throw new UsageFault(`--${name} 要是 ${low} 到 ${high} 的整数，现在是“${text}”。`)
  return Number(text)
}

const sizeOf = (args: Args) => {
  const size = {
    schools: whole(args, 'schools', 1, 500),
    children: whole(args, 'children', 1, 200_000),
    terms: whole(args, 'terms', 1, 12),
    seed: whole(args, 'seed', 0, 999_999_999, 1),
    more: whole(args, 'more', 0, 20, 0),
  }
  if (size.children < size.schools) throw new UsageFault('--children 不能少于 --schools：每所学校至少一名。')
  return size
}

export const generateCommand: Command = {
  name: 'generate',
  usage: 'generate --schools 学校数 --children 孩子数 --terms 学期数 [--seed 种子] [--more 每名学生每月另记几条]',
  about: '在空的数据目录里编一个任意大小的县（虚构），种子相同内容相同；已有资料时拒绝',
  options: {
    schools: { type: 'string' },
    children: { type: 'string' },
    terms: { type: 'string' },
    seed: { type: 'string' },
    more: { type: 'string' },
  },
  positionals: [0, 0],
  needs: 'open',
  check: (args) => void sizeOf(args),
  run: async (ctx, args, print) => {
    const { generate } = await import('../demo/generate.ts')
    const made = await generate(ctx, sizeOf(args), (text) =>
      console.error(`${Math.round(process.uptime())} s  ${text}`),
    )
    print(
      `已编好：${made.schools} 所学校，${made.children} 名孩子，${made.terms} 个学期，${made.records} 条记录，${made.entries} 条登记，${made.accounts} 个账号。\n管理员登录名 ${made.admin.login}　密码 ${made.admin.password}（全部虚构，仅供试用）`,
      made,
    )
    return 0
  },
}
