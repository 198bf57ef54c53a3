import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { inventedPupils } from '../demo/pupils.ts'
import { rosterFile } from '../demo/roster-file.ts'
import { type Ground, say } from './ground.ts'

const run = promisify(execFile)
const child = fileURLToPath(new URL('./rosters-child.ts', import.meta.url))

/** Ten thousand rows: read, compared and written by a process of its own, so that its memory is its own. */
export const rosters = async ({ folder }: Ground) => {
  const pupils = inventedPupils(10_000)
  const file = join(folder, 'a.xlsx')
  writeFileSync(file, await rosterFile('大学校', '学生花名册', pupils))
  const next = join(folder, 'b.xlsx')
  const moved = pupils.flatMap((p) => (p.grade < 9 ? [{ ...p, grade: p.grade + 1 }] : []))
  writeFileSync(next, await rosterFile('大学校', '学生花名册', moved))
  const part = async (what: string, title: string, of: string, school = 'BIG') => {
    const answer = JSON.parse((await run(process.execPath, [child, what, folder, of, school])).stdout) as {
      ms: number
      mb: number
      said: string
      id?: string
    }
    say(`${title}（毫秒）`, `${answer.ms.toFixed(0)}，进程内存峰值 ${answer.mb.toFixed(0)} MB，${answer.said}`)
    return answer
  }
  await part('read', '读一万行', file)
  await part('apply', '读、比较、写入一万行', file)
  await part('again', '再读一次并比较', file)
  await part('later', '一年后人人升一级，写入', next)
  const other = join(folder, 'c.xlsx')
  writeFileSync(other, await rosterFile('青石镇中心小学', '学生花名册', inventedPupils(10_000, 2)))
  const { id = '' } = await part('apply', '另一所学校写入一万行', other, 'S')
  await part('undo', '整批撤回', id)
}
