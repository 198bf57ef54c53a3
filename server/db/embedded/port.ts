import { createServer } from 'node:net'

const tryPort = (port: number): Promise<number | null> =>
  new Promise((done) => {
    const probe = createServer()
    probe.once('error', () => done(null))
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(address && typeof address === 'object' ? address.port : null))
    })
  })

/** A free port of the loopback: the one wished for where it is free (a database that comes back is looked for where it was). */
export const freePort = async (wish: number | null): Promise<number> => {
  const port = (wish === null ? null : await tryPort(wish)) ?? (await tryPort(0))
  if (port === null) throw new Error('没有空闲端口，内置数据库不能启动。')
  return port
}
