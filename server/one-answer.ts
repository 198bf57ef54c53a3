/** Bytes of a page's items: with what stands around them no answer is above 200 kB. */
const MOST_BYTES = 170_000

/** The first ones that fit into one answer, one in any case. */
export const fitting = <T>(items: readonly T[], most = MOST_BYTES): T[] => {
  let bytes = 0
  const end = items.findIndex((item, i) => {
    bytes += Buffer.byteLength(JSON.stringify(item)) + 1
    return bytes > most && i > 0
  })
  return end === -1 ? [...items] : items.slice(0, end)
}
