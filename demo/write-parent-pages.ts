import { shanghaiDate } from '../domain/kit/dates.ts'
import type { TypedAnswer } from '../domain/registers/parent-answer-form.ts'
import { actorByLogin } from '../server/actor.ts'
import type { Ctx } from '../server/context.ts'
import { agreeOnPage } from '../server/parent-pages/commands/agree-on-page.ts'
import { answerOnPage } from '../server/parent-pages/commands/answer-on-page.ts'
import { makeParentLinks } from '../server/parent-pages/commands/make-links.ts'
import { listParentLinks } from '../server/parent-pages/queries/links.ts'
import { proposeParentLinks } from '../server/parent-pages/queries/proposals.ts'
import { demoId, on } from './write-records.ts'

/** What each family answered; one has not opened its link yet. */
const ANSWERS: readonly (readonly TypedAnswer[] | null)[] = [
  [
    { sort: 'come', from: '2027-01-24', until: '2027-02-21' },
    { sort: 'line', text: '天冷了，麻烦老师提醒孩子穿厚一点，谢谢。' },
  ],
  [{ sort: 'call', way: 'video', on: '2026-12-05' }],
  [{ sort: 'number', phone: '13800005566' }],
  null,
]
const NOBODY = 'demo'

/** Links to the parents' page for some families of one class, and what they answered, which waits for the teacher. Loaded again, nothing comes twice. */
export const writeParentPages = async (
  ctx: Ctx,
  login: string,
  place: string,
  seed: number,
  day: string,
): Promise<void> => {
  const then = on(ctx, day < shanghaiDate(ctx.now()) ? day : shanghaiDate(ctx.now()))
  const teacher = await actorByLogin(ctx, login)
  if ((await listParentLinks(then, teacher, { place, limit: 1 })).items.length > 0) return
  const families = (await proposeParentLinks(then, teacher, { place })).items.filter((f) =>
    f.parts.some((p) => p.part === 'mother'),
  )
  const { links } = await makeParentLinks(then, teacher, {
    links: families.slice(0, ANSWERS.length).map((family, n) => ({
      id: demoId(seed, day, n + 1),
      child: family.childId,
      part: 'mother' as const,
      good: [...family.good, '按时交作业'].join('\n'),
    })),
    asks: '请每周和孩子通一次话；天冷了，提醒孩子加衣服。',
    contact: '办公室 0800-555-0131，晚上六点后',
    days: 60,
  })
  for (const [n, link] of links.entries()) {
    const answers = ANSWERS[n]
    if (!answers) continue
    const token = link.path.slice('/p/'.length)
    await agreeOnPage(then, token, NOBODY)
    for (const typed of answers) await answerOnPage(then, token, NOBODY, typed)
  }
}
