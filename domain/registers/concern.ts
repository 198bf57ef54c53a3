/** Whom somebody told of a worry about a child's safety. `nobody`: there was nothing to tell, the record was mistaken. */
export const TOLD = [
  ['police', '110 或派出所'],
  ['hotline', '12345、12355'],
  ['township', '乡镇（街道）'],
  ['superior', '上级（教育局、民政局）'],
  ['village', '村（居）委会'],
  ['principal', '校长'],
  ['teacher', '班主任、任课老师'],
  ['parents', '父母'],
  ['carer', '照看的人'],
  ['hospital', '医院'],
  ['other', '别的人'],
  ['nobody', '没有告诉别人（核实后没有事，或记错了）'],
] as const
export const TOLD_CODES = TOLD.map(([code]) => code)

export const TOLD_WAYS = [
  ['phone', '电话'],
  ['in-person', '当面'],
  ['message', '短信、微信'],
  ['written', '书面'],
] as const
export const TOLD_WAY_CODES = TOLD_WAYS.map(([code]) => code)

/** “110 或派出所、校长（贺立新）” */
export const toldWords = (told: readonly string[], name: string): string =>
  TOLD.filter(([code]) => told.includes(code))
    .map(([, words]) => words)
    .join('、') + (name ? `（${name}）` : '')

export const wayWords = (way: string): string => TOLD_WAYS.find(([code]) => code === way)?.[1] ?? way
