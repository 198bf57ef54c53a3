import { t } from '../words/words.ts'

/** How a field is written, where its shape alone is wrong: a pattern's own message says nothing to a teacher. */
const WRITTEN: Record<string, string> = {
  birth: '写成 2016年5月1日，或 2016年5月',
  fatherSince: '写成 2026年3月，或 2026年',
  motherSince: '写成 2026年3月，或 2026年',
  since: '请选一天',
  idNumber: '身份证号是 18 位，请对着证件看一遍',
  fatherPhones: '手机号是 11 位，几个号码用顿号隔开',
  motherPhones: '手机号是 11 位，几个号码用顿号隔开',
  carerPhones: '手机号是 11 位，几个号码用顿号隔开',
}

/** What was wrong by the form's field: `changes.birth` and `changes.fatherPhones.0` are told at their fields. */
export const childFaults = (details: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries((details ?? {}) as Record<string, unknown>).map(([path, said]) => {
      const steps = path.split('.').filter((step) => !/^\d+$/.test(step))
      const field = steps.at(-1) ?? path
      // A fault of the shape carries its whole path; a fault that a rule found carries words of its own.
      return [field, steps.length > 1 && WRITTEN[field] ? t(WRITTEN[field]) : String(said)]
    }),
  )
