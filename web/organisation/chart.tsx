import { t } from '../words/words.ts'
import { BOX, type ChartPost, chartOf } from './chart-layout.ts'

/** The chart of a group as a picture (S1.1, kinds.md §4): drawn for the eye, the list below says the same in words. */
export const Chart = ({ name, posts, columns }: { name: string; posts: readonly ChartPost[]; columns: number }) => {
  const { width, height, boxes, links } = chartOf(posts, columns)
  return (
    <svg
      role="img"
      aria-label={t('{x}的分工图，共{n}人', { x: name, n: posts.length })}
      viewBox={`-1 -1 ${width + 2} ${height + 2}`}
      style={{ width: '100%', maxWidth: width, height: 'auto', display: 'block', margin: '0 auto' }}
    >
      {links.map((l) => (
        <path
          key={`${l.x1} ${l.y1} ${l.x2} ${l.y2}`}
          d={`M${l.x1} ${l.y1} V${(l.y1 + l.y2) / 2} H${l.x2} V${l.y2}`}
          fill="none"
          stroke="var(--line-strong)"
        />
      ))}
      {boxes.map((box) => (
        <g key={box.id} transform={`translate(${box.x} ${box.y})`}>
          <rect width={BOX.width} height={BOX.height} rx="8" fill="var(--paper, #fff)" stroke="var(--line-strong)" />
          {box.lines.map((line, i) => (
            <text
              key={`${i.toString()} ${line}`}
              x={BOX.width / 2}
              y={20 + i * 20}
              textAnchor="middle"
              fontSize={i === 0 ? 14 : 12}
              fontWeight={i === 0 ? 600 : 400}
              fill="currentColor"
            >
              {line}
            </text>
          ))}
        </g>
      ))}
    </svg>
  )
}
