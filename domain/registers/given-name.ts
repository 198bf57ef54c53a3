/** Surnames of two letters that are met with; a name that begins so keeps what follows them. */
const TWO_LETTERS = [
  ...['欧阳', '上官', '司马', '诸葛', '东方', '皇甫', '尉迟', '公孙', '慕容', '令狐', '夏侯', '司徒', '端木'],
  ...['宇文', '长孙', '轩辕', '独孤', '南宫', '西门', '东郭', '闻人', '申屠', '太史', '赫连', '澹台', '呼延'],
]

/**
 * How a child is called at school, without the surname: 罗小禾 → 小禾. A name whose given part is one letter stays whole (龙巧), as
 * does one of a people that writes it with a point (first part: 阿依古丽·买买提 → 阿依古丽).
 */
export const givenName = (name: string): string => {
  const plain = name.trim()
  const [first, ...rest] = plain.split(/[·•．]/u)
  if (rest.length > 0 && first) return first
  const letters = [...plain]
  if (!/^\p{Script=Han}+$/u.test(plain) || letters.length < 3 || letters.length > 4) return plain
  const surname = TWO_LETTERS.includes(letters.slice(0, 2).join('')) ? 2 : 1
  const given = letters.slice(surname)
  return given.length > 1 ? given.join('') : plain
}
