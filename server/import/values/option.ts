/** 1-是, 0-否, A.走读, (2)否, ①双留守, B、住校, 01 走读, Ⅰ住校, 一、是: the code, letter or number that forms and exports leave before an option. */
const CODE =
  /^\s*(?:[(（【[]\s*(?:\d{1,2}|[A-Za-z])\s*[)）】\]]\s*[-－—–.．、:：=＝]?|(?:\d{1,2}|[A-Za-z])\s*[-－—–.．、:：=＝|｜_)）]+|[一二三四五六七八九]\s*[、.．]|0\d\s+|[①-⑨Ⅰ-Ⅹ]\s*[-－—–.．、:：]?)\s*(?=[\p{Script=Han}√✓✔×✗✘])/u

/** An option without the code before it; anything else as it is. */
export const withoutCode = (text: string): string => text.replace(CODE, '')
