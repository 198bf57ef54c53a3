import { Mark, mergeAttributes, Node, type NodeViewProps, NodeViewWrapper, ReactNodeViewRenderer } from '@tiptap/react'

/** Tells the page which figure was tapped. */
export const FIGURE_EVENT = 'nuanyang-figure'

const Chip = ({ node }: NodeViewProps) => (
  <NodeViewWrapper as="span">
    <button
      type="button"
      className="figchip"
      contentEditable={false}
      onClick={(e) =>
        e.currentTarget.dispatchEvent(new CustomEvent(FIGURE_EVENT, { bubbles: true, detail: String(node.attrs.ref) }))
      }
    >
      {String(node.attrs.text)}
    </button>
  </NodeViewWrapper>
)

/** A number of the page: its text follows the data, its tap opens the rows. */
export const FigureNode = Node.create({
  name: 'figure',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({ ref: { default: '' }, text: { default: '' } }),
  parseHTML: () => [
    { tag: 'span[data-figure]', getAttrs: (e) => ({ ref: e.getAttribute('data-figure'), text: e.textContent }) },
  ],
  renderHTML: ({ node, HTMLAttributes }) => [
    'span',
    mergeAttributes(HTMLAttributes, { 'data-figure': String(node.attrs.ref) }),
    String(node.attrs.text),
  ],
  addNodeView: () => ReactNodeViewRenderer(Chip),
})

const Blank = ({ node }: NodeViewProps) => (
  <NodeViewWrapper as="span">
    <span className="warnbox" style={{ padding: '1px 8px', fontFamily: 'var(--font)' }} contentEditable={false}>
      【{String(node.attrs.hint)}】
    </span>
  </NodeViewWrapper>
)

/** A blank that only the author can fill; not printed. */
export const GapNode = Node.create({
  name: 'gap',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({ key: { default: '' }, hint: { default: '' } }),
  parseHTML: () => [
    { tag: 'span[data-gap]', getAttrs: (e) => ({ key: e.getAttribute('data-gap'), hint: e.textContent }) },
  ],
  renderHTML: ({ node, HTMLAttributes }) => [
    'span',
    mergeAttributes(HTMLAttributes, { 'data-gap': String(node.attrs.key) }),
    String(node.attrs.hint),
  ],
  addNodeView: () => ReactNodeViewRenderer(Blank),
})

/** The author's own words, on yellow on the screen. */
export const OwnMark = Mark.create({
  name: 'own',
  parseHTML: () => [{ tag: 'mark' }],
  renderHTML: () => ['mark', { style: 'background: var(--sun-soft); color: inherit' }, 0],
})
