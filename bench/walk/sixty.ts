const SURNAMES = '石罗龙吴杨田向彭陈李周郑冯蒋沈韩朱秦许何'
const GIVEN = ['安安', '小禾', '巧', '天宇', '思思', '立秋']
const AWAY = 40

/** A class of sixty as a school writes it, forty of them with both parents away, and three faults: two short phones, a day that is none. */
export const classOfSixty = (): Uint8Array => {
  const head =
    '序号,姓名,性别,出生日期,班级,家庭住址,父亲姓名,父亲务工地点,母亲姓名,母亲务工地点,监护人,与学生关系,监护人电话'
  const rows = Array.from({ length: 60 }, (_, i) => {
    const family = SURNAMES[i % SURNAMES.length] ?? '石'
    const name = `${family}${GIVEN[Math.floor(i / 10) % GIVEN.length]}`
    const [phone, birth] = [i === 3 || i === 31, i === 17]
    const where = i < AWAY ? '广东东莞' : '在家'
    return [
      i + 1,
      name,
      i % 2 ? '女' : '男',
      birth
        ? '2016年13月40日'
        : `2016-${String((i % 12) + 1).padStart(2, '0')}-${String((i % 27) + 1).padStart(2, '0')}`,
      '三年级1班',
      `河湾村${(i % 7) + 1}组`,
      `${family}大海${i}`,
      where,
      `杨梅${i}`,
      where,
      `${family}老根${i}`,
      '爷爷',
      phone ? '1380000' : `138000${String(10_000 + i)}`,
    ].join(',')
  })
  return new TextEncoder().encode([head, ...rows].join('\n'))
}
