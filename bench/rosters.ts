import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { rosterFile } from '../demo/roster-file.ts'
import { inventedPupils } from './big-roster.ts'
import { type Ground, say } from './ground.ts'

const run = promisify(execFile)
const child = fileURLToPath(new URL('./rosters-child.ts', import.meta.url))

/** Ten thousand rows: read, compared and written by a process of its own, so that its memory is its own. */
export const rosters = async ({ folder }: Ground) => {
  const file = join(folder, 'a.xlsx')
  writeFileSync(file, await rosterFile('大学校', '学生花名册', inventedPupils(10_000)))
  const part = async (what: string) =>
    JSON.parse((await run(process.execPath, [child, what, folder, file])).stdout) as {
      ms: number
      mb: number
      said: string
    }
  for (const [what, title] of [
    ['read', '读一万行'],
    ['apply', '读、比较、写入一万行'],
    ['again', '再读一次并比较'],
  ] as const) {
    const { ms, mb, said } = await part(what)
    say(`${title}（毫秒）`, `${ms.toFixed(0)}，进程内存峰值 ${mb.toFixed(0)} MB，${said}`)
  }
}
