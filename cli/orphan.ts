/**
 * Calls back when the program that started us is gone. `npm start` runs us below a shell, which a signal to npm ends without
 * telling us: an orphan would keep the port and the database. Only below npm: a service or `nohup` may lose its starter.
 */
export const onOrphaned = (callback: () => void): void => {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    callback()
  }, 250)
  timer.unref()
}
