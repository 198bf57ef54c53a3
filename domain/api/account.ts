import * as z from 'zod'
import { LANGUAGES } from '../kit/language.ts'
import { ROLES } from '../roles.ts'
import { date, type Endpoint, idParam, name40, ok, page, reason, uuid } from './kit.ts'
import { ownField } from './own-field.ts'

const role = z.enum(ROLES)
const login = z.string().trim().min(2).max(40)
const password = z.string().min(1).max(200)
const placeRef = z.object({ id: z.number().int(), code: z.string(), name: z.string(), kind: z.string() })

/** `until`: from that day on it no longer holds; null where no end is set. */
export const post = z.object({
  id: uuid,
  role,
  roleName: z.string(),
  place: placeRef,
  until: z.string().nullable(),
  /** Whom it stands in for, by name (decision 061); null of a post of one's own. */
  standsFor: z.string().nullable(),
})

export const me = z.object({
  accountId: uuid,
  login: z.string(),
  name: z.string(),
  post,
  posts: z.array(post),
  /** Who stands in for the own posts now, until which day (the last one). */
  standIns: z.array(z.object({ postId: uuid, name: z.string(), until: z.string() })),
  /** Own classes that were another teacher's until a month ago or less: from which day, after whom. */
  takenOver: z.array(z.object({ postId: uuid, from: z.string(), after: z.string() })),
  /** Actions that this role may take: screens show only what works. */
  actions: z.array(z.string()),
  county: z.object({ code: z.string(), name: z.string() }),
  /** What the county asks besides, of every kind (decision 032): forms and tables are drawn with it. */
  ownFields: z.array(ownField),
  /** The post's place and everything above it, nearest first. */
  chain: z.array(z.number().int()),
  today: z.string(),
  term: z
    .object({
      id: z.string(),
      name: z.string(),
      week: z.number().int().nullable(),
      startsOn: z.string(),
      endsOn: z.string(),
    })
    .nullable(),
  csrf: z.string(),
  /** With it a browser locks what this account keeps there; the same at each sign-in, held in memory only (decision 034). */
  keptKey: z.string(),
  mustChangePassword: z.boolean(),
  /** In which language the screens speak; null where nobody chose one. */
  language: z.enum(LANGUAGES).nullable(),
})

export const account = z.object({
  id: uuid,
  login: z.string(),
  name: z.string(),
  posts: z.array(post),
  disabled: z.boolean(),
  mustChangePassword: z.boolean(),
  lastSignInAt: z.string().nullable(),
})

