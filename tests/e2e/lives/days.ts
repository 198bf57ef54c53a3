/** Days of Asia/Shanghai as a form takes them: today, and so many days later. */
export const day = (plus = 0): string =>
  new Date(Date.now() + plus * 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })
