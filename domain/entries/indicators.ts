/** One line of the usual evaluation of a school (dossier §7): in which block, for how many points, what an inspector asks to see. */
export type Indicator = { key: string; block: string; title: string; points: number; asks: string }

const of = (
  block: string,
  lines: readonly [key: string, title: string, points: number, asks: string][],
): readonly Indicator[] => lines.map(([key, title, points, asks]) => ({ key, block, title, points, asks }))

/**
 * The indicators of an evaluation (S1.15, dossier §7), 100 points together. No official table could be opened: these are the blocks and
 * the evidence that such tables usually ask for. Two say nothing by any number and are the inspector's alone.
 */
export const INDICATORS: readonly Indicator[] = [
  ...of('组织领导', [
    ['group', '领导小组与分工', 4, '小组名单，谁分管什么'],
    ['plan', '工作计划', 3, '学期或年度计划'],
    ['group-meetings', '工作会议', 3, '每学期的会议记录'],
  ]),
  ...of('制度建设', [['rules', '制度齐全', 10, '谈心、帮扶、家访、联系、监护人培训、安全六项制度']]),
  ...of('档案管理', [
    ['files', '一人一档', 8, '档案填全的不少于95%'],
    ['resurveyed', '每学期重新调查', 6, '本学期的调查记录'],
    ['cards', '联系卡打得通', 3, '联系卡试拨记录'],
    ['needs', '需求有着落', 3, '记下的需求和办的情况'],
  ]),
  ...of('结对帮扶', [
    ['paired', '人人有人帮', 6, '结对名册'],
    ['pair-meetings', '结对有往来', 4, '往来记录'],
    ['key-plans', '重点孩子有计划', 3, '帮扶计划'],
    ['effect', '看帮扶效果', 2, '每四周的检查记录'],
  ]),
  ...of('谈心家访', [
    ['talks', '月月谈心', 6, '谈心记录'],
    ['visits', '一学期三次家访', 6, '家访记录'],
    ['carers', '月月联系照看人', 3, '联系记录'],
  ]),
  ...of('家校联系', [
    ['calls', '月月亲情联系', 4, '亲情联系记录'],
    ['letters', '致家长的信', 3, '学期初、学期末的信和回执'],
    ['meetings', '家长会与培训', 3, '签到'],
  ]),
  ...of('活动与阵地', [
    ['home', '儿童之家按时开放', 4, '开放和值班记录'],
    ['activities', '关爱活动', 3, '活动记录'],
    ['condolence', '半年看望一次', 3, '慰问记录'],
  ]),
  ...of('安全与心理', [
    ['lessons', '主题教育', 3, '安全、法制、心理等教育的记录'],
    ['surroundings', '周边检查', 2, '检查和整改记录'],
  ]),
  ...of('工作效果', [
    ['satisfaction', '孩子和家长满意', 3, '座谈、问卷'],
    ['cases', '有做得好的例子', 2, '事例材料'],
  ]),
]

/**
 * The indicators of a township's evaluation by the county (S2B, dossier §7), 100 points together: the same blocks, what a township and its villages do
 * first, what its schools do as far as the township answers for it.
 */
export const TOWNSHIP_INDICATORS: readonly Indicator[] = [
  ...of('组织领导', [
    ['group', '领导小组与分工', 8, '小组名单，谁分管什么'],
    ['plan', '工作计划', 6, '年度计划'],
    ['group-meetings', '工作会议', 6, '每学期的会议记录'],
  ]),
  ...of('摸底建档', [
    ['files', '一人一档', 12, '档案填全的不少于95%'],
    ['resurveyed', '每学期重新调查', 10, '本学期的调查记录'],
    ['needs', '需求有着落', 8, '记下的需求和办的情况'],
  ]),
  ...of('关爱帮扶', [
    ['paired', '人人有人帮', 8, '结对名册'],
    ['key-plans', '重点孩子有计划', 6, '帮扶计划'],
    ['condolence', '半年看望一次', 6, '慰问记录'],
  ]),
  ...of('阵地建设', [
    ['home', '儿童之家按时开放', 8, '开放和值班记录'],
    ['stations', '维权站有人办', 4, '维权站登记'],
  ]),
  ...of('督促学校', [
    ['talks', '各校月月谈心', 6, '各校谈心记录'],
    ['visits', '各校一学期三次家访', 6, '各校家访记录'],
  ]),
  ...of('宣传与效果', [
    ['publicity', '宣传到村', 3, '宣传记录'],
    ['cases', '有做得好的例子', 3, '事例材料'],
  ]),
]

/** Whom an evaluation is about, with the list that is used where nobody has said another. */
export const EVALUATED = ['school', 'township'] as const
export type Evaluated = (typeof EVALUATED)[number]
export const USUAL: Readonly<Record<Evaluated, readonly Indicator[]>> = {
  school: INDICATORS,
  township: TOWNSHIP_INDICATORS,
}

/**
 * How points are suggested: `usual`, as the line of that key in the usual list; `hand`, by nobody; `figure`, from a number: at `none` (or beyond) no
 * point, at `full` (or beyond) all, in between by their share, whichever of the two is higher.
 */
export type Suggests = { by: 'usual' } | { by: 'hand' } | { by: 'figure'; figure: string; none: number; full: number }

/** One line of a list as a county or a township keeps it (decision 063). */
export type ListedIndicator = Indicator & { suggests: Suggests }

export const usualList = (about: Evaluated): ListedIndicator[] =>
  USUAL[about].map((line) => ({ ...line, suggests: { by: 'usual' } }))

/** What is wrong with a list, in a sentence; null where nothing is. `known`: is there a figure of that id? */
export const listFault = (
  about: Evaluated,
  items: readonly ListedIndicator[],
  known: (figure: string) => boolean,
): string | null => {
  const titles = new Set<string>()
  const usual = new Set(USUAL[about].map((line) => line.key))
  for (const { title, key, suggests } of items) {
    if (titles.has(title)) return `“${title}”写了两行，请改一个名称，或合成一行。`
    titles.add(title)
    if (suggests.by === 'usual' && !usual.has(key))
      return `“${title}”不是通用的一项，请选按哪个数建议，或由检查的人定。`
    if (suggests.by === 'figure' && !known(suggests.figure)) return `“${title}”选的数没有了，请另选一个。`
    if (suggests.by === 'figure' && suggests.none === suggests.full)
      return `“${title}”给满分和给0分的数一样，请改一个。`
  }
  const total = items.reduce((sum, { points }) => sum + points, 0)
  return total === 100 ? null : `各项一共 ${total} 分，请改成 100 分。`
}

/** What ends an evaluation whatever its points say (一票否决, dossier §7). */
export const VETOES = [
  { value: 'dropout', label: '有孩子辍学没有劝返' },
  { value: 'serious', label: '有责任事故、侵害没有报告' },
]

export const indicatorOf = (key: string): Indicator | null => INDICATORS.find((one) => one.key === key) ?? null
