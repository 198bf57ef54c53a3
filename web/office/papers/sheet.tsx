import { isLarge, type Piece, type Sheet } from '../../../domain/reports/papers/sheet.ts'

/** One paper as it is printed: the same pieces as in the document. What it says is made of declarations and of what was typed. */
export const SheetView = ({ sheet }: { sheet: Sheet }) => (
  <article
    className={`card pad letter${sheet.alone ? '' : ' slipped'}${isLarge(sheet) ? ' large' : ''}`}
    aria-label={sheet.name}
  >
    {sheet.pieces.map((piece, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one paper have no other name
      <PieceView key={i} piece={piece} />
    ))}
  </article>
)

const PieceView = ({ piece }: { piece: Piece }) => {
  switch (piece.piece) {
    case 'title':
      return <h2>{piece.text}</h2>
    case 'text':
      return <p className={`par ${piece.at}`}>{piece.text}</p>
    case 'fill':
      return (
        <div className="fills">
          {piece.items.map((item) => (
            <span key={item.label} className={item.wide ? 'fill wide' : 'fill'}>
              <b>{item.label}：</b>
              {item.value === null ? <span className="rule" /> : <span>{item.value}</span>}
            </span>
          ))}
        </div>
      )
    case 'boxes':
      return (
        <p>
          <b>{piece.label}：</b>
          {piece.options.map((option) => (
            <span key={option} className="box">
              □ {option}
            </span>
          ))}
        </p>
      )
    case 'lines':
      return (
        <div>
          {piece.label ? <b>{piece.label}：</b> : null}
          {Array.from({ length: piece.n }, (_, i) => `l${i}`).map((key) => (
            <div key={key} className="ruled" />
          ))}
        </div>
      )
    case 'table':
      return (
        <div className="scroll-x" tabIndex={-1}>
          <table className="sign">
            <thead>
              <tr>
                {piece.head.map((head, i) => (
                  <th key={head} style={{ width: `${(100 * (piece.widths[i] ?? 1)) / total(piece.widths)}%` }}>
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {piece.rows.map((row, n) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows to write in are all alike
                <tr key={n}>
                  {row.map((cell, i) => (
                    <td key={piece.head[i]}>{cell}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )
    case 'heading':
      return <h3>{piece.text}</h3>
    case 'rows':
      return (
        <table className="rows">
          <thead>
            <tr>
              {piece.head.map((head) => (
                <th key={head}>{head}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {piece.rows.map((row) => (
              <tr key={row.join('|')}>
                {row.map((cell, i) => (
                  <td key={piece.head[i]}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )
    case 'cut':
      return <hr className="cut" />
    case 'note':
      return <p className="small">{piece.text}</p>
  }
}

const total = (widths: readonly number[]) => widths.reduce((a, b) => a + b, 0)
