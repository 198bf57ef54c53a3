import { accountApi } from '../domain/api/account.ts'
import { ROLE_NAMES, ROLES } from '../domain/roles.ts'
import { type Args, type Command, fitting, need, option, UsageFault } from './command.ts'
import { mustBeFile, readFile } from './read-file.ts'

const LOGIN = '登录名要 2 到 40 个字符。'

const setUpInput = (args: Args) =>
  fitting(
    accountApi.setUp.body.pick({ countyCode: true, countyName: true, adminLogin: true }),
    { countyCode: need(args, 'county'), countyName: need(args, 'name'), adminLogin: need(args, 'admin') },
    {
      countyCode: '--county 用 6 位（或 12 位）行政区划代码。',
      countyName: '--name 写县区的名称，2 到 40 个字。',
      adminLogin: LOGIN,
    },
  )

export const init: Command = {
  name: 'init',
  usage: 'init --county 代码 --name 名称 --admin 登录名',
  about: '首次设置：县区与第一位管理员，打印一次性密码',
  options: { county: { type: 'string' }, name: { type: 'string' }, admin: { type: 'string' } },
  positionals: [0, 0],
  needs: 'open',
  check: (args) => void setUpInput(args),
  run: async (ctx, args, print) => {
    const input = setUpInput(args)
    const login = input.adminLogin
    const { setUp } = await import('../server/installation/commands/set-up.ts')
    const made = await setUp(ctx, { ...input, adminName: '管理员', password: null })
    print(`已设置。管理员：${login}\n一次性密码：${made.oneTimePassword}\n第一次登录后请改成自己的密码。`, {
      login: login.toLowerCase(),
      oneTimePassword: made.oneTimePassword,
    })
    return 0
  },
}

export const importPlacesCommand: Command = {
  name: 'import-places',
  usage: 'import-places 文件',
  about: '从表格添加地方：类型、代码、名称、上级代码；再来一次按代码更新',
  options: {},
  positionals: [1, 1],
  needs: 'product',
  check: (args) => void mustBeFile(args.positionals[0]),
  run: async (ctx, actor, args, print) => {
    const bytes = readFile(args.positionals[0])
    const { importPlaces } = await import('../server/places/commands/import-places.ts')
    const outcome = await importPlaces(ctx, actor, bytes)
    if (outcome.problems.length === 0) {
      print(`新增 ${outcome.added}，更新 ${outcome.updated}，未变 ${outcome.unchanged}。`, outcome)
      return 0
    }
    const problems = outcome.problems.map((p) => `第 ${p.row} 行：${p.message}`)
    const message = `没有写入，请先改好：\n${problems.join('\n')}`
    print(message, { ...outcome, error: { code: 'invalid', message } })
    return 1
  },
}

const accountInput = (args: Args) => {
  const role = need(args, 'role')
  return fitting(
    accountApi.addAccount.body,
    { login: args.positionals[0], name: need(args, 'name'), role, placeCode: need(args, 'place') },
    {
      login: LOGIN,
      name: '--name 写姓名，1 到 40 个字。',
      role: `没有“${role}”这个角色，可用：${ROLES.join('、')}。`,
      placeCode: '--place 写单位代码。',
    },
  )
}

export const addUser: Command = {
  name: 'add-user',
  usage: 'add-user 登录名 --name 姓名 --role 角色 --place 单位代码',
  about: `新建账号，打印一次性密码；角色：${ROLES.map((r) => `${r}（${ROLE_NAMES[r]}）`).join('、')}`,
  options: { name: { type: 'string' }, role: { type: 'string' }, place: { type: 'string' } },
  positionals: [1, 1],
  needs: 'product',
  check: (args) => void accountInput(args),
  run: async (ctx, actor, args, print) => {
    const input = accountInput(args)
    const { login } = input
    const { addAccount } = await import('../server/accounts/commands/add-account.ts')
    const made = await addAccount(ctx, actor, input)
    print(`已建账号 ${login}\n一次性密码：${made.oneTimePassword}`, {
      id: made.id,
      login: login.toLowerCase(),
      oneTimePassword: made.oneTimePassword,
    })
    return 0
  },
}

export const resetSecondFactor: Command = {
  name: 'reset-second-factor',
  usage: 'reset-second-factor 登录名',
  about: '手机丢了：清除账号的第二重验证，下次只用密码登录',
  options: {},
  positionals: [1, 1],
  needs: 'product',
  run: async (ctx, actor, args, print) => {
    const login = args.positionals[0] ?? ''
    const { resetFactorsOf } = await import('../server/accounts/commands/account-changes.ts')
    await resetFactorsOf(ctx, actor, login)
    print(`已清除 ${login} 的第二重验证。`, { login: login.toLowerCase() })
    return 0
  },
}

const daysOf = (args: Args): number => {
  const text = option(args, 'days') ?? '30'
  if (!/^\d{1,3}$/.test(text) || Number(text) < 1 || Number(text) > 366)
    throw new UsageFault(`--days 要是 1 到 366 的整数，现在是“${text}”。`)
  return Number(text)
}

export const token: Command = {
  name: 'token',
  usage: 'token --user 登录名 [--days 天数]',
  about: '给脚本用的令牌，权限与该账号相同，只显示这一次',
  options: { user: { type: 'string' }, days: { type: 'string' } },
  positionals: [0, 0],
  needs: 'product',
  check: (args) => {
    need(args, 'user')
    daysOf(args)
  },
  run: async (ctx, actor, args, print) => {
    const { addToken } = await import('../server/accounts/commands/add-token.ts')
    const made = await addToken(ctx, actor, { login: need(args, 'user'), days: daysOf(args) })
    print(made.token, made)
    return 0
  },
}
