import { ROLE_NAMES, ROLES, type Role } from '../domain/roles.ts'
import { addAccount } from '../server/commands/add-account.ts'
import { addToken } from '../server/commands/add-token.ts'
import { importPlaces } from '../server/commands/import-places.ts'
import { setUp } from '../server/commands/set-up.ts'
import { type Command, need, option, UsageFault } from './command.ts'
import { readFile } from './read-file.ts'

export const init: Command = {
  name: 'init',
  usage: 'init --county 代码 --name 名称 --admin 登录名',
  about: '首次设置：县区与第一位管理员，打印一次性密码',
  options: { county: { type: 'string' }, name: { type: 'string' }, admin: { type: 'string' } },
  positionals: [0, 0],
  needs: 'open',
  run: async (ctx, args, print) => {
    const login = need(args, 'admin')
    const made = await setUp(ctx, {
      countyCode: need(args, 'county'),
      countyName: need(args, 'name'),
      adminLogin: login,
      adminName: '管理员',
      password: null,
    })
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
  run: async (ctx, actor, args, print) => {
    const outcome = await importPlaces(ctx, actor, readFile(args.positionals[0]))
    const problems = outcome.problems.map((p) => `第 ${p.row} 行：${p.message}`)
    print(
      problems.length
        ? `没有写入，请先改好：\n${problems.join('\n')}`
        : `新增 ${outcome.added}，更新 ${outcome.updated}，未变 ${outcome.unchanged}。`,
      outcome,
    )
    return problems.length ? 1 : 0
  },
}

export const addUser: Command = {
  name: 'add-user',
  usage: 'add-user 登录名 --name 姓名 --role 角色 --place 单位代码',
  about: `新建账号，打印一次性密码；角色：${ROLES.map((r) => `${r}（${ROLE_NAMES[r]}）`).join('、')}`,
  options: { name: { type: 'string' }, role: { type: 'string' }, place: { type: 'string' } },
  positionals: [1, 1],
  needs: 'product',
  run: async (ctx, actor, args, print) => {
    const role = need(args, 'role')
    if (!(ROLES as readonly string[]).includes(role))
      throw new UsageFault(`没有“${role}”这个角色，可用：${ROLES.join('、')}。`)
    const login = args.positionals[0] ?? ''
    const made = await addAccount(ctx, actor, {
      login,
      name: need(args, 'name'),
      role: role as Role,
      placeCode: need(args, 'place'),
    })
    print(`已建账号 ${login}\n一次性密码：${made.oneTimePassword}`, {
      id: made.id,
      login: login.toLowerCase(),
      oneTimePassword: made.oneTimePassword,
    })
    return 0
  },
}

export const token: Command = {
  name: 'token',
  usage: 'token --user 登录名 [--days 天数]',
  about: '给脚本用的令牌，权限与该账号相同，只显示这一次',
  options: { user: { type: 'string' }, days: { type: 'string' } },
  positionals: [0, 0],
  needs: 'product',
  run: async (ctx, actor, args, print) => {
    const made = await addToken(ctx, actor, { login: need(args, 'user'), days: Number(option(args, 'days') ?? 30) })
    print(made.token, made)
    return 0
  },
}
