/** 1-是, 0-否, A.走读, (2)否, ①双留守, B、住校: the code or letter that forms and exports leave before an option. */
const CODE =
  /^\s*(?:[(（【[]\s*(?:\d{1,2}|[A-Za-z])\s*[)）】\]]\s*[-－—–.．、:：=＝]?|(?:\d{1,2}|[A-Za-z])\s*[-－—–.．、:：=＝|｜_)）]+|[①-⑨])\s*(?=[\p{Script=Han}√✓✔×✗✘])/u

/** An option without the code before it; anything else as it is. */
export const withoutCode = (text: string): string => text.replace(CODE, '')
