/** Leaves out what stands between two marks, in one pass whatever the text holds; an end that never comes cuts the rest. */
export const cutOut = (text: string, from: string, to: string): string => {
  const low = text.toLowerCase()
  const kept: string[] = []
  let at = 0
  for (let start = low.indexOf(from); start >= 0; start = low.indexOf(from, at)) {
    kept.push(text.slice(at, start))
    const end = low.indexOf(to, start + from.length)
    if (end < 0) return kept.join('')
    at = end + to.length
  }
  kept.push(text.slice(at))
  return kept.join('')
}
