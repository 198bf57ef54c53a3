/** As long, and other in one letter: 罗小禾 and 罗晓禾, or two numbers of which one was mistyped. */
export const oneApart = (a: string, b: string): boolean => {
  const other = [...b]
  const letters = [...a]
  return letters.length === other.length && letters.filter((c, i) => c !== other[i]).length === 1
}
