/** How a connection of this process calls itself: by it other programs of ours know who works here. */
export const programName = (what = 'work'): string => `nuanyang ${process.pid} ${what}`

/** The process behind such a name; null where it is another program's. */
export const processOf = (name: string): number | null => {
  const pid = Number(/^nuanyang (\d+) /.exec(name)?.[1])
  return Number.isSafeInteger(pid) && pid > 0 ? pid : null
}
