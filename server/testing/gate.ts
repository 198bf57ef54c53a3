/** Lets one piece of work wait for another, in tests of two at once: no clock decides who comes first. */
export const gate = (): { opened: Promise<void>; open: () => void } => {
  const { promise, resolve } = Promise.withResolvers<void>()
  return { opened: promise, open: () => resolve() }
}
