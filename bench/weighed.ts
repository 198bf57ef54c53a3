import type { Ctx } from '../server/context.ts'
import { databaseSeconds } from './database-time.ts'
import { say } from './ground.ts'
import { median, timed } from './measure.ts'

const TIMES = 4

/** Work with the seconds of processor that this process and the database took for it: on a busy machine they say more than the clock. */
export const weighed = async <T>(ctx: Ctx, work: () => Promise<T>) => {
  const [own, database] = [process.cpuUsage(), databaseSeconds(ctx.dataDir)]
  const { ms, result } = await timed(work)
  const { user, system } = process.cpuUsage(own)
  return { ms, result, own: (user + system) / 1e6, database: databaseSeconds(ctx.dataDir) - database }
}
export const seconds = ({ own, database }: { own: number; database: number }, n = 1) =>
  `处理器：本进程 ${(own / n).toFixed(2)} 秒，数据库 ${(database / n).toFixed(2)} 秒`

/** First (cold, with its own processor time) and the middle of the next ones, in milliseconds; processor time of one of those. */
export const asked = async (
  ctx: Ctx,
  name: string,
  work: () => Promise<unknown>,
  before: () => Promise<unknown> = async () => {},
) => {
  await before()
  const first = await weighed(ctx, work)
  const rest: number[] = []
  let [own, database] = [0, 0]
  for (let i = 0; i < TIMES; i++) {
    await before()
    const one = await weighed(ctx, work)
    rest.push(one.ms)
    own += one.own
    database += one.database
  }
  say(
    name,
    `首次 ${first.ms.toFixed(0)} ms（${seconds(first)}），以后 ${median(rest).toFixed(0)} ms；${seconds({ own, database }, TIMES)}`,
  )
}