export const accountApi = {
  getHealth: {
    method: 'GET',
    path: '/healthz',
    needs: 'none',
    about: '数据库可达、迁移完成',
    response: z.object({ ok: z.boolean(), database: z.string(), migrations: z.string() }),
  },
  getSetup: {
    method: 'GET',
    path: '/api/setup',
    needs: 'none',
    about: '是否需要首次设置',
    response: z.object({
      needed: z.boolean(),
      /** Well into a term it is asked from which day the system is used (decision 035); null otherwise. */
      underWay: z.object({ today: date, termStartsOn: date }).nullable(),
    }),
  },
  setUp: {
    method: 'POST',
    path: '/api/setup',
    needs: 'none',
    about: '首次设置：县区与第一位管理员；设好就已登录。usesFrom 是全县从哪天起用，不写则各校自己定',
    body: z.object({
      countyCode: z
        .string()
        .trim()
        .regex(/^\d{6}(\d{6})?$/),
      countyName: name40.min(2),
      adminLogin: login,
      adminName: name40,
      password,
      usesFrom: date.nullable().optional(),
    }),
    response: me,
  },
  setUpDemo: {
    method: 'POST',
    path: '/api/setup/demo',
    needs: 'none',
    about: '装入示范乡镇',
    response: z.object({
      signIns: z.array(
        z.object({
          role,
          roleName: z.string(),
          login: z.string(),
          password: z.string(),
          name: z.string(),
          place: z.string(),
        }),
      ),
    }),
  },
  signIn: {
    method: 'POST',
    path: '/api/session',
    needs: 'none',
    about: '登录',
    body: z.object({ login, password, device: z.string().max(80).optional() }),
    response: me,
  },
  finishSignIn: {
    method: 'POST',
    path: '/api/session/second',
    needs: 'none',
    about: '登录的第二步：带上 second-factor-needed 里的 challenge，和六位数、恢复码或通行密钥',
    body: z.object({
      challenge: z.string().max(2000),
      code: z.string().trim().max(40).optional(),
      passkey: z.looseObject({ id: z.string().max(1000) }).optional(),
    }),
    response: me,
  },
  listFactors: {
    method: 'GET',
    path: '/api/session/factors',
    needs: 'self',
    about: '自己账号的第二重验证',
    response: z.object({
      items: z.array(
        z.object({
          id: uuid,
          kind: z.enum(['totp', 'passkey']),
          label: z.string(),
          createdAt: z.string(),
          usedAt: z.string().nullable(),
        }),
      ),
      recoveryLeft: z.number(),
      wanted: z.boolean(),
    }),
  },
  beginTotp: {
    method: 'POST',
    path: '/api/session/factors/totp',
    needs: 'self',
    about: '加手机验证器：给出密钥，第一个六位数对了才生效',
    fresh: true,
    body: z.object({ password }),
    response: z.object({ id: uuid, secret: z.string(), uri: z.string() }),
  },
  confirmTotp: {
    method: 'POST',
    path: '/api/session/factors/totp/confirm',
    needs: 'self',
    about: '手机验证器的第一个六位数；恢复码只显示这一次',
    fresh: true,
    body: z.object({ id: uuid, code: z.string().trim().max(12) }),
    response: z.object({ recoveryCodes: z.array(z.string()) }),
  },
  beginPasskey: {
    method: 'POST',
    path: '/api/session/factors/passkey',
    needs: 'self',
    about: '加通行密钥：浏览器要的参数',
    fresh: true,
    body: z.object({ password }),
    response: z.object({ options: z.looseObject({ challenge: z.string() }), promise: z.string() }),
  },
  confirmPasskey: {
    method: 'POST',
    path: '/api/session/factors/passkey/confirm',
    needs: 'self',
    about: '浏览器建好的通行密钥',
    fresh: true,
    body: z.object({
      challenge: z.string().max(500),
      promise: z.string().max(200),
      response: z.looseObject({ id: z.string().max(1000) }),
      label: z.string().trim().min(1).max(40),
    }),
    response: z.object({ recoveryCodes: z.array(z.string()) }),
  },
  removeFactor: {
    method: 'POST',
    path: '/api/session/factors/{id}/remove',
    needs: 'self',
    about: '去掉一种第二重验证',
    params: idParam,
    body: z.object({ password }),
    response: ok,
  },
  resetFactors: {
    method: 'POST',
    path: '/api/accounts/{id}/factors/reset',
    needs: 'account.write',
    about: '手机丢了：清除这个账号的第二重验证，下次只用密码登录',
    params: idParam,
    response: ok,
  },
  getMe: { method: 'GET', path: '/api/session', needs: 'self', about: '我是谁、担任什么、今天是哪天', response: me },
  signOut: { method: 'DELETE', path: '/api/session', needs: 'self', about: '退出', response: ok },
  signOutEverywhere: {
    method: 'DELETE',
    path: '/api/sessions',
    needs: 'self',
    about: '在所有设备上退出',
    response: ok,
  },
  changePost: {
    method: 'POST',
    path: '/api/session/post',
    needs: 'self',
    about: '换一个职务做事',
    body: z.object({ postId: uuid }),
    response: me,
  },
  changePassword: {
    method: 'POST',
    path: '/api/session/password',
    needs: 'self',
    about: '改密码',
    body: z.object({ old: password, new: password }),
    response: ok,
  },
  setLanguage: {
    method: 'PUT',
    path: '/api/session/language',
    needs: 'self',
    about: '自己账号的界面用哪种语言；记录和公文照原样',
    body: z.object({ language: z.enum(LANGUAGES) }),
    response: ok,
  },
  listAccounts: {
    method: 'GET',
    path: '/api/accounts',
    needs: 'account.read',
    about: '账号，可以按姓名、登录名、职务、单位找',
    query: z.object({
      cursor: uuid.optional(),
      limit: page.limit,
      /** Part of a name, a login, a role or a place. */
      q: z.string().trim().max(40).optional(),
    }),
    response: z.object({
      next: z.string().nullable(),
      /** All that the search finds, whatever page is shown. */
      total: z.number(),
      items: z.array(account),
      grantable: z.array(z.object({ role, roleName: z.string(), placeKinds: z.array(z.string()) })),
    }),
  },
  addAccount: {
    method: 'POST',
    path: '/api/accounts',
    needs: 'account.write',
    about: '新建账号，给一次性密码',
    body: z.object({ login, name: name40, role, placeCode: z.string().max(40) }),
    response: z.object({ account, oneTimePassword: z.string() }),
  },
  resetPassword: {
    method: 'POST',
    path: '/api/accounts/{id}/password',
    needs: 'account.write',
    about: '重置为一次性密码',
    params: idParam,
    fresh: true,
    response: z.object({ oneTimePassword: z.string() }),
  },
  setAccountDisabled: {
    method: 'POST',
    path: '/api/accounts/{id}/disabled',
    needs: 'account.write',
    about: '停用或恢复账号',
    params: idParam,
    body: z.object({ disabled: z.boolean() }),
    response: account,
  },
  addPost: {
    method: 'POST',
    path: '/api/accounts/{id}/posts',
    needs: 'account.write',
    about: '加一个职务',
    params: idParam,
    body: z.object({ role, placeCode: z.string().max(40) }),
    response: account,
  },
  endPost: {
    method: 'POST',
    path: '/api/accounts/{id}/posts/{postId}/end',
    needs: 'account.write',
    about: '从一天起结束一个职务，写明原因；账号和别的职务照旧',
    params: z.object({ id: uuid, postId: uuid }),
    body: z.object({ on: date, reason }),
    response: account,
  },
} as const satisfies Record<string, Endpoint>
