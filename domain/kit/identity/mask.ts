/** 138****0001: enough to recognise, not to dial. */
export const maskPhone = (phone: string): string =>
  phone.length === 11 ? `${phone.slice(0, 3)}****${phone.slice(7)}` : phone.replace(/.(?=.{4})/g, '*')

/**
 * 52****************: that there is one, and the province. A birth date stands beside it, the area is the county's: each digit
 * more would leave a handful of numbers (with the last two shown nine fitted the check digit, H1). The same for a student number,
 * which holds the ID number: G52****************.
 */
export const maskNumber = (number: string): string => {
  const shown = /^[A-Z]/i.test(number) ? 3 : 2
  return number.slice(0, shown) + '*'.repeat(Math.max(0, number.length - shown))
}
