import { type FamilyPerson, inLines, type FamilyPicture as Picture } from '../../domain/registers/family-picture.ts'
import { t } from '../words/words.ts'

/** Units of the drawing: one is a pixel on a phone of 360. */
const WIDTH = 336
const BOX = 156
const GAP = 24
const PAD = 10
const LINE = 19
const LETTERS = 10.2

type Placed = { person: FamilyPerson; x: number; y: number; head: string[]; lines: string[]; height: number }

const placed = (person: FamilyPerson, x: number, y: number): Placed => {
  const head = inLines([person.title && t(person.title), person.name].filter(Boolean).join(' '), LETTERS)
  const lines = person.lines.flatMap((line) => inLines(t(line), LETTERS))
  return { person, x, y, head, lines, height: PAD * 2 + (head.length + lines.length) * LINE }
}

/** Rows of two, one after the other: parents, then who looks after the child and who helps, the child, brothers and sisters. */
const layout = ({ people }: Picture): { boxes: Placed[]; height: number } => {
  const of = (...roles: FamilyPerson['role'][]) => people.filter((p) => roles.includes(p.role))
  const near = of('carer', 'helper')
  const pairs = (list: FamilyPerson[]) => list.flatMap((_, i) => (i % 2 === 0 ? [list.slice(i, i + 2)] : []))
  const rows = [of('father', 'mother'), ...pairs(near), of('child'), ...pairs(of('sibling'))].filter((r) => r.length)
  const boxes: Placed[] = []
  let y = 2
  for (const row of rows) {
    const left = row.length === 1 ? (WIDTH - BOX) / 2 : 0
    // One alone above the child leaves the middle to the lines of the row above.
    const aside = row.length === 1 && row[0]?.role !== 'child' && row[0]?.role !== 'sibling' ? 0 : left
    const made = row.map((person, i) => placed(person, row.length === 1 ? aside : i * (BOX + GAP), y))
    boxes.push(...made)
    y += Math.max(...made.map((b) => b.height)) + GAP
  }
  return { boxes, height: y - GAP + 2 }
}

/** The family drawn (who is where, who looks after whom), with the same in sentences for whoever does not see it. */
export const FamilyPicture = ({ picture, name }: { picture: Picture; name: string }) => {
  const { boxes, height } = layout(picture)
  const child = boxes.find((b) => b.person.role === 'child')
  if (!child) return null
  return (
    <figure className="family">
      <svg
        viewBox={`0 0 ${WIDTH} ${height}`}
        role="img"
        aria-label={t('{name}的家：{x}', { name, x: picture.told.map((x) => t(x)).join('') })}
      >
        {picture.ties.map(({ from, kind }) => {
          const box = boxes.find((b) => b.person.key === from)
          return box ? (
            <path
              key={from}
              className={`tie ${kind}${box.person.apart ? ' apart' : ''}`}
              d={lineBetween(box, child)}
              markerEnd={kind === 'cares' ? 'url(#family-to)' : undefined}
            />
          ) : null
        })}
        <defs>
          <marker id="family-to" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="5" markerHeight="5" orient="auto">
            <path d="M0 0 8 4 0 8z" className="tip" />
          </marker>
        </defs>
        {boxes.map(({ person, x, y, head, lines, height: tall }) => (
          <g key={person.key} transform={`translate(${x} ${y})`}>
            <rect className={`who ${person.role}${person.apart ? ' apart' : ''}`} width={BOX} height={tall} rx="8" />
            {head.map((line, i) => (
              <text key={line} className="name" x={PAD} y={PAD + LINE * (i + 1) - 5}>
                {line}
              </text>
            ))}
            {lines.map((line, i) => (
              <text key={`${i.toString()}${line}`} x={PAD} y={PAD + LINE * (head.length + i + 1) - 5}>
                {line}
              </text>
            ))}
          </g>
        ))}
      </svg>
      <figcaption className="xs mut">{t('粗线：照看孩子　虚线：不在身边')}</figcaption>
    </figure>
  )
}

/** From the edge of one box to the edge of the child’s: down the middle between the columns, so that no line runs through a third. */
const lineBetween = (from: Placed, child: Placed): string => {
  const middle = WIDTH / 2
  const above = from.y < child.y
  const side = from.x + BOX / 2 < middle ? from.x + BOX : from.x
  const y = from.y + from.height / 2
  const spread = from.x + BOX / 2 < middle ? -5 : 5
  if (!above) return `M${from.x + BOX / 2} ${from.y} V${from.y - GAP / 2} H${middle} V${child.y + child.height}`
  if (from.x <= middle && from.x + BOX >= middle) return `M${middle} ${from.y + from.height} V${child.y}`
  return `M${side} ${y} H${middle + spread} V${child.y}`
}
