import { performance } from 'node:perf_hooks'

/** Milliseconds of one piece of work. */
export const timed = async <T>(work: () => Promise<T> | T): Promise<{ ms: number; result: T }> => {
  const from = performance.now()
  const result = await work()
  return { ms: performance.now() - from, result }
}

export const median = (list: readonly number[]): number =>
  [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0

export type Ask = { path: string; method?: string; body?: string }

/** Requests of one address a second; see `answersPerSecond`. */
export const perSecond = (url: string, headers: Record<string, string>, connections: number, seconds: number) =>
  answersPerSecond('', headers, connections, seconds, () => ({ path: url }))

/** Requests a second at a number of connections, for some seconds; `ask` tells the next one. Errors: an answer that is not 200. */
export const answersPerSecond = async (
  url: string,
  headers: Record<string, string>,
  connections: number,
  seconds: number,
  ask: (n: number) => Ask,
): Promise<number> => {
  const { Agent, request } = await import('node:http')
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const until = performance.now() + seconds * 1000
  let asked = 0
  let done = 0
  const one = ({ path, method = 'GET', body = '' }: Ask) =>
    new Promise<void>((resolve, reject) => {
      const sent = request(`${url}${path}`, { agent, headers, method }, (answer) => {
        answer.resume()
        answer.once('end', () =>
          answer.statusCode === 200 ? resolve() : reject(new Error(`status ${answer.statusCode}`)),
        )
      })
      sent.once('error', reject)
      sent.end(body)
    })
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() < until) {
        await one(ask(asked++))
        done++
      }
    }),
  )
  agent.destroy()
  return done / seconds
}
