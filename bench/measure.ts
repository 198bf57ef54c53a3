import { performance } from 'node:perf_hooks'

/** Milliseconds of one piece of work. */
export const timed = async <T>(work: () => Promise<T> | T): Promise<{ ms: number; result: T }> => {
  const from = performance.now()
  const result = await work()
  return { ms: performance.now() - from, result }
}

export const median = (list: readonly number[]): number =>
  [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0

/** Requests a second at a number of connections, for some seconds, against an address with headers. */
export const perSecond = async (
  url: string,
  headers: Record<string, string>,
  connections: number,
  seconds: number,
): Promise<number> => {
  const { Agent, request } = await import('node:http')
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const until = performance.now() + seconds * 1000
  let done = 0
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const ask = request(url, { agent, headers }, (answer) => {
        answer.resume()
        answer.once('end', () =>
          answer.statusCode === 200 ? resolve() : reject(new Error(`status ${answer.statusCode}`)),
        )
      })
      ask.once('error', reject)
      ask.end()
    })
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < until) {
        await one()
        done++
      }
    }),
  )
  agent.destroy()
  return done / seconds
}
