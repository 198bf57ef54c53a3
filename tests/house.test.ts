import { globSync, readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DUTY_RULES } from '../domain/duties/list.ts'
import { figureFaces } from '../domain/figures/list.ts'
import { RECORD_KINDS } from '../domain/records/list.ts'
import { SLOW_TESTS } from '../scripts/slow-tests.ts'

/**
 * The house's rules as ordinary tests: what fails is a sentence that says where and what to do.
 * Rules on directions judge the code that ships; tests beside the code may reach for factories.
 */
const sources = globSync('{domain,server,web,cli,demo,bench,scripts,tests}/**/*.{ts,tsx,mjs,css}').map((f) =>
  f.replaceAll('\\', '/'),
)
const isTest = (file: string) => /\.test\.tsx?$/.test(file) || /(^|\/)testing\//.test(file) || file.startsWith('tests/')
const text = (file: string) => readFileSync(file, 'utf8')
const shipped = sources.filter((f) => !isTest(f) && /\.tsx?$/.test(f))

/** Modules that a file imports: repository paths for relative ones, bare names for packages. */
const importsOf = (file: string): string[] =>
  [...text(file).matchAll(/(?:\bfrom\s+|\bimport\s*\(\s*|^import\s+)['"]([^'"]+)['"]/gm)]
    .map((m) => m[1] ?? '')
    .map((to) => (to.startsWith('.') ? normalize(join(dirname(file), to)).replaceAll('\\', '/') : to))

const under = (folder: string) => shipped.filter((f) => f.startsWith(`${folder}/`))

const violations = (files: string[], judge: (to: string, file: string) => string | null) =>
  files.flatMap((file) => importsOf(file).flatMap((to) => judge(to, file) ?? [])).sort()

const LAYERS = ['kit', 'registers', 'duties', 'figures', 'reports']
const layerOf = (path: string): number => {
  const folder = path.split('/')[1] ?? ''
  if (folder === 'records' || folder === 'entries' || folder === 'calendar') return 1
  return LAYERS.indexOf(folder)
}

describe('directions', () => {
  it('domain imports only domain and the schema library', () => {
    expect(
      violations(under('domain'), (to, file) =>
        to.startsWith('domain/') || /^zod(\/|$)/.test(to)
          ? null
          : `${file} 引用了 ${to}：domain 只能引用 domain 和 zod，把它移到 server 或 web。`,
      ),
    ).toEqual([])
  })

  it('inside domain nothing looks upward: kit ← registers, records, calendar ← duties ← figures ← reports', () => {
    expect(
      violations(under('domain'), (to, file) =>
        layerOf(file) >= 0 && to.startsWith('domain/') && layerOf(to) > layerOf(file)
          ? `${file} 引用了上层的 ${to}：把共用的部分下移。`
          : null,
      ),
    ).toEqual([])
  })

  it('passwords cost what they must: only tests hash cheaply', () => {
    expect(
      shipped.filter((f) => f !== 'server/accounts/password-cost.ts' && text(f).includes('hashAtCost')).sort(),
    ).toEqual([])
  })

  it('web never imports server, nor server web', () => {
    expect(
      violations([...under('web'), ...under('server')], (to, file) =>
        (file.startsWith('web/') && to.startsWith('server/')) || (file.startsWith('server/') && to.startsWith('web/'))
          ? `${file} 引用了 ${to}：两边只通过 domain/api 相通。`
          : null,
      ),
    ).toEqual([])
  })

  it('web/ui knows nothing of the domain', () => {
    expect(
      violations(under('web/ui'), (to, file) =>
        to.startsWith('domain/') ? `${file} 引用了 ${to}：界面零件不认识业务，改成传入文字或通用类型。` : null,
      ),
    ).toEqual([])
  })

  it('no screen imports another screen', () => {
    const screenOf = (path: string) => /^web\/(office|phone)\/([^/.]+)/.exec(path)?.[0]
    expect(
      violations(under('web'), (to, file) => {
        const from = screenOf(file)
        const target = screenOf(to)
        return from && target && from !== target && !from.endsWith('/shell')
          ? `${file} 引用了另一个页面 ${to}：共用的放到 web/record、web/ui 或 web/client。`
          : null
      }),
    ).toEqual([])
  })

  /** `server/<room>/…`; what stands in server itself, and what all rooms share, is no room. */
  const roomOf = (path: string) => {
    const room = /^server\/([^/]+)\//.exec(path)?.[1] ?? ''
    return room === 'db' || room === 'testing' ? '' : room
  }

  it('a room asks another one by its db/ and queries/, never by its commands/', () => {
    /** Where requests, jobs and the command line come in: they call commands, which is what these are for. */
    const doors = /^server\/(?:http|jobs)\/|^server\/[^/]+\.ts$/
    expect(
      violations(
        under('server').filter((f) => !doors.test(f)),
        (to, file) =>
          /^server\/[^/]+\/commands\//.test(to) && roomOf(to) !== roomOf(file)
            ? `${file} 引用了别的房间的命令 ${to}：把两边共用的移到那间屋子的根目录或 db/。`
            : null,
      ),
    ).toEqual([])
  })

  it('inside a room nothing looks upward: db ← what it shares ← queries ← commands ← http and jobs', () => {
    const height = (path: string): number => {
      if (/^server\/(?:[^/]+\/)?db\//.test(path)) return 0
      if (/^server\/[^/]+\/queries\//.test(path)) return 2
      if (/^server\/[^/]+\/commands\//.test(path)) return 3
      if (/^server\/(?:http|jobs)\//.test(path)) return 4
      return 1
    }
    expect(
      violations(
        under('server').filter((f) => roomOf(f) || f.startsWith('server/db/')),
        (to, file) => {
          const [from, target] = [height(file), height(to)]
          if (!to.startsWith('server/')) return null
          // A room's other files may ask queries; the shared db knows no room.
          const upward = from === 1 ? target > 2 : from === 0 ? target > 1 : target > from
          return upward || (file.startsWith('server/db/') && roomOf(to))
            ? `${file} 引用了上层的 ${to}：把共用的部分下移。`
            : null
        },
      ),
    ).toEqual([])
  })

  it('no two files lean on each other, not even for a type', () => {
    const known = new Set(shipped)
    const next = new Map(shipped.map((f) => [f, importsOf(f).filter((to) => known.has(to))]))
    // Whoever leans on nothing that is left, or on whom nothing leans, is in no circle: what cannot be taken away so is.
    for (let before = -1; next.size !== before; ) {
      before = next.size
      const leanedOn = new Set([...next.values()].flat())
      for (const [file, to] of next) if (!leanedOn.has(file) || !to.some((t) => next.has(t))) next.delete(file)
    }
    expect([...next.keys()].map((f) => `${f} 在一个圈里：把两边都要的移到第三个文件。`)).toEqual([])
  })

  it('SQL stands only in server/db and in the db/ of a room', () => {
    const sql =
      /(`|'|")\s*(select\s[\s\S]{0,200}?\sfrom\s|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s|with\s+\w+\s+as\s*\()/i
    const found = shipped
      .filter((f) => !/^server\/(?:\w[\w-]*\/)?db\//.test(f) && !f.startsWith('bench/'))
      .filter((f) => sql.test(text(f)))
      .map((f) => `${f} 里有 SQL：移到 server/db，或那一间的 db/。`)
    expect(found).toEqual([])
  })
})

describe('ids', () => {
  /** Ids of kinds and rules that are words of code elsewhere too would hide nothing: all have a hyphen or are listed here. */
  const HOMES = /^(?:domain\/(?:records|entries|duties|figures|reports)|demo|bench|server\/db\/migrations)\//
  const named = (file: string, ids: readonly string[]) =>
    ids.filter((id) => new RegExp(`['"\`]${id}['"\`]`).test(text(file))).map((id) => `${file} 提到“${id}”`)

  it('no record kind and no duty rule is known by name outside domain/{records,entries,duties,figures,reports}', () => {
    const ids = [...RECORD_KINDS.map((k) => k.kind), ...DUTY_RULES.map((r) => r.key)]
    expect(
      shipped
        .filter((f) => !HOMES.test(f))
        .flatMap((f) => named(f, ids))
        .map((found) => `${found}：问声明（facet），不要认名字。`),
    ).toEqual([])
  })

  it('no screen knows a figure by name', () => {
    const ids = figureFaces().map((f) => f.id)
    expect(
      under('web')
        .flatMap((f) =>
          named(
            f,
            ids.filter((id) => id.includes('.')),
          ),
        )
        .map((found) => `${found}：问指标的声明，不要认名字。`),
    ).toEqual([])
  })
})

describe('habits', () => {
  it('each command and query begins with its permission', () => {
    const open = new Set(['sign-in', 'set-up', 'set-up-demo', 'setup', 'setup-state', 'health'])
    const found = shipped
      .filter((f) => /^server\/(?:[\w-]+\/)?(?:commands|queries)\//.test(f))
      .flatMap((file) => {
        const name = (file.split('/').at(-1) ?? '').replace('.ts', '')
        if (open.has(name)) return []
        // Exported functions that take the actor: the first statement must ask.
        return [
          ...text(file).matchAll(
            /export const (\w+)[^=]*=\s*(?:async\s*)?\(([\s\S]*?)\)(?::[^=]*?)?\s*=>\s*\{\s*([^\n]*)/g,
          ),
        ]
          .filter((m) => /\bactor\b/.test(m[2] ?? ''))
          .filter((m) => !/\b(can|canAt|mayDo|self)\w*\(/.test(m[3] ?? ''))
          .map((m) => `${file} 的 ${m[1]} 第一行不是权限检查：先写 can(actor, …)。`)
      })
    expect(found).toEqual([])
  })

  it('no file is longer than 500 lines', () => {
    const found = sources.map((f) => [f, text(f).split('\n').length] as const).filter(([, n]) => n > 500)
    expect(found.map(([f, n]) => `${f} 有 ${n} 行：它是哪两件事？拆开。`)).toEqual([])
  })

  it('no any, no suppression, nothing left for later, no focused or skipped test', () => {
    const loose =
      /:\s*any\b|\bas any\b|<any>|@ts-(?:ignore|nocheck|expect-error)|\b(?:TODO|FIXME|XXX|HACK)\b|\b(?:it|describe|test)\.(?:skip|only)\(/
    const found = sources
      .filter((f) => f !== 'tests/house.test.ts')
      .flatMap((f) =>
        text(f)
          .split('\n')
          .flatMap((line, i) => (loose.test(line) ? [`${f}:${i + 1} ${line.trim().slice(0, 80)}`] : [])),
      )
    expect(found).toEqual([])
  })

  it('Node itself can read what it runs: the types are stripped by it, not by the test runner', () => {
    const found = shipped
      .filter((f) => /^(domain|server|cli|demo|bench|scripts)\/.*\.ts$/.test(f))
      .flatMap((file) => {
        try {
          stripTypeScriptTypes(text(file))
          return []
        } catch (fault) {
          return [`${file}：Node 读不了（${(fault as Error).message.slice(0, 80)}），换一种写法。`]
        }
      })
    expect(found).toEqual([])
  })

  it('file names are kebab-case', () => {
    const found = sources.filter(
      (f) => !/^[a-z0-9]+(?:[-.][a-z0-9]+)*\.(?:ts|tsx|mjs|css)$/.test(f.split('/').at(-1) ?? ''),
    )
    expect(found.map((f) => `${f}：文件名用小写和连字符。`)).toEqual([])
  })

  it('domain reads no clock and rolls no dice', () => {
    const found = under('domain').filter((f) => /\bDate\.now\(|new Date\(\)|Math\.random\(/.test(text(f)))
    expect(found.map((f) => `${f}：今天是哪天要由外面传进来。`)).toEqual([])
  })

  it('the lock file records no download address', () => {
    expect(/"resolved":\s*"http/.test(text('package-lock.json'))).toBe(false)
  })

  it('the fast loop leaves out only tests that exist', () => {
    expect(SLOW_TESTS.filter((file) => !sources.includes(file))).toEqual([])
  })
})
