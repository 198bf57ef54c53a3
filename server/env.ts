import { resolve } from 'node:path'

export type Settings = {
  port: number
  host: string
  dataDir: string
  databaseUrl: string | null
  keyFile: string
  publicUrl: string | null
  logLevel: string
}

const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']

/** Reads and checks every setting; all faults at once, in words. An empty variable counts as not set. */
export const readSettings = (
  env: Record<string, string | undefined>,
  flags: { port?: string | undefined; data?: string | undefined } = {},
): Settings => {
  const faults: string[] = []
  const get = (name: string) => (env[name]?.trim() ? env[name]?.trim() : undefined)
  const portText = flags.port ?? get('PORT') ?? '7070'
  const port = Number(portText)
  if (!/^\d+$/.test(portText) || port < 1 || port > 65535)
    faults.push(`PORT（端口）要是 1 到 65535 的整数，现在是“${portText}”。`)
  const databaseUrl = get('DATABASE_URL') ?? null
  if (databaseUrl && !/^postgres(ql)?:\/\/./.test(databaseUrl))
    faults.push('DATABASE_URL 要写成 postgres://用户:密码@主机:端口/库名。')
  const publicUrl = get('NUANYANG_PUBLIC_URL') ?? null
  if (publicUrl && !/^https?:\/\/[^/]+\/?$/.test(publicUrl))
    faults.push('NUANYANG_PUBLIC_URL 要写成 https://域名，不带路径。')
  const logLevel = get('NUANYANG_LOG') ?? 'info'
  if (!LEVELS.includes(logLevel)) faults.push(`NUANYANG_LOG 可用：${LEVELS.join('、')}；现在是“${logLevel}”。`)
  if (faults.length) throw new SettingsFault(faults)
  const dataDir = resolve(flags.data ?? get('NUANYANG_DATA') ?? './.data')
  return {
    port,
    host: get('HOST') ?? '127.0.0.1',
    dataDir,
    databaseUrl,
    keyFile: resolve(get('NUANYANG_KEY_FILE') ?? `${dataDir}/keys/master.key`),
    publicUrl,
    logLevel,
  }
}

export class SettingsFault extends Error {
  readonly faults: string[]
  constructor(faults: string[]) {
    super(faults.join('\n'))
    this.faults = faults
  }
}
