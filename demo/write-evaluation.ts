import { evaluation } from '../domain/entries/evaluation.ts'
import { addDays } from '../domain/kit/dates.ts'
import { evaluationReply } from '../domain/records/evaluation-reply.ts'
import { actorByLogin } from '../server/actor.ts'
import type { Ctx } from '../server/context.ts'
import { saveEntries } from '../server/entries/commands/save-entries.ts'
import { saveRecords } from '../server/records/commands/save-records.ts'
import { demoId, on } from './write-records.ts'

/** A township's look at its central school in the middle of the term (S1.15): most is in order, two things have their day, the school answered. */
export const writeEvaluation = async (
  ctx: Ctx,
  logins: { township: string; school: string },
  school: string,
  { seed, day }: { seed: number; day: string },
): Promise<void> => {
  const id = demoId(seed, day, 1)
  await saveEntries(on(ctx, day), await actorByLogin(ctx, logins.township), {
    entries: [
      {
        id,
        kind: 'evaluation',
        version: evaluation.version,
        about: { place: school },
        from: day,
        body: {
          sort: 'term',
          by: '镇中心学校 刘启明、镇妇联 付秀',
          scores: [
            { title: '领导小组与分工', of: 4, given: 4 },
            { title: '工作计划', of: 3, given: 3 },
            { title: '制度齐全', of: 10, given: 8, remark: '家访制度还是旧的，换成今年的', mendBy: addDays(day, 30) },
            { title: '一人一档', of: 8, given: 7 },
            { title: '月月谈心', of: 6, given: 5 },
            {
              title: '一学期三次家访',
              of: 6,
              given: 5,
              remark: '还没走到的几户，月底前走到',
              mendBy: addDays(day, 40),
            },
            { title: '儿童之家按时开放', of: 4, given: 4, remark: '值班都有两个人，好' },
          ],
          conclusion: '底子清，谈心记得实。家访要赶在入冬前走完，制度换成今年的再上墙。',
        },
      },
    ],
  })
  const answered = addDays(day, 3)
  await saveRecords(on(ctx, answered), await actorByLogin(ctx, logins.school), {
    records: [
      {
        id: demoId(seed, answered, 2),
        kind: 'evaluation-reply',
        version: evaluationReply.version,
        happenedOn: answered,
        about: { entry: id },
        body: {
          view: 'explain',
          mended: '制度齐全',
          on: addDays(day, 40),
          what: '家访制度已经换了。没走到的几户都在山上，和村里约了周末一起去。',
        },
      },
    ],
  })
}
